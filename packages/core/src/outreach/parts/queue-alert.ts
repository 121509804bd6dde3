import type { Tx } from "../../engine/index.ts";

/**
 * The alert about an opening or closing, in its own transaction: one row, whatever the channels are. Those are the business of
 * whoever sends, and who opens the breaker need not know them.
 */
export async function queueAlert(
  tx: Tx,
  event: { readonly id: string; readonly kind: "OPENED" | "CLOSED" },
): Promise<void> {
  await tx.query(
    `INSERT INTO alert (kind, occasion, event_id)
     VALUES ($1::text::alert_kind, 'EVENT:' || $2::text, $2::text::bigint)`,
    [event.kind, event.id],
  );
}
