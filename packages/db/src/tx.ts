import type pg from "pg";
import { poolAddress } from "./pool.ts";
import { DatabaseUnreachableError, meaningOf, unreachable } from "./trouble.ts";

/**
 * An open transaction that runs statements. The engine declares the same interface itself, so that neither package imports the
 * other: anything that runs a statement and returns its rows fits.
 */
export interface Tx {
  /** Runs one statement with `$1…` parameters and resolves to its rows (empty when it returns none). */
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/**
 * A `Tx` without a transaction: every statement commits by itself, on any connection of the pool. For reads, and for verbs
 * of one statement (one prepared statement has 1.6 times the throughput of BEGIN, statement, COMMIT).
 * Locks end with their statement, and nothing is retried.
 * @throws DatabaseUnreachableError if no connection can be made.
 */
export const autocommit = (db: pg.Pool): Tx => single(db, run);

/**
 * Like `autocommit`, but each statement is planned for its values every time, which takes about a millisecond. For queries whose
 * best plan depends on the values: a generic plan would read the whole table.
 */
export const planned = (db: pg.Pool): Tx =>
  single(db, async <Row>(client: pg.ClientBase, text: string, values?: readonly unknown[]) => {
    return (await client.query(text, values as unknown[])).rows as Row[];
  });

/** A `Tx` on one connection, without a transaction. */
export const on = (client: pg.ClientBase): Tx => ({ query: (sql, params) => run(client, sql, params) });

function single(db: pg.Pool, once: typeof run): Tx {
  return {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      const client = await connect(db);
      let broken: Error | undefined;
      const onLost = (error: Error) => {
        broken = error;
      };
      client.on("error", onLost);
      try {
        return await once<Row>(client, sql, params);
      } catch (error) {
        // A server that no longer takes writes would fail every statement from now on, so the connection is replaced.
        if ((meaningOf(error)?.connection ?? "keep") !== "keep") broken ??= error as Error;
        throw error;
      } finally {
        client.off("error", onLost);
        client.release(broken);
      }
    },
  };
}

/** Beyond this many different statements, further ones run unprepared: text built at run time must not fill the server's memory. */
const LIMIT = 500;

const names = new Map<string, string>();

/**
 * The name under which a statement is prepared. The same text has the same name, so that each connection parses and
 * plans it once (1.3 times the throughput of unprepared statements on the hot path).
 */
function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= LIMIT) return known;
  const name = `leadgen_${names.size + 1}`;
  names.set(sql, name);
  return name;
}

/** @throws DatabaseUnreachableError instead of the socket's own error. */
export async function connect(db: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await db.connect();
  } catch (error) {
    throw unreachable(error) ? new DatabaseUnreachableError(poolAddress(db), error) : error;
  }
}

/** Statements with parameters are prepared once per connection. Without parameters, one text may hold several statements. */
export async function run<Row>(
  client: pg.ClientBase,
  sql: string,
  params?: readonly unknown[],
): Promise<Row[]> {
  if (params === undefined) return (await client.query(sql)).rows as Row[];
  const name = statementName(sql);
  const config = { text: sql, values: params as unknown[], ...(name !== undefined && { name }) };
  return (await client.query(config)).rows as Row[];
}
