import type { Tx } from "@leadgen/db";
import { mustExist } from "../db/must-exist.ts";
import type { ContactValue } from "../input/contact-value.ts";

export interface NewEntries {
  readonly organizationId: string;
  readonly entries: readonly ContactValue[];
  readonly reason?: string | undefined;
  readonly createdBy: string;
}

export interface Added {
  readonly added: number;
  readonly alreadyListed: number;
  readonly leadsStopped: number;
  readonly leadsHandedOver: number;
}

/**
 * Enters addresses and domains. The workers look at the list before each call for a lead, so what waits is stopped
 * there; what is with the sender already is counted.
 * @throws ApiError NOT_FOUND.
 */
export async function addDoNotContact(tx: Tx, input: NewEntries): Promise<Added> {
  await mustExist(tx, "organization", input.organizationId);
  const byValue = new Map(input.entries.map((entry) => [entry.value, entry]));
  const entries = [...byValue.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
  const rows = await tx.query<{ id: string }>(INSERT, [
    input.organizationId,
    entries.map((entry) => entry.kind),
    entries.map((entry) => entry.value),
    input.reason ?? null,
    input.createdBy,
  ]);
  const [hit] = await tx.query<Pick<Added, "leadsStopped" | "leadsHandedOver">>(HIT, [
    input.organizationId,
    entries.map((entry) => entry.value),
  ]);
  return {
    added: rows.length,
    alreadyListed: entries.length - rows.length,
    leadsStopped: hit?.leadsStopped ?? 0,
    leadsHandedOver: hit?.leadsHandedOver ?? 0,
  };
}

const INSERT = `
  INSERT INTO do_not_contact (organization_id, kind, value, reason, created_by)
  SELECT $1, kind, value, $4, $5 FROM unnest($2::do_not_contact_kind[], $3::text[]) AS entry (kind, value)
  ON CONFLICT (organization_id, value) DO NOTHING
  RETURNING id`;

const HIT = `
  SELECT count(*) FILTER (WHERE status IN ('FOUND', 'REVEALED'))::int AS "leadsStopped",
         count(*) FILTER (WHERE status = 'HANDED_OVER')::int AS "leadsHandedOver"
  FROM lead
  WHERE organization_id = $1 AND status IN ('FOUND', 'REVEALED', 'HANDED_OVER')
    AND contact_keys(email, company_domain) && $2::text[]`;
