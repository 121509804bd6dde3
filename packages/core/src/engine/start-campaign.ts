import { decideCampaign } from "../campaign/decide.ts";
import type { CampaignStatus } from "../campaign/states.ts";
import { DomainError } from "../errors.ts";
import { cancelJobs } from "./cancel-jobs.ts";
import { SQL_JOB_COUNTS } from "./end-campaigns.ts";
import { enqueueJobs } from "./enqueue-jobs.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { pauseReasonOf } from "./pause-reason.ts";
import { readBreaker } from "./read-breaker.ts";
import type { Tx } from "./tx.ts";

/**
 * Starts a CREATED campaign: RUNNING, with its FETCH_LEADS job (rules C2, C4).
 *
 * @throws DomainError NOT_FOUND, WRONG_STATE, BREAKER_OPEN naming why the breaker is open.
 */
export async function startCampaign(tx: Tx, campaignId: string): Promise<{ jobId: string }> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  const status = await holdCampaign(tx, campaignId);
  const because =
    breaker.state === "OPEN" ? `${pauseReasonOf(breaker)}: ${breaker.message ?? breaker.reason}` : null;
  const decision = decideCampaign(status, { type: "START", breaker: breaker.state, because });
  if ("refused" in decision) {
    throw new DomainError(decision.refused, decision.message, {
      status,
      breaker: breaker.state,
      epoch: breaker.epoch,
    });
  }
  await tx.query(
    `UPDATE campaign SET status = 'RUNNING', started_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id = $1`,
    [campaignId],
  );
  const { jobIds } = await enqueueJobs(tx, [{ campaignId, type: "FETCH_LEADS" }]);
  const [jobId] = jobIds;
  if (jobId === undefined) throw new Error("engine-e6: a job was enqueued without an id");
  return { jobId };
}

/**
 * Cancels a campaign: its live jobs CANCELLED, the campaign FAILED with that message (rule C3).
 *
 * @returns how many jobs were cancelled.
 * @throws DomainError NOT_FOUND, WRONG_STATE.
 */
export async function cancelCampaign(
  tx: Tx,
  input: { readonly campaignId: string; readonly reason: string },
): Promise<{ jobsCancelled: number }> {
  await lockBreakerShared(tx);
  // Twice: while the first waits for the fetching job's checkpoint, that checkpoint may add jobs.
  await tx.query(HOLD_LIVE_JOBS, [input.campaignId]);
  await tx.query(HOLD_LIVE_JOBS, [input.campaignId]);
  const status = await holdCampaign(tx, input.campaignId);
  const decision = decideCampaign(status, { type: "CANCEL", reason: input.reason });
  if ("refused" in decision) throw new DomainError(decision.refused, decision.message, { status });
  if (!("next" in decision)) throw new Error("engine-e7: a cancel always moves or is refused");
  await tx.query(
    `WITH released AS (DELETE FROM lead WHERE campaign_id = $1 AND status = 'FOUND')
     UPDATE campaign SET status = 'FAILED', message = $2, finished_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id = $1`,
    [input.campaignId, decision.message],
  );
  const live = await tx.query<{ id: string }>(HOLD_LIVE_JOBS, [input.campaignId]);
  const jobIds = live.map((job) => job.id);
  const { cancelled } = await cancelJobs(tx, { jobIds, reason: input.reason });
  await tx.query(`UPDATE campaign SET job_counts = ${SQL_JOB_COUNTS} WHERE id = $1`, [input.campaignId]);
  return { jobsCancelled: cancelled.length };
}

const HOLD_LIVE_JOBS =
  "SELECT id FROM job WHERE campaign_id = $1 AND finished_at IS NULL ORDER BY id FOR UPDATE";

async function holdCampaign(tx: Tx, campaignId: string): Promise<CampaignStatus> {
  const [campaign] = await tx.query<{ status: CampaignStatus }>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
    [campaignId],
  );
  if (campaign === undefined) throw new DomainError("NOT_FOUND", `There is no campaign ${campaignId}.`);
  return campaign.status;
}
