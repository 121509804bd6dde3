import { type Claim, closeLead, type Tx } from "@leadgen/core/outreach";
import { columns, type RowOf, type WithJson } from "@leadgen/db";
import type { Fact } from "@leadgen/providers";
import { type CampaignRow, readCampaign } from "./campaign-rows.ts";

const LEAD = columns("lead", [
  "id",
  "email",
  "firstName",
  "lastName",
  "title",
  "companyName",
  "companyDomain",
  "company",
  "research",
  "emailSubject",
  "emailBody",
]);

interface Found {
  /** Written by `storeRevealed`. */
  readonly company: { industry?: string | null; country?: string | null; description?: string | null } | null;
  /** Written by the step RESEARCH. */
  readonly research: { facts: Fact[] } | null;
}

type StoredLead = WithJson<RowOf<typeof LEAD>, Found>;

/** A lead as the enriching steps need it: a job is made only for a lead with an address. */
export type LeadRow = StoredLead & { readonly email: string };

/** What the steps of one lead need to know. */
export interface LeadWork {
  readonly lead: LeadRow;
  readonly campaign: CampaignRow;
}

export async function readLeadWork(
  tx: Tx,
  { leadId, campaignId }: Pick<Claim, "leadId" | "campaignId">,
): Promise<LeadWork> {
  if (leadId === null) throw new Error("worker-e4: an ENRICH_LEAD job without a lead");
  return { lead: await readLead(tx, leadId), campaign: await readCampaign(tx, campaignId) };
}

async function readLead(tx: Tx, leadId: string): Promise<LeadRow> {
  const [lead] = await tx.query<StoredLead>(`SELECT ${LEAD} FROM lead WHERE id = $1`, [leadId]);
  if (lead === undefined) throw new Error("worker-e2: the job's lead is gone");
  const { email } = lead;
  if (email === null) throw new Error("worker-e20: the job's lead has no address");
  return { ...lead, email };
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
