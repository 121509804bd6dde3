import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { ON_THE_LIST } from "./end-blocked-job.ts";
import { withdrawLeads } from "./withdraw-leads.ts";

/** An entry of an organization's do-not-contact list, as the table stores it. */
export interface DoNotContactEntry {
  readonly kind: "ADDRESS" | "DOMAIN" | "PERSON";
  /** An address or a domain in lower case, or Apollo's id of a person. */
  readonly value: string;
}

export interface NewDoNotContact {
  readonly organizationId: string;
  readonly entries: readonly DoNotContactEntry[];
  readonly reason: string | null;
  readonly createdBy: string;
  /** The sender's ids of leads that it has stopped writing to by itself: they are not taken out. */
  readonly silentAtSender?: readonly string[];
}

export interface DoNotContactHit {
  /** How many entries are new. */
  readonly added: number;
  /** How many leads were still to be worked on, and are now stopped. */
  readonly leadsStopped: number;
  /** How many leads are at the sender. */
  readonly leadsHandedOver: number;
  /** How many WITHDRAW_LEAD jobs were made, including those for leads whose hand-over has no known outcome. */
  readonly leadsWithdrawn: number;
}

interface Named {
  id: string;
  open: boolean;
  handedOver: boolean;
}

/**
 * Adds entries to an organization's do-not-contact list, and has the leads that they name taken out at the sender, even if the
 * entries were in the list before. Waiting leads are stopped by the workers, which check the list before each call.
 *
 * The leads' rows are locked, so that a hand-over which ends at the same moment is either seen here or sees the entries.
 */
export async function addDoNotContact(tx: Tx, input: NewDoNotContact): Promise<DoNotContactHit> {
  const { organizationId, entries, silentAtSender = [] } = input;
  await lockBreakerShared(tx);
  const sorted = entries.toSorted((a, b) => (a.value < b.value ? -1 : 1));
  const kinds = sorted.map((entry) => entry.kind);
  const values = sorted.map((entry) => entry.value);
  const added = await tx.query(INSERT, [organizationId, kinds, values, input.reason, input.createdBy]);
  const people = sorted.filter((entry) => entry.kind === "PERSON").map((entry) => entry.value);
  const contacts = sorted.filter((entry) => entry.kind !== "PERSON").map((entry) => entry.value);
  const named = [organizationId, contacts, people];
  await tx.query(HOLD_CAMPAIGNS, named);
  const leads = await tx.query<Named>(HOLD_NAMED, [...named, silentAtSender]);
  const { jobIds } = await withdrawLeads(tx, {
    leadIds: leads.filter((lead) => !lead.open).map((lead) => lead.id),
    reason: ON_THE_LIST,
  });
  return {
    added: added.length,
    leadsStopped: leads.filter((lead) => lead.open).length,
    leadsHandedOver: leads.filter((lead) => lead.handedOver).length,
    leadsWithdrawn: jobIds.length,
  };
}

const INSERT = `
  INSERT INTO do_not_contact (organization_id, kind, value, reason, created_by)
  SELECT $1, kind, value, $4, $5 FROM unnest($2::do_not_contact_kind[], $3::text[]) AS entry (kind, value)
  ON CONFLICT (organization_id, value) DO NOTHING
  RETURNING id`;

const NAMED = `
  lead.organization_id = $1
  AND (contact_keys(lead.email, lead.company_domain) && $2::text[] OR lead.apollo_person_id = ANY($3::text[]))`;

const HOLD_CAMPAIGNS = `
  SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM lead WHERE ${NAMED}) ORDER BY id FOR KEY SHARE`;

const HOLD_NAMED = `
  SELECT id, status IN ('FOUND', 'REVEALED') AS open, status = 'HANDED_OVER' AS "handedOver" FROM lead
  WHERE ${NAMED} AND (instantly_lead_id = ANY($4::text[])) IS NOT TRUE
  ORDER BY id FOR NO KEY UPDATE`;
