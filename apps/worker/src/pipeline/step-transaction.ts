import { isTooSlow, statements, type Tx, transaction } from "@leadgen/db";
import type pg from "pg";

/** Tries in all at a statement that takes too long. */
const TRIES = 3;

/**
 * A transaction before a call is sent. A statement that takes too long is an error of ours and ends the job (J10); but a minute in
 * which the disk is busy is no reason to, so that takes three in a row.
 */
export const stepTransaction = <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> =>
  patiently(() => transaction(pool, work));

/** The same for reads, and for what is one statement. */
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
