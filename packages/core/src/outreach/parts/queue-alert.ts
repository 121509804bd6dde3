import type { Tx } from "../../engine/index.ts";

/**
 * Queues the alert about an opening or closing in the transaction of the move. It is one row whatever the channels are: the
 * sender of alerts knows those, and the transaction that moves the breaker need not.
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
