import { type Tx, transaction } from "@leadgen/db";
import type pg from "pg";

/** Several reads in one snapshot, so that an answer never shows OPEN beside a RUNNING job. */
export function snapshot<T>(pool: pg.Pool, read: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(pool, async (tx) => {
    await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return read(tx);
  });
}
