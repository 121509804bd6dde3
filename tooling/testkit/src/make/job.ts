import type { JobStatus, JobType, LeadStatus } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { makeCampaign } from "./campaign.ts";
import { insertJob, type JobValues } from "./insert-job.ts";
import { makeLead } from "./lead.ts";

/** The row, with its id also under the verbs' name for it. */
export interface MadeJob extends Row<"job"> {
  readonly jobId: string;
}

export interface JobOptions extends JobValues {
  /** Status of the lead made for an ENRICH_LEAD or WITHDRAW_LEAD job; default: one that fits the job. */
  readonly leadStatus?: LeadStatus;
}

/** A job (default: a PENDING ENRICH_LEAD) with a coherent doorbell, claim, call, lead and campaign. */
export async function makeJob(tx: Tx, job: JobOptions = {}): Promise<MadeJob> {
  const { leadStatus, ...values } = job;
  const { type = "ENRICH_LEAD", status = "PENDING" } = values;
  // A RUNNING campaign must have live work.
  const campaign = type === "WITHDRAW_LEAD" ? ({ status: "COMPLETED" } as const) : {};
  const campaignId = values.campaignId ?? (await makeCampaign(tx, campaign)).id;
  const lead =
    OF_A_LEAD.includes(type) && values.leadId === undefined
      ? await makeLead(tx, { campaignId, status: leadStatus ?? leadStatusOf(type, status) })
      : undefined;
  // A lead that is withdrawn was enriched before.
  if (lead && type === "WITHDRAW_LEAD")
    await insertJob(tx, { campaignId, leadId: lead.id, type: "ENRICH_LEAD", status: "COMPLETED" });
  const row = await insertJob(tx, { ...(lead && { leadId: lead.id }), ...values, type, campaignId });
  return { ...row, jobId: row.id };
}

const OF_A_LEAD: readonly JobType[] = ["ENRICH_LEAD", "WITHDRAW_LEAD"];

function leadStatusOf(type: JobType, status: JobStatus): LeadStatus {
  if (type === "WITHDRAW_LEAD") return status === "COMPLETED" ? "WITHDRAWN" : "HANDED_OVER";
  if (status === "COMPLETED") return "HANDED_OVER";
  if (status === "FAILED" || status === "CANCELLED") return status;
  return "REVEALED";
}
