import { cancelJobs } from "../../engine/cancel-jobs.ts";
import type { EndedJobs } from "../../engine/domain.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { decideCampaign } from "../campaign/decide.ts";
import { FAILURE_TABLE } from "../provider/failure-table.ts";
import { PROVIDER_NAMES } from "../provider/providers.ts";
import { closeLeads } from "./close-leads.ts";
import { SQL_JOB_COUNTS } from "./end-campaigns.ts";
import { holdCampaign } from "./hold-campaign.ts";
import { SQL_HOLD_LIVE_JOBS } from "./live-jobs.ts";
import { type BadEnd, countSameTrouble, SAME_TROUBLE } from "./same-trouble.ts";

/**
 * Stops the campaigns in which too many jobs ended badly for the same reason (rule J14). It counts under the campaign's lock,
 * so that it sees every job that ended before. `foreseeStop` has already locked the jobs that are cancelled here.
 *
 * @returns the ids of the campaigns that it stopped.
 */
export async function stopCampaigns(tx: Tx, ended: EndedJobs["jobs"]): Promise<string[]> {
  const stopped: string[] = [];
  for (const { id, campaignId, endedBy } of ended) {
    if (endedBy === undefined) continue;
    if (await stopCampaign(tx, { jobId: id, campaignId, endedBy })) stopped.push(campaignId);
  }
  return stopped;
}

async function stopCampaign(tx: Tx, end: BadEnd): Promise<boolean> {
  const { campaignId, endedBy } = end;
  const status = await holdCampaign(tx, campaignId);
  const jobs = await countSameTrouble(tx, end);
  if (jobs < SAME_TROUBLE) return false;
  const decision = decideCampaign(status, {
    type: "STOP",
    trouble: { endedBy, jobs, words: inWords(endedBy) },
  });
  if (!("next" in decision)) return false;
  await tx.query(STOP, [campaignId, decision.next, decision.message]);
  const live = await tx.query<{ id: string }>(SQL_HOLD_LIVE_JOBS, [campaignId]);
  const reason = `The campaign was stopped: the same trouble for one lead after the other (${endedBy}).`;
  await cancelJobs(tx, { jobIds: live.map((job) => job.id), reason }, { onEnd: closeTheirLeads });
  await tx.query(`UPDATE campaign SET job_counts = ${SQL_JOB_COUNTS} WHERE id = $1`, [campaignId]);
  return true;
}

/** The `onEnd` hook for the cancelled jobs: their campaign is over already, so only their leads are closed. */
async function closeTheirLeads(tx: Tx, { jobs, message = "" }: EndedJobs): Promise<object> {
  await closeLeads(tx, { jobIds: jobs.map((job) => job.id), status: "CANCELLED", message });
  return {};
}

function inWords(endedBy: string): string {
  const row = FAILURE_TABLE.find(({ id }) => id === endedBy);
  return row === undefined
    ? "leadgen's own error, see the worker's log"
    : `${PROVIDER_NAMES[row.provider]}: ${row.signal}`;
}

const STOP = `
  WITH released AS (DELETE FROM lead WHERE campaign_id = $1 AND status = 'FOUND')
  UPDATE campaign
  SET status = $2::campaign_status, message = $3, finished_at = clock_timestamp(), updated_at = clock_timestamp()
  WHERE id = $1`;
