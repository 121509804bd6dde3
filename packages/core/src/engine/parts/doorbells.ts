import type { Domain } from "../domain.ts";
import { FEEDER_TASK } from "../job/feeder-task.ts";
import type { Tx } from "./tx.ts";

/** A feeder covers at most this many jobs. More make a close cheaper and each ringing of a feeder longer. */
export const MOST_FED = 200;

/** The worker tasks that are doorbells: one per job type, and the feeders. */
export const doorbellTasks = (tasks: Domain["tasks"]): string[] => [
  ...Object.values(tasks).map(({ identifier }) => identifier),
  FEEDER_TASK,
];

/** SQL: the worker task of a job type. `type` is an SQL expression. */
const sqlTaskOf = (type: string, tasks: Domain["tasks"]): string => {
  const cases = Object.entries(tasks).map(([job, { identifier }]) => `WHEN '${job}' THEN '${identifier}'`);
  return `CASE ${type} ${cases.join(" ")} END`;
};

/**
 * SQL: one doorbell for graphile-worker's `add_jobs`, from a row with the columns priority and since. Among doorbells of equal
 * priority the one with the earliest run_at is answered first.
 */
const doorbell = (task: string, payload: string): string =>
  `ROW(${task}, ${payload}, NULL, since, NULL, NULL, priority, NULL)::graphile_worker.job_spec`;

/** SQL: a job's own doorbell, from a row that also has the column type. `id` is an SQL expression. */
const own = (id: string, tasks: Domain["tasks"]): string =>
  doorbell(sqlTaskOf("type", tasks), `json_build_object('jobId', ${id})`);

/**
 * SQL: the doorbell of one part of a close: a feeder, or the own doorbell of a job that is alone. The feeder says where its jobs are, not
 * which they are, because each job names its feeder: 200 ids in each payload made a close twice as slow.
 */
const shared = (tasks: Domain["tasks"]): string => `
  CASE WHEN jobs > 1
       THEN ${doorbell(`'${FEEDER_TASK}'`, "json_build_object('oneJobId', one, 'campaignId', campaign_id, 'madeFrom', made_from, 'madeTo', made_to)")}
       ELSE ${own("one", tasks)} END`;

/**
 * SQL: the `since` of a job that no worker has started: its rank, written as a time long past, or its creation time if it has
 * no rank. So an opening and a close keep the jobs in their order.
 */
export const sqlSince = (rank: string, made: string): string => `coalesce(to_timestamp(${rank}), ${made})`;

/** SQL: doorbells for a relation with the columns id, type, priority and since, as (doorbell_id, job_id). */
export const sqlRing = (relation: string, tasks: Domain["tasks"]): string => `
  SELECT bell.id AS doorbell_id, (bell.payload ->> 'jobId')::uuid AS job_id
  FROM (SELECT array_agg(${own("id", tasks)}) AS specs
        FROM ${relation} HAVING count(*) > 0) AS wanted,
       LATERAL graphile_worker.add_jobs(wanted.specs) AS bell`;

/**
 * SQL: doorbells for a relation with the columns id, campaign_id, type, priority, since and created_at, as (campaign_id, type,
 * priority, jobs, firsts, bells): the job of that campaign, type and priority has `bells[width_bucket(id, firsts)]`. A job that is alone
 * has a doorbell of its own, the others share feeders, each as early as the earliest of its jobs.
 *
 * It has one row per campaign, type and priority, so that the UPDATE reads the jobs in the table's order: joining each job with its
 * doorbell took three times as long for a million jobs.
 *
 * The jobs of a campaign are numbered together, and each stretch of numbers is split by type and priority afterwards: sorting by
 * all three took twice as long, an eighth of the bare UPDATE.
 */
export const sqlFeed = (relation: string, tasks: Domain["tasks"]): string => `
  WITH placed AS (
         SELECT *, row_number() OVER (PARTITION BY campaign_id ORDER BY id) - 1 AS place FROM ${relation}),
       stretch AS (
         SELECT campaign_id, type, priority, place / ${MOST_FED} AS stretch, min(since) AS since, count(*) AS jobs, any_value(id) AS one,
                any_value(id) FILTER (WHERE place % ${MOST_FED} = 0) AS starts, min(created_at) AS made_from, max(created_at) AS made_to
         FROM placed GROUP BY campaign_id, type, priority, place / ${MOST_FED}),
       part AS MATERIALIZED (
         SELECT campaign_id, type, priority, since, jobs, one, made_from, made_to,
                any_value(starts) OVER (PARTITION BY campaign_id, stretch) AS first
         FROM stretch),
       bell AS (
         SELECT bell.id, coalesce(bell.payload ->> 'jobId', bell.payload ->> 'oneJobId')::uuid AS one
         FROM (SELECT array_agg(${shared(tasks)} ORDER BY since, one) AS specs FROM part HAVING count(*) > 0) AS wanted,
              LATERAL graphile_worker.add_jobs(wanted.specs) AS bell)
  SELECT campaign_id, type, priority, sum(jobs) AS jobs, array_agg(part.first ORDER BY part.first) AS firsts,
         array_agg(bell.id ORDER BY part.first) AS bells
  FROM part JOIN bell ON bell.one = part.one
  GROUP BY campaign_id, type, priority`;

/**
 * Rings for PENDING jobs that a worker had before, and whose rows this transaction holds. An older doorbell may still be
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

/** Takes jobs' own doorbells out of the queue. One that a worker has taken stays, and so does a feeder, which covers other jobs too. */
export async function silenceDoorbells(tx: Tx, doorbellIds: readonly string[]): Promise<void> {
  if (doorbellIds.length === 0) return;
  await tx.query(SILENCE, [doorbellIds]);
}

const SILENCE = `
  SELECT count(*) FROM graphile_worker.complete_jobs(ARRAY(
    SELECT id FROM graphile_worker.jobs WHERE id = ANY($1::bigint[]) AND task_identifier <> '${FEEDER_TASK}'))`;

/**
 * Takes every doorbell that no worker has taken out of the queue, for an opening, which leaves no job to ring for. It selects them by
 * task: selecting them by id, as above, took three times as long.
 */
export async function silenceAll(tx: Tx, { tasks }: Domain): Promise<void> {
  await tx.query(SILENCE_ALL, [doorbellTasks(tasks)]);
}

const SILENCE_ALL = `
  DELETE FROM graphile_worker._private_jobs
  WHERE locked_at IS NULL
    AND task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ANY($1::text[]))`;
