import { ringFeeder } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type pg from "pg";

/** A doorbell that a worker has locked. */
export interface TakenDoorbell {
  readonly id: number;
  readonly jobId: string;
}

interface Taken {
  readonly id: number;
  /** Null for a feeder, which has the other fields. */
  readonly jobId: string | null;
  readonly campaignId: string;
  readonly madeFrom: string;
  readonly madeTo: string;
}

/**
 * Takes up to `most` doorbells out of the queue for a worker, as graphile-worker does. Feeders among them ring for their jobs at once,
 * as in the worker's task.
 */
export async function takeDoorbells(db: pg.Pool, workerId: string, most: number): Promise<TakenDoorbell[]> {
  const taken = await autocommit(db).query<Taken>(TAKE, [most, workerId]);
  for (const { id, jobId, ...jobs } of taken) {
    if (jobId !== null) continue;
    await transaction(db, (tx) => ringFeeder(tx, { doorbellId: String(id), ...jobs }));
    await autocommit(db).query(DROP, [[id]]);
  }
  return taken.flatMap(({ id, jobId }) => (jobId === null ? [] : [{ id, jobId }]));
}

/** Deletes doorbells whose tasks are over. */
export async function dropDoorbells(db: pg.Pool, taken: readonly TakenDoorbell[]): Promise<void> {
  await autocommit(db).query(DROP, [taken.map(({ id }) => id)]);
}

// graphile-worker's own way to take jobs: the lock is a column, so no transaction stays open while they run.
const TAKE = `
  WITH next AS MATERIALIZED (
    SELECT id FROM graphile_worker._private_jobs
    WHERE is_available AND run_at <= now() AND coalesce(payload ->> 'jobId', payload ->> 'madeFrom') IS NOT NULL
    ORDER BY priority, run_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  UPDATE graphile_worker._private_jobs SET attempts = attempts + 1, locked_at = now(), locked_by = $2
  WHERE id IN (SELECT id FROM next)
  RETURNING id, payload ->> 'jobId' AS "jobId", payload ->> 'campaignId' AS "campaignId", payload ->> 'madeFrom' AS "madeFrom",
            payload ->> 'madeTo' AS "madeTo"`;

const DROP = "DELETE FROM graphile_worker._private_jobs WHERE id = ANY($1::bigint[])";
