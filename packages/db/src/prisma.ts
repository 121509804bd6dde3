import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/prisma/client.ts";
import type { Tx } from "./tx.ts";

/** Prisma on the process's one pool. Disconnecting Prisma leaves the pool open: the code that made the pool ends it. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new InOurSchema(pool) });
}

/** Prisma writes the schema's name before each table's, `public` unless it is told another. The connections know which it is. */
class InOurSchema extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const { rows } = await this.#pool.query<{ schema: string }>("SELECT current_schema() AS schema");
    const schema = rows[0]?.schema;
    return new PrismaPg(this.#pool, schema === undefined ? {} : { schema }).connect();
  }
}

export type { PrismaClient } from "../generated/prisma/client.ts";

/** The part of Prisma's interactive transaction that `prismaTx` needs. Every generated client has it. */
export interface RawPrisma {
  // biome-ignore lint/suspicious/noExplicitAny: Prisma's own signature.
  $queryRawUnsafe<T>(sql: string, ...params: any[]): PromiseLike<T>;
}

/**
 * A `Tx` over the client that Prisma passes to `$transaction(async (client) => …)`, so that a verb commits together with
 * Prisma's own writes. Values and errors are the same as from `transaction()`, with three exceptions: a void column is an
 * error and a date column is a Date (cast both to text), and a numeric loses trailing zeros.
 */
export function prismaTx(client: RawPrisma): Tx {
  return {
    async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
      try {
        const rows = await client.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...params);
        return rows.map((row) => mapValues(row) as Row);
      } catch (error) {
        throw asDatabaseError(error);
      }
    },
  };
}

function mapValues(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(plain);
  return isDecimal(value) ? String(value) : value;
}

/** Prisma has several copies of the class Decimal, so `instanceof` does not work. */
function isDecimal(value: unknown): boolean {
  return typeof value === "object" && value !== null && "toDecimalPlaces" in value;
}

/** Unwraps Prisma's error for an answer of PostgreSQL to the error that `pg` itself throws. Any other error stays as it is. */
export function asDatabaseError(error: unknown): unknown {
  const cause = (error as Wrapped | undefined)?.meta?.driverAdapterError?.cause;
  if (cause?.kind === "UnsupportedNativeDataType") {
    return new Error(`Prisma can't read a column of type ${cause.type}: cast it, for example to text.`, {
      cause: error,
    });
  }
  if (cause?.originalCode === undefined) return error;
  const { originalCode: code, originalMessage = "", constraint, table } = cause;
  const unwrapped = new pg.DatabaseError(originalMessage, 0, "error");
  return Object.assign(unwrapped, { code, cause: error, constraint: constraint?.index, table });
}

interface Wrapped {
  readonly meta?: {
    readonly driverAdapterError?: {
      readonly cause?: {
        readonly kind?: string;
        readonly type?: string;
        readonly originalCode?: string;
        readonly originalMessage?: string;
        readonly constraint?: { readonly index?: string };
        readonly table?: string;
      };
    };
  };
}
