import type { Domain } from "../domain.ts";
import type { Tx } from "./tx.ts";

/** Channel of the notification that the breaker moved. It is only a hint: a listener must be correct without it. */
export const BREAKER_CHANNEL = "leadgen_breaker";

/** Tells the domain about an opening or closing, and notifies listeners, both in the transaction of the move. */
export async function announceEvent(
  tx: Tx,
  event: { readonly id: string; readonly kind: "OPENED" | "CLOSED" },
  { onMove }: Domain,
): Promise<void> {
  await onMove?.(tx, event);
  await tx.query("SELECT pg_notify($1, $2)::text", [BREAKER_CHANNEL, event.id]);
}
