import type { Domain } from "../domain.ts";
import type { Tx } from "./tx.ts";

/** SQL: the worker task of a job type. `type` is an SQL expression. */
const sqlTaskOf = (type: string, tasks: Domain["tasks"]): string => {
  const cases = Object.entries(tasks).map(([job, { identifier }]) => `WHEN '${job}' THEN '${identifier}'`);
  return `CASE ${type} ${cases.join(" ")} END`;
};

/**
 * SQL: one doorbell for graphile-worker's `add_jobs`, of a row with the columns id, type, priority and since. Of equal
 * priority the one with the earliest run_at is answered first.
 */
const doorbell = (tasks: Domain["tasks"]): string =>
  `ROW(${sqlTaskOf("type", tasks)}, json_build_object('jobId', id), NULL, since, NULL, NULL, priority, NULL)::graphile_worker.job_spec`;

/**
 * SQL: the `since` of a job that no worker has in hand: its rank, written as a time long past, or when it was made, if it has
 * none. An opening and a close leave jobs in their order.
 */
export const sqlSince = (rank: string, made: string): string => `coalesce(to_timestamp(${rank}), ${made})`;

/** SQL: doorbells of a relation with the columns id, type, priority and since, as (doorbell_id, job_id). */
export const sqlRing = (relation: string, tasks: Domain["tasks"]): string => `
  SELECT bell.id AS doorbell_id, (bell.payload ->> 'jobId')::uuid AS job_id
  FROM (SELECT array_agg(${doorbell(tasks)}) AS specs
        FROM ${relation} HAVING count(*) > 0) AS wanted,
       LATERAL graphile_worker.add_jobs(wanted.specs) AS bell`;

/**
 * Announces PENDING jobs that a worker had before, and whose rows this transaction holds. An older doorbell may still be
 * answered, which changes nothing.
 *
 * Started jobs are queued with run_at = epoch, ahead of unstarted ones: a job whose worker died runs again within 30 s (rule
 * J9) whatever else waits. Queued with the current time, or with the time when they were made, they waited for up to 12
 * minutes at a backlog of 5,000.
 */
export async function ringJobs(tx: Tx, jobIds: readonly string[], { tasks }: Domain): Promise<void> {
  if (jobIds.length === 0) return;
  await tx.query(
    `WITH pending AS (SELECT id, type, priority, to_timestamp(0) AS since FROM job WHERE id = ANY($1::uuid[]) AND status = 'PENDING'),
          rung AS (${sqlRing("pending", tasks)})
     UPDATE job SET doorbell_id = rung.doorbell_id FROM rung WHERE job.id = rung.job_id`,
    [jobIds],
  );
}

/** Takes doorbells out of the queue. One that a worker has taken stays; answering it changes nothing. */
export async function silenceDoorbells(tx: Tx, doorbellIds: readonly string[]): Promise<void> {
  if (doorbellIds.length === 0) return;
  await tx.query("SELECT count(*) FROM graphile_worker.complete_jobs($1::bigint[])", [doorbellIds]);
}
