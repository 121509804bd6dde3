import { sourcesOf } from "./job/states.ts";
import { sqlHoldJobs } from "./parts/hold-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

/** A worker's right to run a job: valid while the job is RUNNING under this attempt. */
export interface Claim<JobType extends string = string> {
  readonly jobId: string;
  readonly attempt: number;
  readonly epoch: number;
  readonly type: JobType;
  readonly campaignId: string;
  readonly leadId: string | null;
  /** After this many milliseconds without a heartbeat of this worker, the job is given to another. */
  readonly silentMs: number;
  /** Finished steps and what each left for the next ones. */
  readonly steps: Readonly<Record<string, unknown>>;
}

/**
 * Claims the PENDING jobs among those given (PENDING -> RUNNING, attempt + 1). The others are missing from the answer:
 * they are paused, over, claimed elsewhere, or have a paid call under way, whose end rings a new doorbell.
 * A worker that was declared dead claims nothing.
 *
 * A job that is RUNNING under this same worker is claimed again: a worker asks only for jobs that it does not hold,
 * so the answer to its earlier claim was lost with the connection.
 */
export async function claimJobs<JobType extends string>(
  tx: Tx,
  input: { readonly workerId: string; readonly jobIds: readonly string[] },
): Promise<Claim<JobType>[]> {
  await lockBreakerShared(tx);
  return tx.query<Claim<JobType>>(CLAIM, [input.jobIds, input.workerId]);
}

// The worker's row is locked against the sweep: a claim is either seen by the sweep or comes too late. `EXISTS (... alive)`
// locks it before the jobs: otherwise a stop of the worker and a claim at the same moment deadlocked, the stop
// with the worker's row and the claim with the job's.
const CLAIM = `
  WITH alive AS (SELECT id, silent_ms FROM worker WHERE id = $2 AND stopped_at IS NULL FOR SHARE),
       claimable AS (${sqlHoldJobs(
         "unnest($1::uuid[]) AS wanted (id)",
         `EXISTS (SELECT 1 FROM alive) AND call_id IS NULL
           AND (status IN ${sqlList(sourcesOf("CLAIM"))} OR (status = 'RUNNING' AND worker_id = $2))`,
       )})
  UPDATE job
  SET status = 'RUNNING', attempt = attempt + 1, epoch = (SELECT epoch FROM breaker), worker_id = alive.id, claimed_at = now()
  FROM claimable, alive
  WHERE job.id = claimable.id
  RETURNING job.id AS "jobId", job.attempt, job.epoch, job.type, job.campaign_id AS "campaignId", job.lead_id AS "leadId",
            alive.silent_ms AS "silentMs",
            (SELECT coalesce(jsonb_object_agg(step, output), '{}') FROM job_step WHERE job_id = job.id) AS steps`;
