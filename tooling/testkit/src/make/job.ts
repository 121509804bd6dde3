import type { JobStatus, LeadStatus } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { makeCampaign } from "./campaign.ts";
import { insertJob, type JobValues } from "./insert-job.ts";
import { makeLead } from "./lead.ts";

/** The row, with its id under the name that the verbs give it. */
export interface MadeJob extends Row<"job"> {
  readonly jobId: string;
}

export interface JobOptions extends JobValues {
  /** Of the lead that is made for an ENRICH_LEAD job; default: what fits the job's status. */
  readonly leadStatus?: LeadStatus;
}

/** A job (default: a PENDING ENRICH_LEAD), coherent with its doorbell, claim, call, lead and campaign, which are made. */
export async function makeJob(tx: Tx, job: JobOptions = {}): Promise<MadeJob> {
  const { leadStatus, ...values } = job;
  const { type = "ENRICH_LEAD", status = "PENDING" } = values;
  const campaignId = values.campaignId ?? (await makeCampaign(tx)).id;
  const lead =
    type === "ENRICH_LEAD" && values.leadId === undefined
      ? await makeLead(tx, { campaignId, status: leadStatus ?? leadStatusOf(status) })
      : undefined;
  const row = await insertJob(tx, { ...(lead && { leadId: lead.id }), ...values, type, campaignId });
  return { ...row, jobId: row.id };
}

function leadStatusOf(status: JobStatus): LeadStatus {
  if (status === "COMPLETED") return "HANDED_OVER";
  if (status === "FAILED" || status === "CANCELLED") return status;
  return "REVEALED";
}
