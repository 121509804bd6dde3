import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import type { SendingClaim } from "./claim-sending.ts";

/** How an activation ended. BEFORE: nothing was changed at Instantly, so the sending returns to its state before the claim. */
export type SendingEnd = "ACTIVE" | "UNKNOWN" | "BEFORE";

/**
 * Ends an activation.
 *
 * @returns false if the claim was lost: a person paused the sending in the meantime, and it stays paused.
 */
export async function settleSending(
  tx: Tx,
  { campaignId, claim, before }: SendingClaim,
  end: SendingEnd,
): Promise<boolean> {
  const rows =
    end === "BEFORE"
      ? await tx.query(RESTORE, [campaignId, claim, before.state, before.since, before.by])
      : await tx.query(MOVE, [campaignId, claim, end]);
  return rows.length > 0;
}

/**
 * Locks the claim until the end of the transaction, so that nobody can pause the sending before the next call is recorded.
 *
 * @throws DomainError WRONG_STATE if the claim was lost.
 */
export async function holdClaim(tx: Tx, { campaignId, claim }: SendingClaim): Promise<void> {
  await lockBreakerShared(tx);
  const held = await tx.query(`SELECT 1 FROM campaign WHERE ${HELD} FOR NO KEY UPDATE`, [campaignId, claim]);
  if (held.length > 0) return;
  throw new DomainError("WRONG_STATE", "Somebody paused the sending meanwhile, so it was not activated.");
}

const HELD = "id = $1 AND sending_state = 'ACTIVATING' AND sending_since = $2::text::timestamptz";

const MOVE = `
  UPDATE campaign SET sending_state = $3::sending_state, sending_since = clock_timestamp(), updated_at = clock_timestamp()
  WHERE ${HELD} RETURNING id`;

const RESTORE = `
  UPDATE campaign SET sending_state = $3::sending_state, sending_since = $4::text::timestamptz, sending_by = $5, updated_at = clock_timestamp()
  WHERE ${HELD} RETURNING id`;
