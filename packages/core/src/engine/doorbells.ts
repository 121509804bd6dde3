import { JOB_TYPES, TASK_TABLE } from "../task/catalogue.ts";
import type { Tx } from "./tx.ts";

/** SQL: the worker task of a job type. `type` is an SQL expression. */
const sqlTaskOf = (type: string): string =>
  `CASE ${type} ${JOB_TYPES.map((job) => `WHEN '${job}' THEN '${TASK_TABLE[job].identifier}'`).join(" ")} END`;

/**
 * SQL: one doorbell for graphile-worker's `add_jobs`, of a row with the columns id, type, priority and created_at.
 *
 * It rings as of the job's creation: a job keeps its place in the queue however often it is announced. Rung as of now, one
 * that a stopping worker hands back, or that a late answer frees, would wait behind all younger ones, half of it paid for.
 */
const DOORBELL = `ROW(${sqlTaskOf("type")}, json_build_object('jobId', id), NULL, created_at, NULL, NULL, priority, NULL)::graphile_worker.job_spec`;

/** SQL: doorbells of a relation with the columns id, type, priority and created_at, as (doorbell_id, job_id). */
export const sqlRing = (relation: string): string => `
  SELECT bell.id AS doorbell_id, (bell.payload ->> 'jobId')::uuid AS job_id
  FROM (SELECT array_agg(${DOORBELL}) AS specs
        FROM ${relation} HAVING count(*) > 0) AS wanted,
       LATERAL graphile_worker.add_jobs(wanted.specs) AS bell`;

/** Announces PENDING jobs whose rows this transaction holds. An older doorbell may still ring, in vain. */
export async function ringJobs(tx: Tx, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await tx.query(
    `WITH pending AS (SELECT id, type, priority, created_at FROM job WHERE id = ANY($1::uuid[]) AND status = 'PENDING'),
          rung AS (${sqlRing("pending")})
     UPDATE job SET doorbell_id = rung.doorbell_id FROM rung WHERE job.id = rung.job_id`,
    [jobIds],
  );
}

/** Takes doorbells out of the queue. One that a worker holds already stays, and rings in vain. */
export async function silenceDoorbells(tx: Tx, doorbellIds: readonly string[]): Promise<void> {
  if (doorbellIds.length === 0) return;
  await tx.query("SELECT count(*) FROM graphile_worker.complete_jobs($1::bigint[])", [doorbellIds]);
}
