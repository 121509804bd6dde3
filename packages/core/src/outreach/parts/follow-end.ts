import type { EndedJobs } from "../../engine/domain.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { LEAD_TABLE, type LeadStatus } from "../lead/states.ts";
import { closeLeads } from "./close-leads.ts";
import { endCampaigns } from "./end-campaigns.ts";
import { stopCampaigns } from "./stop-campaigns.ts";

/**
 * Runs what follows the end of jobs: their leads get their outcome, campaigns in which the same trouble recurs are stopped
 * (rule J14), and campaigns without a live job end (rule C3).
 */
export async function followEnd(tx: Tx, ended: EndedJobs): Promise<{ campaignsEnded: string[] }> {
  const { jobs, message = "" } = ended;
  if (jobs.length === 0) return { campaignsEnded: [] };
  const status = leadStatusAfter(ended);
  if (status !== undefined) await closeLeads(tx, { jobIds: jobs.map((job) => job.id), status, message });
  const campaignIds = jobs.map((job) => job.campaignId);
  const stopped = await stopCampaigns(tx, jobs);
  return { campaignsEnded: [...stopped, ...(await endCampaigns(tx, campaignIds))] };
}

/** A COMPLETED job has already given its lead an outcome. */
function leadStatusAfter({ status, code }: EndedJobs): LeadStatus | undefined {
  if (status === "COMPLETED") return undefined;
  if (status === "CANCELLED") return "CANCELLED";
  return isLeadStatus(code) ? code : "FAILED";
}

const isLeadStatus = (code: string | undefined): code is LeadStatus =>
  code !== undefined && Object.hasOwn(LEAD_TABLE, code);
