import type { Domain } from "../domain.ts";
import type { Tx } from "./tx.ts";

/** Channel of the hint that the breaker moved. A listener must be right without it. */
export const BREAKER_CHANNEL = "leadgen_breaker";

/** Tells the domain of an opening or closing, and hints at it to whoever listens, both from its own transaction. */
export async function announceEvent(
  tx: Tx,
  event: { readonly id: string; readonly kind: "OPENED" | "CLOSED" },
  { onMove }: Domain,
): Promise<void> {
  await onMove?.(tx, event);
  await tx.query("SELECT pg_notify($1, $2)::text", [BREAKER_CHANNEL, event.id]);
}
