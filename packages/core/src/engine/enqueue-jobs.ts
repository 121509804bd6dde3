import type { Domain, JobTask } from "./domain.ts";
import { bornAs } from "./job/decide.ts";
import type { JobStatus } from "./job/states.ts";
import { sqlRing, sqlSince } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { pauseReasonOf } from "./parts/pause-reason.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

export interface NewJob<JobType extends string = string> {
  readonly campaignId: string;
  readonly type: JobType;
  /** The lead that the job is about. A lead has at most one job, not counting WITHDRAW_LEAD jobs. */
  readonly leadId?: string;
  /** From 1. Of two jobs with the same priority, the one with the smaller rank runs first. Absent: in order of creation. */
  readonly rank?: number;
}

/**
 * Creates jobs: PENDING with a doorbell each, or PAUSED without one while the breaker is OPEN (rule J3).
 * The caller has checked that the jobs' campaign still accepts jobs, and holds the lock that keeps it so.
 *
 * @returns the ids in the order of `jobs`, and the state they were created in.
 */
export async function enqueueJobs(
  tx: Tx,
  jobs: readonly NewJob[],
  domain: Domain,
): Promise<{ jobIds: string[]; status: JobStatus }> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  const status = bornAs(breaker.state);
  if (jobs.length === 0) return { jobIds: [], status };
  const wanted = jobs.map((job, place) => ({
    place,
    campaign_id: job.campaignId,
    lead_id: job.leadId ?? null,
    type: job.type,
    priority: taskOf(job.type, domain).priority,
    rank: job.rank ?? null,
  }));
  const rows = await tx.query<{ id: string; place: number }>(
    status === "PENDING" ? insertPending(domain) : INSERT_PAUSED,
    status === "PENDING"
      ? [JSON.stringify(wanted)]
      : [JSON.stringify(wanted), pauseReasonOf(breaker, domain)],
  );
  return { jobIds: rows.sort((a, b) => a.place - b.place).map((row) => row.id), status };
}

function taskOf(type: string, { tasks }: Domain): JobTask {
  const task = tasks[type];
  if (task === undefined) throw new Error(`engine-e8: no worker task for jobs of type ${type}`);
  return task;
}

const WANTED = `
  wanted AS MATERIALIZED (
    SELECT uuidv7() AS id, ${sqlSince("w.rank", "now()")} AS since, w.*
    FROM jsonb_to_recordset($1::text::jsonb) AS w (place int, campaign_id uuid, lead_id uuid, type job_type, priority smallint, rank int))`;

const insertPending = ({ tasks }: Domain): string => `
  WITH ${WANTED},
       rung AS (${sqlRing("wanted", tasks)}),
       born AS (
         INSERT INTO job (id, campaign_id, lead_id, type, priority, rank, status, doorbell_id)
         SELECT wanted.id, campaign_id, lead_id, type, priority, rank, 'PENDING', rung.doorbell_id
         FROM wanted JOIN rung ON rung.job_id = wanted.id)
  SELECT id, place FROM wanted`;

const INSERT_PAUSED = `
  WITH ${WANTED},
       born AS (
         INSERT INTO job (id, campaign_id, lead_id, type, priority, rank, status, pause_reason, paused_at)
         SELECT id, campaign_id, lead_id, type, priority, rank, 'PAUSED', $2, now() FROM wanted)
  SELECT id, place FROM wanted`;
