import { setTimeout as pause } from "node:timers/promises";
import { transaction } from "@leadgen/db";
import type pg from "pg";

const LOOK_MS = 10;
const PATIENCE_MS = 60_000;

/** The rows of a statement, asked for until the database answers. @throws the last error after a minute. */
export async function patientRows<Row>(
  pool: pg.Pool,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await transaction(pool, (tx) => tx.query<Row>(sql, params));
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(LOOK_MS);
    }
  }
}

/** Waits until the first column of the first row is true, also past outages. @throws Error after `patienceMs`. */
export async function patientUntil(
  pool: pg.Pool,
  sql: string,
  { params = [], patienceMs = PATIENCE_MS }: { params?: readonly unknown[]; patienceMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const [row] = await patientRows<object>(pool, sql, params);
    if (row !== undefined && Object.values(row)[0] === true) return;
    if (performance.now() > deadline) throw new Error(`Never came true within ${patienceMs} ms: ${sql}`);
    await pause(LOOK_MS * 2);
  }
}
