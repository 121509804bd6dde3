import { ALERT_TASK } from "../breaker/alert-task.ts";
import type { Tx } from "./tx.ts";

/** Channel of the hint that the breaker moved. A listener must be right without it. */
export const BREAKER_CHANNEL = "leadgen_breaker";

/** graphile-worker waits longer after each try: ten of them take three and a half hours. */
const ALERT_TRIES = 10;

/** Queues the alert about an opening or closing, and hints at it, both from its own transaction. */
export async function announceEvent(tx: Tx, eventId: string): Promise<void> {
  await tx.query(
    `SELECT 1 FROM graphile_worker.add_job($1, json_build_object('eventId', $2::text), priority => -10,
                                            max_attempts => ${ALERT_TRIES}),
                   pg_notify('${BREAKER_CHANNEL}', $2::text)`,
    [ALERT_TASK, eventId],
  );
}
