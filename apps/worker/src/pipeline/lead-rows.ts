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

/** Stores the results of a step; absent columns stay. @returns what the next step needs, if the lead still exists. */
export async function storeFinding(
  tx: Tx,
  { leadId, campaignId }: OfLead,
  found: LeadFinding,
): Promise<StoredWork | undefined> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  const [row] = await tx.query<StoredWork>(STORE, [
    leadId,
    campaignId,
    json(found.verification),
    json(found.research),
    found.emailSubject ?? null,
    found.emailBody ?? null,
  ]);
  return row;
}

const STORE = `
  UPDATE lead
  SET verification = coalesce($3::jsonb, verification), research = coalesce($4::jsonb, research),
      email_subject = coalesce($5, email_subject), email_body = coalesce($6, email_body), updated_at = now()
  WHERE id = $1
  RETURNING ${LEAD}, ${sqlCampaignOf("$2")}`;

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

interface HandedOver {
  readonly leadId: string;
  readonly instantlyLeadId: string;
  readonly message: string | null;
}

/**
 * The lead is in the sender's campaign. If its organization must no longer write to it, it is taken out again: the list's entry was
 * made during the call, and its transaction either waits for this row or is seen here.
 */
export async function handOverLead(tx: Tx, { leadId, instantlyLeadId, message }: HandedOver): Promise<void> {
  await endLeads(tx, [{ leadId, status: "HANDED_OVER", message, instantlyLeadId }]);
  if ((await onDoNotContactList(tx, [leadId])).has(leadId))
    await withdrawLeads(tx, { leadIds: [leadId], reason: ON_THE_LIST });
}

/** The lead is no longer at the sender. A lead that was not handed over keeps its outcome. */
export async function withdrawLead(tx: Tx, leadId: string): Promise<void> {
  await tx.query(
    `UPDATE lead SET status = 'WITHDRAWN', finished_at = now(), updated_at = now()
     WHERE id = $1 AND status = 'HANDED_OVER'`,
    [leadId],
  );
}
