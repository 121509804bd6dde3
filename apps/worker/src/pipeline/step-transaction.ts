import { isTooSlow, type Tx, transaction } from "@leadgen/db";
import type pg from "pg";

/** Tries in all at a statement that takes too long. */
const TRIES = 3;

/**
 * A transaction before a call is sent. A statement that takes too long is an error of ours and ends the job (J10); but a minute in
 * which the disk is busy is no reason to, so that takes three in a row.
 */
export async function stepTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(pool, work);
    } catch (error) {
      if (attempt >= TRIES || !isTooSlow(error)) throw error;
    }
  }
}
