import type { LeadStatus } from "@leadgen/core";
import { endLeads, enrichLeads, type LeadEnd, ON_THE_LIST, type Tx, whyKnown } from "@leadgen/core/outreach";
import { type RevealedPerson, revealOutcome } from "@leadgen/providers";
import type { CampaignRow } from "./campaign-rows.ts";
import { onDoNotContactList } from "./do-not-contact.ts";

interface Revealed {
  readonly id: string;
  readonly apolloPersonId: string;
  readonly person: RevealedPerson | null;
}

/**
 * Returns people to the campaign who were released when it was cancelled, while they were being paid for, except
 * those whom another campaign of the organization has found since.
 */
export async function takeBack(
  tx: Tx,
  { campaign, jobId, batch }: { campaign: CampaignRow; jobId: string; batch: readonly Revealed[] },
): Promise<Revealed[]> {
  const { id, organizationId } = campaign;
  const people = [batch.map((lead) => lead.id), batch.map((lead) => lead.apolloPersonId)];
  await tx.query(
    `INSERT INTO lead (id, organization_id, campaign_id, reveal_job_id, apollo_person_id)
     SELECT person.id, $1, $2, $5, apollo_id FROM unnest($3::uuid[], $4::text[]) AS person (id, apollo_id)
     ORDER BY apollo_id ON CONFLICT DO NOTHING`,
    [organizationId, id, ...people, jobId],
  );
  const ours = await tx.query<{ id: string }>(
    "SELECT id FROM lead WHERE id = ANY($1::uuid[]) AND campaign_id = $2",
    [people[0], id],
  );
  return batch.filter((lead) => ours.some((row) => row.id === lead.id));
}

/** The results of a batch. */
export interface RevealCounts {
  readonly jobs: number;
  readonly withoutAddress: number;
  /** On the organization's do-not-contact list. */
  readonly blocked: number;
  readonly alreadyContacted: number;
}

/**
 * Stores a paid batch: people who can be written to become REVEALED with an ENRICH_LEAD job each, the others get
 * their outcome, so that nothing more is paid for them. Runs in the transaction that checkpoints the batch.
 */
export async function storeRevealed(
  tx: Tx,
  campaign: CampaignRow,
  batch: readonly Revealed[],
): Promise<RevealCounts> {
  await storePeople(tx, batch);
  const ids = batch.map(({ id }) => id);
  // Two campaigns, of one organization or of two, may reveal the same address at the same moment: `whyKnown` makes one wait.
  const known = await whyKnown(tx, ids);
  const listed = await onDoNotContactList(tx, ids);
  const ends = batch.map((lead) => endOf(lead, { listed, known })).filter((end) => end !== undefined);
  await endLeads(tx, ends);
  const ended = new Set(ends.map(({ leadId }) => leadId));
  const leadIds = ids.filter((id) => !ended.has(id));
  await tx.query("UPDATE lead SET status = 'REVEALED', updated_at = now() WHERE id = ANY($1::uuid[])", [
    leadIds,
  ]);
  await enrichLeads(tx, { campaignId: campaign.id, leadIds });
  const count = (status: LeadStatus) => ends.filter((end) => end.status === status).length;
  const [blocked, alreadyContacted] = [count("BLOCKLISTED"), count("ALREADY_CONTACTED")];
  const withoutAddress = ends.length - blocked - alreadyContacted;
  return { jobs: leadIds.length, withoutAddress, blocked, alreadyContacted };
}

/** Why nothing more is paid for a person; undefined: the lead can be written to. */
function endOf(
  { id: leadId, person }: Revealed,
  { listed, known }: { listed: ReadonlySet<string>; known: ReadonlyMap<string, string> },
): LeadEnd | undefined {
  const outcome = revealOutcome(person);
  if (outcome !== undefined)
    return { leadId, status: outcome.status, message: OUTCOME_WORDS[outcome.status] ?? null };
  if (listed.has(leadId)) return { leadId, status: "BLOCKLISTED", message: ON_THE_LIST };
  const message = known.get(leadId);
  return message === undefined ? undefined : { leadId, status: "ALREADY_CONTACTED", message };
}

const OUTCOME_WORDS: Partial<Record<LeadStatus, string>> = {
  NO_MATCH: "Apollo could not reveal this person; nothing was charged.",
  NO_EMAIL: "Apollo has no address of this person.",
};

async function storePeople(tx: Tx, batch: readonly Revealed[]): Promise<void> {
  const rows = batch.flatMap(({ id, person }) => (person === null ? [] : [{ id, ...columnsOf(person) }]));
  await tx.query(STORE, [batch.map(({ id }) => id), JSON.stringify(rows)]);
}

function columnsOf({ organization, ...person }: RevealedPerson) {
  return {
    first_name: person.firstName,
    last_name: person.lastName,
    title: person.title,
    email: person.email,
    linkedin_url: person.linkedinUrl,
    city: person.city,
    country: person.country,
    company_name: organization?.name,
    company_domain: organization?.domain,
    company: organization && {
      industry: organization.industry,
      country: organization.country,
      description: organization.description,
      employees: organization.employees,
    },
  };
}

// All leads of the batch are locked in id order. Adding them to the do-not-contact list locks them in the same order.
const STORE = `
  WITH held AS MATERIALIZED (SELECT id FROM lead WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE)
  UPDATE lead
  SET first_name = coalesce(person.first_name, lead.first_name), last_name = coalesce(person.last_name, lead.last_name),
      title = coalesce(person.title, lead.title), email = person.email,
      company_name = coalesce(person.company_name, lead.company_name), company_domain = person.company_domain,
      company = person.company, linkedin_url = person.linkedin_url, city = person.city, country = person.country
  FROM held JOIN jsonb_to_recordset($2::text::jsonb) AS person (
    id uuid, first_name text, last_name text, title text, email text, company_name text, company_domain text, company jsonb,
    linkedin_url text, city text, country text) USING (id)
  WHERE lead.id = held.id`;
