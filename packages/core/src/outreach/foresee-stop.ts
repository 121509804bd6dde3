import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { holdCampaignWithJobs } from "./parts/live-jobs.ts";
import { type BadEnd, countSameTrouble, SAME_TROUBLE } from "./parts/same-trouble.ts";

/**
 * Must be called first in a transaction that ends a job for a reason that may be ours. If that end will stop the campaign
 * (rule J14), this locks the live jobs and then the campaign, since jobs are locked by id and before their campaign.
 *
 * Such ends in one campaign wait for each other here, at the campaign's first job: otherwise two concurrent ends would each
 * count as the second, and neither would lock the jobs that the third end has to cancel.
 */
export async function foreseeStop(tx: Tx, end: BadEnd): Promise<void> {
  await lockBreakerShared(tx);
  await tx.query("SELECT id FROM job WHERE campaign_id = $1 ORDER BY id LIMIT 1 FOR UPDATE", [
    end.campaignId,
  ]);
  const jobs = await countSameTrouble(tx, end);
  if (jobs + 1 >= SAME_TROUBLE) await holdCampaignWithJobs(tx, end.campaignId);
}
