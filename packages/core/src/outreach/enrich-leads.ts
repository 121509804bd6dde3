import type { JobStatus } from "../engine/job/states.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { cancelJobs, enqueueJobs } from "./our-engine.ts";
import { SQL_JOB_COUNTS } from "./parts/end-campaigns.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { giveRanks } from "./parts/ranks.ts";

/**
 * Makes the ENRICH_LEAD jobs of leads whose addresses were just paid for. If the campaign was cancelled while that call was
 * under way, the jobs are CANCELLED at once, and another campaign can take them over (rule J13).
 *
 * @returns the state that the jobs are in.
 */
export async function enrichLeads(
  tx: Tx,
  { campaignId, leadIds }: { readonly campaignId: string; readonly leadIds: readonly string[] },
): Promise<JobStatus> {
  await lockBreakerShared(tx);
  const campaign = await holdCampaign(tx, campaignId);
  const first = await giveRanks(tx, campaignId, leadIds.length);
  const { jobIds, status } = await enqueueJobs(
    tx,
    leadIds.map((leadId, place) => ({ campaignId, type: "ENRICH_LEAD", leadId, rank: first + place })),
  );
  if (campaign === "RUNNING") return status;
  await cancelJobs(tx, { jobIds, reason: TOO_LATE });
  await tx.query(`UPDATE campaign SET job_counts = ${SQL_JOB_COUNTS} WHERE id = $1`, [campaignId]);
  return "CANCELLED";
}

const TOO_LATE = "The campaign was over when the answer came; what was paid for is kept.";
