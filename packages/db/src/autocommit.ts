import type pg from "pg";
import { connect, run } from "./transaction.ts";
import type { Tx } from "./tx.ts";

/**
 * The `Tx` shape without a transaction: every statement commits by itself, on any connection of the pool. For reads, and
 * for verbs that are one statement (one prepared statement does 1.6 times the work of BEGIN, statement, COMMIT).
 * Locks end with their statement, and nothing is retried.
 * @throws DatabaseUnreachableError when there is no connection to be had.
 */
export function autocommit(db: pg.Pool): Tx {
  return {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      const client = await connect(db);
      let broken: Error | undefined;
      const onLost = (error: Error) => {
        broken = error;
      };
      client.on("error", onLost);
      try {
        return await run<Row>(client, sql, params);
      } finally {
        client.off("error", onLost);
        client.release(broken);
      }
    },
  };
}
