import { autocommit } from "@leadgen/db";
import type pg from "pg";

/** A doorbell that a worker has locked. */
export interface TakenDoorbell {
  readonly id: number;
  readonly jobId: string;
}

/** Takes up to `most` doorbells out of the queue for a worker, as graphile-worker does. */
export function takeDoorbells(db: pg.Pool, workerId: string, most: number): Promise<TakenDoorbell[]> {
  return autocommit(db).query<TakenDoorbell>(TAKE, [most, workerId]);
}

/** Their tasks are over. */
export async function dropDoorbells(db: pg.Pool, taken: readonly TakenDoorbell[]): Promise<void> {
  await autocommit(db).query(DROP, [taken.map(({ id }) => id)]);
}

// graphile-worker's own way to take jobs: the lock is a column, so that no transaction stays open while they run.
const TAKE = `
  UPDATE graphile_worker._private_jobs SET attempts = attempts + 1, locked_at = now(), locked_by = $2
  WHERE id IN (SELECT id FROM graphile_worker._private_jobs
               WHERE is_available AND run_at <= now() AND payload ->> 'jobId' IS NOT NULL
               ORDER BY priority, run_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, payload ->> 'jobId' AS "jobId"`;

const DROP = "DELETE FROM graphile_worker._private_jobs WHERE id = ANY($1::bigint[])";
