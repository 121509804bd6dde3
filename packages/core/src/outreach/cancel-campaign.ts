import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { decideCampaign } from "./campaign/decide.ts";
import { cancelJobs } from "./our-engine.ts";
import { SQL_JOB_COUNTS } from "./parts/end-campaigns.ts";
import { holdCampaignWithJobs, SQL_HOLD_LIVE_JOBS } from "./parts/live-jobs.ts";

/**
 * Cancels a campaign: its live jobs become CANCELLED, the campaign FAILED with the given reason (rule C3).
 *
 * @returns how many jobs were cancelled.
 * @throws DomainError NOT_FOUND, WRONG_STATE.
 */
export async function cancelCampaign(
  tx: Tx,
  input: { readonly campaignId: string; readonly reason: string },
): Promise<{ jobsCancelled: number }> {
  await lockBreakerShared(tx);
  const status = await holdCampaignWithJobs(tx, input.campaignId);
  const decision = decideCampaign(status, { type: "CANCEL", reason: input.reason });
  if ("refused" in decision) throw new DomainError(decision.refused, decision.message, { status });
  if (!("next" in decision)) throw new Error("outreach-e2: a cancel always moves or is refused");
  await tx.query(
    `WITH released AS (DELETE FROM lead WHERE campaign_id = $1 AND status = 'FOUND')
     UPDATE campaign SET status = 'FAILED', message = $2, cancel_reason = $3, finished_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id = $1`,
    [input.campaignId, decision.message, input.reason],
  );
  const live = await tx.query<{ id: string }>(SQL_HOLD_LIVE_JOBS, [input.campaignId]);
  const jobIds = live.map((job) => job.id);
  const { cancelled } = await cancelJobs(tx, { jobIds, reason: input.reason });
  await tx.query(`UPDATE campaign SET job_counts = ${SQL_JOB_COUNTS} WHERE id = $1`, [input.campaignId]);
  return { jobsCancelled: cancelled.length };
}
