import { sourcesOf } from "../job/states.ts";
import { endCampaigns } from "./end-campaigns.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { sqlList } from "./sql.ts";
import type { Tx } from "./tx.ts";

/** A job under the attempt that its worker claimed it with. */
export interface Held {
  readonly jobId: string;
  readonly attempt: number;
}

/**
 * Ends jobs whose last step is finished, and their campaigns if those were the last (rules J5, C3).
 * Jobs that are over, or claimed by another attempt, or with a call under way stay as they are.
 *
 * @returns the ids that this call completed, and the campaigns that ended.
 */
export async function completeJobs(
  tx: Tx,
  jobs: readonly Held[],
): Promise<{ completed: string[]; campaignsEnded: string[] }> {
  await lockBreakerShared(tx);
  const rows = await tx.query<{ id: string; campaignId: string }>(COMPLETE, [
    jobs.map((job) => job.jobId),
    jobs.map((job) => job.attempt),
  ]);
  return {
    completed: rows.map((row) => row.id),
    campaignsEnded: await endCampaigns(
      tx,
      rows.map((row) => row.campaignId),
    ),
  };
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
