import { sourcesOf } from "../job/states.ts";
import type { LeadStatus } from "../lead/states.ts";
import { closeLeads } from "./close-leads.ts";
import type { Held } from "./complete-jobs.ts";
import { endCampaigns } from "./end-campaigns.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { sqlList } from "./sql.ts";
import type { Tx } from "./tx.ts";

export interface JobFailure extends Held {
  /** A short word for programs: the lead's status, or `INTERNAL_ERROR`. */
  readonly code: string;
  /** What was wrong and what to do, for people; no stack trace. */
  readonly message: string;
  /** What the lead of the job becomes. */
  readonly leadStatus: LeadStatus;
}

/**
 * Ends a job for a reason of its own: a bad record or a bug (rule J10). The breaker stays as it is.
 *
 * @returns whether this call failed the job (false: the claim was lost), and the campaigns that ended.
 */
export async function failJob(
  tx: Tx,
  failure: JobFailure,
): Promise<{ failed: boolean; campaignsEnded: string[] }> {
  await lockBreakerShared(tx);
  const [job] = await tx.query<{ campaignId: string }>(FAIL, [
    failure.jobId,
    failure.attempt,
    failure.code,
    failure.message,
  ]);
  if (job === undefined) return { failed: false, campaignsEnded: [] };
  await closeLeads(tx, { jobIds: [failure.jobId], status: failure.leadStatus, message: failure.message });
  return { failed: true, campaignsEnded: await endCampaigns(tx, [job.campaignId]) };
}

const FAIL = `
  UPDATE job
  SET status = 'FAILED', finished_at = clock_timestamp(), error_code = $3, error_message = $4,
      pause_reason = NULL, paused_at = NULL
  WHERE id = $1 AND attempt = $2 AND worker_id IS NOT NULL AND status IN ${sqlList(sourcesOf("FAIL"))} AND call_id IS NULL
  RETURNING campaign_id AS "campaignId"`;
