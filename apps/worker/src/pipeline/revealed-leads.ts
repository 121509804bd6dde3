import type { LeadStatus } from "@leadgen/core";
import { closeLead, enrichLeads, ON_THE_LIST, type Tx, whyKnown } from "@leadgen/core/outreach";
import { type RevealedPerson, revealOutcome } from "@leadgen/providers";
import type { CampaignRow } from "./campaign-rows.ts";
import { isOnDoNotContactList } from "./do-not-contact.ts";

interface Revealed {
  readonly id: string;
  readonly apolloPersonId: string;
  readonly person: RevealedPerson | null;
}

/**
 * People who were let go when the campaign was cancelled, while they were being paid for: they belong to it again, but for
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

/** What a batch came to. */
export interface RevealCounts {
  readonly jobs: number;
  readonly withoutAddress: number;
  /** On the organization's do-not-contact list. */
  readonly blocked: number;
  readonly alreadyContacted: number;
}

/**
 * Stores a paid batch: those who can be written to become REVEALED with an ENRICH_LEAD job each, the others get
 * their outcome, so that nothing more is paid for them. Runs in the transaction that checkpoints the batch.
 */
export async function storeRevealed(
  tx: Tx,
  campaign: CampaignRow,
  batch: readonly Revealed[],
): Promise<RevealCounts> {
  for (const { id, person } of batch) if (person !== null) await storePerson(tx, id, person);
  // Two campaigns may reveal the same address at the same moment, of one organization or of two: one after the other here.
  const whyNot = await whyKnown(
    tx,
    batch.map(({ id }) => id),
  );
  const leadIds: string[] = [];
  let withoutAddress = 0;
  let blocked = 0;
  for (const { id: leadId, person } of batch) {
    const outcome = revealOutcome(person);
    const known = await whyNot(leadId);
    if (outcome !== undefined) {
      const message = OUTCOME_WORDS[outcome.status] ?? null;
      await closeLead(tx, { leadId, status: outcome.status, message });
      withoutAddress++;
    } else if (await isOnDoNotContactList(tx, leadId)) {
      await closeLead(tx, { leadId, status: "BLOCKLISTED", message: ON_THE_LIST });
      blocked++;
    } else if (known !== undefined) {
      await closeLead(tx, { leadId, status: "ALREADY_CONTACTED", message: known });
    } else {
      await tx.query("UPDATE lead SET status = 'REVEALED', updated_at = now() WHERE id = $1", [leadId]);
      leadIds.push(leadId);
    }
  }
  await enrichLeads(tx, { campaignId: campaign.id, leadIds });
  const alreadyContacted = batch.length - leadIds.length - withoutAddress - blocked;
  return { jobs: leadIds.length, withoutAddress, blocked, alreadyContacted };
}

const OUTCOME_WORDS: Partial<Record<LeadStatus, string>> = {
  NO_MATCH: "Apollo could not reveal this person; nothing was charged.",
  NO_EMAIL: "Apollo has no address of this person.",
};

async function storePerson(tx: Tx, leadId: string, person: RevealedPerson): Promise<void> {
  const { organization } = person;
  const company = organization && {
    industry: organization.industry,
    country: organization.country,
    description: organization.description,
    employees: organization.employees,
  };
  await tx.query(
    `UPDATE lead
     SET first_name = coalesce($2, first_name), last_name = coalesce($3, last_name), title = coalesce($4, title),
         email = $5, company_name = coalesce($6, company_name), company_domain = $7, company = $8::jsonb,
         linkedin_url = $9, city = $10, country = $11
     WHERE id = $1`,
    [
      leadId,
      person.firstName,
      person.lastName,
      person.title,
      person.email,
      organization?.name ?? null,
      organization?.domain ?? null,
      company === null ? null : JSON.stringify(company),
      person.linkedinUrl,
      person.city,
      person.country,
    ],
  );
}
