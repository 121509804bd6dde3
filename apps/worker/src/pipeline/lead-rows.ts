import { type Claim, endLeads, ON_THE_LIST, type Tx, withdrawLeads } from "@leadgen/core/outreach";
import { columns, type RowOf, type WithJson } from "@leadgen/db";
import type { Fact } from "@leadgen/providers";
import { type CampaignRow, parseCampaign, type StoredCampaign, sqlCampaign } from "./campaign-rows.ts";
import { onDoNotContactList } from "./do-not-contact.ts";

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

/** A lead and its campaign, as they are stored. */
export type StoredWork = StoredLead & { readonly campaign: StoredCampaign | null };

/** A lead as the enriching steps need it: these jobs exist only for leads with an address. */
export type LeadRow = StoredLead & { readonly email: string };

/** What the steps of one lead need. */
export interface LeadWork {
  readonly lead: LeadRow;
  readonly campaign: CampaignRow;
}

type OfLead = Pick<Claim, "leadId" | "campaignId">;

/** What the steps of these leads need, in one statement. */
export const readStoredWork = (tx: Tx, leads: readonly OfLead[]): Promise<StoredWork[]> =>
  tx.query<StoredWork>(WORK, [leads.map(({ leadId }) => leadId), leads.map(({ campaignId }) => campaignId)]);

/** @param known the row, if it was just read. */
export async function readLeadWork(tx: Tx, lead: OfLead, known?: StoredWork): Promise<LeadWork> {
  if (lead.leadId === null) throw new Error("worker-e4: an ENRICH_LEAD job without a lead");
  const row = known ?? (await readStoredWork(tx, [lead]))[0];
  return workOf(row);
}

function workOf(row: StoredWork | undefined): LeadWork {
  if (row === undefined) throw new Error("worker-e2: the job's lead is gone");
  const { campaign, email, ...rest } = row;
  if (email === null) throw new Error("worker-e20: the job's lead has no address");
  return { lead: { ...rest, email }, campaign: parseCampaign(campaign) };
}

/** SQL: the column `campaign` of `StoredWork`. */
const sqlCampaignOf = (id: string): string =>
  `(SELECT to_jsonb(mine) FROM (${sqlCampaign(id)}) AS mine) AS campaign`;

const WORK = `
  SELECT ${LEAD}, ${sqlCampaignOf("asked.campaign")}
  FROM unnest($1::uuid[], $2::uuid[]) AS asked (lead, campaign) JOIN lead ON lead.id = asked.lead`;

/** Columns that the enriching steps fill in. */
export interface LeadFinding {
  readonly verification?: unknown;
  readonly research?: unknown;
  readonly emailSubject?: string;
  readonly emailBody?: string;
}

interface FoundOut extends OfLead {
  readonly leadId: string;
  readonly finding: LeadFinding;
}

/** Stores the results of steps; absent columns stay. @returns what each lead's next step needs, by its id, if it still exists. */
export async function storeFindings(
  tx: Tx,
  found: readonly FoundOut[],
): Promise<ReadonlyMap<string, StoredWork>> {
  if (found.length === 0) return new Map();
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  const rows = await tx.query<StoredWork>(STORE, [
    found.map(({ leadId }) => leadId),
    found.map(({ campaignId }) => campaignId),
    found.map(({ finding }) => json(finding.verification)),
    found.map(({ finding }) => json(finding.research)),
    found.map(({ finding }) => finding.emailSubject ?? null),
    found.map(({ finding }) => finding.emailBody ?? null),
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

const STORE = `
  UPDATE lead
  SET verification = coalesce(new_verification::jsonb, verification), research = coalesce(new_research::jsonb, research),
      email_subject = coalesce(new_subject, email_subject), email_body = coalesce(new_body, email_body), updated_at = now()
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
         AS found (of_lead, of_campaign, new_verification, new_research, new_subject, new_body)
  WHERE lead.id = of_lead
  RETURNING ${LEAD}, ${sqlCampaignOf("of_campaign")}`;

/** A lead that may be at the sender. */
export interface PlacedLead {
  readonly id: string;
  readonly email: string;
  readonly instantlyLeadId: string | null;
}

const PLACED = columns("lead", ["id", "email", "instantlyLeadId"]);

export async function readPlacedLead(tx: Tx, leadId: string | null): Promise<PlacedLead> {
  const [lead] = await tx.query<RowOf<typeof PLACED>>(`SELECT ${PLACED} FROM lead WHERE id = $1`, [leadId]);
  if (lead === undefined) throw new Error("worker-e23: the job's lead is gone");
  const { email } = lead;
  if (email === null) throw new Error("worker-e24: a lead without an address cannot be at the sender");
  return { ...lead, email };
}

/** Stores the lead's id at the sender. */
export async function storePlace(tx: Tx, leadId: string, instantlyLeadId: string): Promise<void> {
  await tx.query("UPDATE lead SET instantly_lead_id = $2 WHERE id = $1", [leadId, instantlyLeadId]);
}

export interface HandedOver {
  readonly leadId: string;
  readonly instantlyLeadId: string;
  readonly message: string | null;
}

/**
 * The leads are in the sender's campaign. Those to whom their organization must no longer write are taken out again: the list's entry was
 * made during the call, and its transaction either waits for this row or is seen here.
 */
export async function handOverLeads(tx: Tx, leads: readonly HandedOver[]): Promise<void> {
  if (leads.length === 0) return;
  await endLeads(
    tx,
    leads.map((lead) => ({ ...lead, status: "HANDED_OVER" })),
  );
  const listed = await onDoNotContactList(
    tx,
    leads.map(({ leadId }) => leadId),
  );
  if (listed.size > 0) await withdrawLeads(tx, { leadIds: [...listed], reason: ON_THE_LIST });
}

/** The lead is no longer at the sender. A lead that was not handed over keeps its outcome. */
export async function withdrawLead(tx: Tx, leadId: string): Promise<void> {
  await tx.query(
    `UPDATE lead SET status = 'WITHDRAWN', finished_at = now(), updated_at = now()
     WHERE id = $1 AND status = 'HANDED_OVER'`,
    [leadId],
  );
}
