import type { Tx } from "@leadgen/core/outreach";

/** Whether the organization asked not to write to this lead: by address, by domain, or by the company's domain. */
export async function isOnDoNotContactList(tx: Tx, leadId: string | null): Promise<boolean> {
  if (leadId === null) return false;
  const rows = await tx.query(LISTED, [leadId]);
  return rows.length > 0;
}

const LISTED = `
  SELECT 1 FROM lead JOIN do_not_contact AS listed ON listed.organization_id = lead.organization_id
   AND (listed.value = ANY(contact_keys(lead.email, lead.company_domain))
        OR listed.kind = 'PERSON' AND listed.value = lead.apollo_person_id)
  WHERE lead.id = $1 LIMIT 1`;
