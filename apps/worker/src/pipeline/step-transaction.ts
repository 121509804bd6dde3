import { isTooSlow, statements, type Tx, transaction } from "@leadgen/db";
import type pg from "pg";

/** How often a statement that takes too long is tried. */
const TRIES = 3;

/**
 * A transaction before a call is sent. A statement that takes too long counts as our own error and ends the job (J10). Three
 * such statements in a row are required, since a minute with a busy disk is no reason to end a job.
 */
export const stepTransaction = <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  patiently(() => transaction(pool, work));

/** The same without a transaction, for reads and single statements. */
export const stepStatements = <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  patiently(() => statements(pool, work));

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= TRIES || !isTooSlow(error)) throw error;
    }
  }
}
