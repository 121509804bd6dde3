import { type Claim, closeLead, type Tx } from "@leadgen/core/outreach";
import type { Fact } from "@leadgen/providers";
import { type CampaignRow, readCampaign } from "./campaign-rows.ts";

/** A lead as the enriching steps need it. */
export interface LeadRow {
  readonly id: string;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly companyName: string | null;
  readonly companyDomain: string | null;
  readonly company: { industry?: string | null; country?: string | null; description?: string | null } | null;
  readonly research: { facts: Fact[] } | null;
  readonly emailSubject: string | null;
  readonly emailBody: string | null;
}

/** What the steps of one lead need to know. */
export interface LeadWork {
  readonly lead: LeadRow;
  readonly campaign: CampaignRow;
}

export async function readLeadWork(tx: Tx, { leadId, campaignId }: Claim): Promise<LeadWork> {
  if (leadId === null) throw new Error("worker-e4: an ENRICH_LEAD job without a lead");
  return { lead: await readLead(tx, leadId), campaign: await readCampaign(tx, campaignId) };
}

async function readLead(tx: Tx, leadId: string): Promise<LeadRow> {
  const [lead] = await tx.query<LeadRow>(
    `SELECT id, email, first_name AS "firstName", last_name AS "lastName", title, company_name AS "companyName",
            company_domain AS "companyDomain", company, research, email_subject AS "emailSubject",
            email_body AS "emailBody"
     FROM lead WHERE id = $1`,
    [leadId],
  );
  if (lead === undefined) throw new Error("worker-e2: the job's lead is gone");
  return lead;
}

/** Columns that the enriching steps fill in. */
export interface LeadFinding {
  readonly verification?: unknown;
  readonly research?: unknown;
  readonly emailSubject?: string;
  readonly emailBody?: string;
}

/** Stores what a step found out; what is not given stays. */
export async function storeFinding(tx: Tx, leadId: string, found: LeadFinding): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await tx.query(
    `UPDATE lead
     SET verification = coalesce($2::jsonb, verification), research = coalesce($3::jsonb, research),
         email_subject = coalesce($4, email_subject), email_body = coalesce($5, email_body), updated_at = now()
     WHERE id = $1`,
    [
      leadId,
      json(found.verification),
      json(found.research),
      found.emailSubject ?? null,
      found.emailBody ?? null,
    ],
  );
}

/** The lead is in the sender's campaign. */
export async function handOverLead(tx: Tx, leadId: string, instantlyLeadId: string): Promise<void> {
  await tx.query("UPDATE lead SET instantly_lead_id = $2 WHERE id = $1", [leadId, instantlyLeadId]);
  await closeLead(tx, { leadId, status: "HANDED_OVER", message: null });
}
