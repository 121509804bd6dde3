import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import { pauseReasonOf } from "../engine/parts/pause-reason.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { decideCampaign } from "./campaign/decide.ts";
import { enqueueJobs, OUTREACH, readBreaker } from "./our-engine.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { SQL_RANK_NOW } from "./parts/ranks.ts";

/**
 * Starts a CREATED campaign: it becomes RUNNING and gets its FETCH_LEADS job (rules C2, C4).
 *
 * @throws DomainError NOT_FOUND, WRONG_STATE, BREAKER_OPEN (its message says why the breaker is open).
 */
export async function startCampaign(tx: Tx, campaignId: string): Promise<{ jobId: string }> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  const status = await holdCampaign(tx, campaignId);
  const because =
    breaker.state === "OPEN"
      ? `${pauseReasonOf(breaker, OUTREACH)}: ${breaker.message ?? breaker.reason}`
      : null;
  const decision = decideCampaign(status, { type: "START", breaker: breaker.state, because });
  if ("refused" in decision) {
    throw new DomainError(decision.refused, decision.message, {
      status,
      breaker: breaker.state,
      epoch: breaker.epoch,
    });
  }
  await tx.query(
    `UPDATE campaign
     SET status = 'RUNNING', started_at = clock_timestamp(), updated_at = clock_timestamp(), first_rank = ${SQL_RANK_NOW}
     WHERE id = $1`,
    [campaignId],
  );
  const { jobIds } = await enqueueJobs(tx, [{ campaignId, type: "FETCH_LEADS" }]);
  const [jobId] = jobIds;
  if (jobId === undefined) throw new Error("outreach-e1: a job was enqueued without an id");
  return { jobId };
}
