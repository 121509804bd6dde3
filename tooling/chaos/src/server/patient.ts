import { setTimeout as pause } from "node:timers/promises";
import { transaction } from "@leadgen/db";
import type pg from "pg";

const LOOK_MS = 10;
const PATIENCE_MS = 60_000;

/** Runs a statement, repeatedly until the database answers. @throws the last error after a minute. */
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

/** Waits until the first column of the first row is true, also through outages. @throws Error after `patienceMs`. */
export async function patientUntil(
  pool: pg.Pool,
  sql: string,
  { params = [], patienceMs = PATIENCE_MS }: { params?: readonly unknown[]; patienceMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const [row] = await patientRows<object>(pool, sql, params);
    if (row !== undefined && Object.values(row)[0] === true) return;
    if (performance.now() > deadline) {
      throw new Error(`Never came true within ${patienceMs} ms: ${sql}\nLeft: ${await whatIsLeft(pool)}`);
    }
    await pause(LOOK_MS * 2);
  }
}

/** After this long without a job that ended, none will end, in milliseconds. */
const STANDSTILL_MS = 120_000;

/** Waits until every campaign is over, as long as jobs keep ending. @throws Error at a standstill. */
export async function patientAllOver(pool: pg.Pool): Promise<void> {
  let ended = -1;
  let moved = performance.now();
  for (;;) {
    const [row] = await patientRows<{ over: boolean; ended: number }>(pool, PROGRESS);
    if (row?.over === true) return;
    if (row !== undefined && row.ended !== ended) {
      ended = row.ended;
      moved = performance.now();
    }
    if (performance.now() - moved > STANDSTILL_MS) {
      throw new Error(`No job has ended for ${STANDSTILL_MS / 1_000} s. Left: ${await whatIsLeft(pool)}`);
    }
    await pause(LOOK_MS * 10);
  }
}

const PROGRESS = `
  SELECT (SELECT count(*) > 0 AND bool_and(finished_at IS NOT NULL) FROM campaign) AS over,
         (SELECT count(*)::int FROM job WHERE finished_at IS NOT NULL) AS ended`;

const whatIsLeft = async (pool: pg.Pool): Promise<string> =>
  JSON.stringify(await patientRows<object>(pool, LEFT));

const LEFT = `
  SELECT (SELECT state FROM breaker) AS breaker, job.status,
         CASE WHEN bell.id IS NULL THEN 'gone' WHEN bell.locked_by IS NULL THEN 'rings' ELSE 'locked' END AS doorbell, worker.stopped_at IS NOT NULL AS dead, count(*)::int
  FROM job LEFT JOIN graphile_worker._private_jobs AS bell ON bell.id = doorbell_id
  LEFT JOIN worker ON worker.id = job.worker_id
  WHERE job.finished_at IS NULL GROUP BY 1, 2, 3, 4`;
