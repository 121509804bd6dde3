import type { Domain, Words } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

/** A job under the attempt that its worker claimed it with. */
export interface Held {
  readonly jobId: string;
  readonly attempt: number;
}

/**
 * Ends jobs whose last step is finished (rule J5).
 * Jobs that are over, or claimed by another attempt, or with a call under way stay as they are.
 *
 * @returns the ids that this call completed, and what the domain answers.
 */
export async function completeJobs<F extends object>(
  tx: Tx,
  jobs: readonly Held[],
  domain: Domain<Words, F>,
): Promise<{ completed: string[] } & F> {
  await lockBreakerShared(tx);
  const ended = await tx.query<{ id: string; campaignId: string }>(COMPLETE, [
    jobs.map((job) => job.jobId),
    jobs.map((job) => job.attempt),
  ]);
  const followed = await domain.onEnd(tx, { jobs: ended, status: "COMPLETED" });
  return { completed: ended.map((job) => job.id), ...followed };
}

// A rescued, handed-back or retried job keeps its attempt until the next claim; only its worker is gone.
const COMPLETE = `
  WITH held AS (
    SELECT job.id FROM job JOIN unnest($1::uuid[], $2::int[]) AS mine (id, attempt) USING (id, attempt)
    WHERE status IN ${sqlList(sourcesOf("COMPLETE"))} AND worker_id IS NOT NULL AND call_id IS NULL
    ORDER BY job.id FOR UPDATE OF job)
  UPDATE job SET status = 'COMPLETED', finished_at = clock_timestamp(), pause_reason = NULL, paused_at = NULL
  FROM held WHERE job.id = held.id
  RETURNING job.id, job.campaign_id AS "campaignId"`;
