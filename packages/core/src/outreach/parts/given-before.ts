import type { Tx } from "../../engine/parts/tx.ts";

/** The same message whether this organization, another one of the installation, or a person at the sender gave it the address. */
export const GIVEN_BEFORE = "The sender has this address already, or is about to be given it.";

/**
 * SQL condition over `lead`: another lead of the installation has the same address and is at the sender or on the way there. No answer
 * tells whose it is. Evaluate it under `holdAddresses` if something is paid for afterwards.
 */
export const SQL_GIVEN_BEFORE = `
  EXISTS (SELECT 1 FROM lead AS other
          WHERE lower_case(other.email) = lower_case(lead.email) AND other.id <> lead.id AND other.status IN ('HANDED_OVER', 'REVEALED'))`;

/**
 * SQL condition over `lead`: it ended because another lead with its address was on the way to the sender, and that one ended without a
 * mail. False if its organization has another lead with the address, which is the one to go on with, and false if a lead with the
 * address was taken out at the sender, because that person asked for it.
 */
export const SQL_FREE_AGAIN = `
  lead.email IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM lead AS other
    WHERE lower_case(other.email) = lower_case(lead.email) AND other.id <> lead.id
      AND (other.status IN ('HANDED_OVER', 'REVEALED', 'WITHDRAWN')
           OR other.organization_id = lead.organization_id AND (other.id < lead.id OR other.status <> 'ALREADY_CONTACTED')))`;

/** The first key of the advisory locks that stand for addresses: "ADDR" in ASCII. */
const ADDRESS_LOCKS = 0x41444452;

/**
 * Locks the addresses of these leads until the end of the transaction, so that no other transaction can check in the meantime whether
 * they are new. It comes after the jobs' locks and before a campaign's. The addresses are locked in one order, so that two batches of
 * the same people can't deadlock.
 *
 * It locks addresses, not the organization: organizations share the sender, and their other people need not wait.
 */
export async function holdAddresses(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.query(HOLD, [leadIds]);
}

const HOLD = `
  SELECT pg_advisory_xact_lock(${ADDRESS_LOCKS}, place)::text
  FROM (SELECT DISTINCT hashtext(lower_case(email)) AS place FROM lead
        WHERE id = ANY($1::uuid[]) AND email IS NOT NULL ORDER BY place) AS places`;
