import type { Tx } from "@leadgen/core/outreach";

/** The same words whatever gave the sender the address: this organization, another one of the installation, or a person there. */
export const GIVEN_BEFORE = "The sender has been given this address before.";

const OF_ANOTHER_LEAD = "Another lead of the organization has this address.";

/**
 * Why a lead's address is not written to again, in words for its row; undefined if it is new. The organizations of an
 * installation share one workspace at the sender. Both questions are always asked, so that not even the time tells whose
 * the address is.
 */
export async function whyKnown(tx: Tx, organizationId: string, leadId: string): Promise<string | undefined> {
  const [known] = await tx.query<{ given: boolean; ours: boolean }>(KNOWN, [organizationId, leadId]);
  if (known?.given) return GIVEN_BEFORE;
  return known?.ours ? OF_ANOTHER_LEAD : undefined;
}

const KNOWN = `
  SELECT coalesce(bool_or(other.status = 'HANDED_OVER'), false) AS given,
         coalesce(bool_or(other.organization_id = $1), false) AS ours
  FROM lead AS mine JOIN lead AS other ON lower(other.email) = lower(mine.email) AND other.id <> mine.id
  WHERE mine.id = $2 AND mine.email IS NOT NULL`;
