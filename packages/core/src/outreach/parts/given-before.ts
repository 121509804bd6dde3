import type { Tx } from "../../engine/parts/tx.ts";

/** The same words whoever gave the sender the address, or is about to: this organization, another one of the installation, or a person there. */
export const GIVEN_BEFORE = "The sender has this address already, or is about to be given it.";

/**
 * SQL over `lead`: another lead of the installation has its address and is at the sender, or on the way there. Whose it is, is told
 * to nobody. Asked under `holdAddresses` where something is paid for afterwards.
 */
export const SQL_GIVEN_BEFORE = `
  EXISTS (SELECT 1 FROM lead AS other
          WHERE lower_case(other.email) = lower_case(lead.email) AND other.id <> lead.id AND other.status IN ('HANDED_OVER', 'REVEALED'))`;

/**
 * SQL over `lead`: it ended since another one with its address was on the way to the sender, and that one ended without a mail. Not
 * if its organization has another lead with the address, which is the one to go on with, and not if somebody was taken out at the
 * sender: those have asked for it.
 */
export const SQL_FREE_AGAIN = `
  lead.email IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM lead AS other
    WHERE lower_case(other.email) = lower_case(lead.email) AND other.id <> lead.id
      AND (other.status IN ('HANDED_OVER', 'REVEALED', 'WITHDRAWN')
           OR other.organization_id = lead.organization_id AND (other.id < lead.id OR other.status <> 'ALREADY_CONTACTED')))`;

/** Space of the advisory locks that stand for addresses: "ADDR" in ASCII. */
const ADDRESS_LOCKS = 0x41444452;

/**
 * Until the transaction ends nobody else learns whether the addresses of these leads are new. After the jobs' locks and before a
 * campaign's. In one order for all, so that two batches of the same people can't wait for each other.
 *
 * A lock of an address, and not of the organization: two organizations share the sender, and their other people need not wait.
 */
export async function holdAddresses(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.query(HOLD, [leadIds]);
}

const HOLD = `
  SELECT pg_advisory_xact_lock(${ADDRESS_LOCKS}, place)::text
  FROM (SELECT DISTINCT hashtext(lower_case(email)) AS place FROM lead
        WHERE id = ANY($1::uuid[]) AND email IS NOT NULL ORDER BY place) AS places`;
