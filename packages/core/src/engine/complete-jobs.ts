import type { Domain, Words } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { sqlHoldJobs } from "./parts/hold-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

/** A job under the attempt that its worker claimed it with. */
export interface Held {
  readonly jobId: string;
  readonly attempt: number;
}

/** A job that ends. */
export interface Ending extends Held {
  /** An id of why it ended badly, if the reason may be ours and may therefore recur. */
  readonly endedBy?: string | null | undefined;
}

/**
 * Ends jobs whose last step is finished (rule J5).
 * Jobs that are over, claimed under another attempt, or have a call under way stay as they are.
 *
 * @returns the ids that this call completed, and what the domain answers.
 */
export async function completeJobs<F extends object>(
  tx: Tx,
  jobs: readonly Ending[],
  domain: Domain<Words, F>,
): Promise<{ completed: string[] } & F> {
  await lockBreakerShared(tx);
  const ended = await tx.query<{ id: string; campaignId: string }>(COMPLETE, [
    jobs.map((job) => job.jobId),
    jobs.map((job) => job.attempt),
    jobs.map((job) => job.endedBy ?? null),
  ]);
  const reasons = new Map(jobs.map((job) => [job.jobId, job.endedBy ?? undefined]));
  const told = ended.map((job) => ({ ...job, endedBy: reasons.get(job.id) }));
  const followed = await domain.onEnd(tx, { jobs: told, status: "COMPLETED" });
  return { completed: ended.map((job) => job.id), ...followed };
}

// A rescued, handed-back or retried job keeps its attempt until the next claim; only its worker is gone.
const COMPLETE = `
  WITH held AS (${sqlHoldJobs(
    "unnest($1::uuid[], $2::int[], $3::text[]) AS ending (id, attempt, ended_by)",
    `attempt = mine.attempt AND status IN ${sqlList(sourcesOf("COMPLETE"))} AND worker_id IS NOT NULL AND call_id IS NULL`,
  )})
  UPDATE job
  SET status = 'COMPLETED', finished_at = clock_timestamp(), ended_by = held.ended_by, pause_reason = NULL, paused_at = NULL
  FROM held WHERE job.id = held.id
  RETURNING job.id, job.campaign_id AS "campaignId"`;
