import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { GIVEN_BEFORE, holdAddresses, SQL_GIVEN_BEFORE } from "./parts/given-before.ts";

const OF_ANOTHER_LEAD = "Another lead of the organization has this address.";

/**
 * Asks of leads whose addresses were just paid for, before anything more is: why one is not written to again, in words for its
 * row; undefined if it is new. Of two transactions with the same address the second waits for the first and sees what came of it.
 * The organizations of an installation share one workspace at the sender. Both questions are always asked, so that not even the
 * time tells whose the address is.
 *
 * @returns what answers for one of the leads, as its row and all others are at that moment.
 */
export async function whyKnown(
  tx: Tx,
  leadIds: readonly string[],
): Promise<(leadId: string) => Promise<string | undefined>> {
  await lockBreakerShared(tx);
  await holdAddresses(tx, leadIds);
  return async (leadId) => {
    const [known] = await tx.query<{ given: boolean; ours: boolean }>(KNOWN, [leadId]);
    if (known?.given) return GIVEN_BEFORE;
    return known?.ours ? OF_ANOTHER_LEAD : undefined;
  };
}

const KNOWN = `
  SELECT ${SQL_GIVEN_BEFORE} AS given,
         EXISTS (SELECT 1 FROM lead AS other
                 WHERE lower_case(other.email) = lower_case(lead.email) AND other.id <> lead.id
                   AND other.organization_id = lead.organization_id) AS ours
  FROM lead WHERE id = $1`;
