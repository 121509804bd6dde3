import pg from "pg";
import { hostAndPort } from "./unreachable.ts";

/** What a session may take before PostgreSQL ends it, in milliseconds. */
export interface SessionTimeouts {
  /** One statement. Closing the breaker over a million paused jobs takes about 30 s; nothing honest takes longer. */
  readonly statement: number;
  /** Waiting for one lock. Longer than the largest opening or closing, which everybody else queues behind. */
  readonly lock: number;
  /** Doing nothing inside a transaction. A worker that froze must not hold the breaker's lock. */
  readonly idleInTransaction: number;
}

export const SESSION_TIMEOUTS: SessionTimeouts = {
  statement: 60_000,
  lock: 30_000,
  idleInTransaction: 15_000,
};

/** How long a connection attempt may take, in milliseconds. */
export const CONNECT_TIMEOUT = 5_000;

/**
 * How long a caller waits for a free connection of the pool, in milliseconds. Apart from CONNECT_TIMEOUT, because
 * a full pool is what a long closing of the breaker looks like from a busy worker, not a failure.
 */
const ACQUIRE_TIMEOUT = 35_000;

export interface PoolOptions {
  /** Connections at most (default 10). */
  readonly max?: number;
  /** Shown in pg_stat_activity (default "leadgen"). */
  readonly applicationName?: string;
  readonly timeouts?: Partial<SessionTimeouts>;
  /** Told when an idle connection is lost. The pool replaces it by itself, so the default is to do nothing. */
  readonly onIdleConnectionLost?: (error: Error) => void;
}

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;

/** This pool's own parsers: pg's global ones belong to everybody in the process (graphile-worker and Prisma too). */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary") {
      if (oid === INT8) return parseInt8;
      // A calendar day has no time zone; a Date would shift it by the server's.
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8_ARRAY) return (text: string) => int8Array(text).map((each) => each && parseInt8(each));
    }
    return pg.types.getTypeParser(oid, format as "text");
  },
};

const int8Array = pg.types.getTypeParser(INT8_ARRAY as 20, "text") as unknown as (
  text: string,
) => (string | null)[];

/** A number where that is exact, a bigint beyond 2^53. */
function parseInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** pg-pool has one option for "connect" and "wait for a free client"; this sets the first one apart. */
class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT });
  }
}

const addresses = new WeakMap<pg.Pool, string>();

/** `host:port` that a pool of `createPool` connects to, for messages. */
export function poolAddress(pool: pg.Pool): string {
  return addresses.get(pool) ?? "the database";
}

/**
 * The one pool a process shares between raw SQL, Prisma and graphile-worker. int8 is read as number (bigint
 * beyond 2^53), timestamptz as Date, date and numeric as text.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const address = hostAndPort(url);
  const timeouts = { ...SESSION_TIMEOUTS, ...options.timeouts };
  const pool = new pg.Pool({
    Client,
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? "leadgen",
    connectionTimeoutMillis: ACQUIRE_TIMEOUT,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: timeouts.statement,
    lock_timeout: timeouts.lock,
    idle_in_transaction_session_timeout: timeouts.idleInTransaction,
    types: types as unknown as pg.CustomTypesConfig,
  });
  // Without a listener a connection that dies while idle (server restart) is an uncaught exception.
  pool.on("error", (error) => options.onIdleConnectionLost?.(error));
  addresses.set(pool, address);
  return pool;
}
