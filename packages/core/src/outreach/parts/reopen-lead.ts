import type { Tx } from "../../engine/parts/tx.ts";
import { DomainError } from "../../errors.ts";
import { CAMPAIGN_TABLE } from "../campaign/states.ts";
import { type JobType, TASK_TABLE } from "../pipeline/task-table.ts";
import { GIVEN_BEFORE, holdAddresses, SQL_GIVEN_BEFORE } from "./given-before.ts";
import { holdCampaign } from "./hold-campaign.ts";

interface Retried {
  readonly jobId: string;
  readonly campaignId: string;
}

/**
 * Prepares the retry of a job. A job of its campaign's own work reopens its lead, unless the sender has the address by now.
 * Any other job may be retried although the campaign is over, unless a newer job does the same.
 *
 * @throws DomainError WRONG_STATE.
 */
export async function reopenLead(tx: Tx, { jobId, campaignId }: Retried): Promise<void> {
  const [job] = await tx.query<{ type: JobType; leadId: string | null }>(JOB, [jobId]);
  if (job === undefined) throw new Error("outreach-e6: a job that is held is gone");
  const ofCampaign = TASK_TABLE[job.type].campaignWork;
  if (ofCampaign && job.leadId !== null) await refuseIfGivenBefore(tx, job.leadId);
  const status = await holdCampaign(tx, campaignId);
  if (!ofCampaign) return refuseIfDoneAnew(tx, jobId);
  if (status !== "RUNNING") {
    throw new DomainError(
      "WRONG_STATE",
      `The job's campaign is ${CAMPAIGN_TABLE[status].is}: its jobs can't be retried any more.`,
    );
  }
  await reopenLeads(tx, [jobId]);
}

/** Reopens the leads of these jobs. */
export async function reopenLeads(tx: Tx, jobIds: readonly string[]): Promise<void> {
  await tx.query(REOPEN, [jobIds]);
}

const JOB = `SELECT type, lead_id AS "leadId" FROM job WHERE id = $1`;

/** Refuses to pay more for an address that was handed over since this job ended. */
async function refuseIfGivenBefore(tx: Tx, leadId: string): Promise<void> {
  await holdAddresses(tx, [leadId]);
  const given = await tx.query(`SELECT 1 FROM lead WHERE id = $1 AND ${SQL_GIVEN_BEFORE}`, [leadId]);
  if (given.length > 0) throw new DomainError("WRONG_STATE", `${GIVEN_BEFORE} The job can't be retried.`);
}

const REOPEN = `
  UPDATE lead SET status = 'REVEALED', status_message = NULL, finished_at = NULL, updated_at = now()
  FROM job WHERE job.id = ANY($1::uuid[]) AND lead.id = job.lead_id`;

async function refuseIfDoneAnew(tx: Tx, jobId: string): Promise<void> {
  await tx.query(HOLD_LEAD, [jobId]);
  await tx.query(HOLD_ORGANIZATION, [jobId]);
  const [other] = await tx.query<{ id: string }>(DONE_ANEW, [jobId]);
  if (other === undefined) return;
  throw new DomainError("WRONG_STATE", `A newer job does the same: ${other.id}. Look there.`);
}

const HOLD_LEAD = "SELECT id FROM lead WHERE id = (SELECT lead_id FROM job WHERE id = $1) FOR NO KEY UPDATE";

const HOLD_ORGANIZATION = `
  SELECT organization.id FROM job JOIN campaign ON campaign.id = job.campaign_id
  JOIN organization ON organization.id = campaign.organization_id
  WHERE job.id = $1 AND job.lead_id IS NULL FOR NO KEY UPDATE OF organization`;

// A job that has no lead and is not its campaign's own work is done once per organization.
const DONE_ANEW = `
  SELECT newer.id FROM job JOIN campaign ON campaign.id = job.campaign_id
  JOIN job AS newer ON newer.type = job.type AND newer.id > job.id
    AND (newer.lead_id = job.lead_id
         OR job.lead_id IS NULL AND newer.campaign_id IN (
           SELECT id FROM campaign AS own WHERE own.organization_id = campaign.organization_id))
  WHERE job.id = $1 AND newer.status <> 'CANCELLED' ORDER BY newer.id DESC LIMIT 1`;
