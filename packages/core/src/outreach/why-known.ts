import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { GIVEN_BEFORE, holdAddresses, SQL_GIVEN_BEFORE } from "./parts/given-before.ts";

const OF_ANOTHER_LEAD = "Another lead of the organization has this address.";

/**
 * Checks leads whose addresses were just paid for, before anything more is paid for them: which must not be written to again,
 * and why, as a message for the lead's row. Of two transactions with the same address the second waits for the first and sees
 * its result; of two such leads in one call the first is new. The organizations of an installation share one workspace at the
 * sender. Both checks always run, so that not even the duration tells whose the address is.
 *
 * @returns the reasons by lead id, for the known leads only.
 */
export async function whyKnown(tx: Tx, leadIds: readonly string[]): Promise<Map<string, string>> {
  await lockBreakerShared(tx);
  await holdAddresses(tx, leadIds);
  const rows = await tx.query<{ id: string; given: boolean; ours: boolean }>(KNOWN, [leadIds]);
  return new Map(
    rows.flatMap(({ id, given, ours }) =>
      given ? [[id, GIVEN_BEFORE]] : ours ? [[id, OF_ANOTHER_LEAD]] : [],
    ),
  );
}

const KNOWN = `
  SELECT id, ${SQL_GIVEN_BEFORE} AS given,
         EXISTS (SELECT 1 FROM lead AS other
                 WHERE lower_case(other.email) = lower_case(lead.email) AND other.organization_id = lead.organization_id
                   AND (other.id < lead.id OR other.id > lead.id AND other.id <> ALL($1))) AS ours
  FROM lead WHERE id = ANY($1::uuid[])`;
