import { transaction } from "@leadgen/db";
import type { Runtime } from "../runtime.ts";
import { postWebhook } from "./post-webhook.ts";

interface EventRow {
  kind: "OPENED" | "CLOSED";
  epoch: number;
  at: Date;
  actor: string;
  reason: string;
  jobsChanged: number;
  provider: string | null;
  failureKind: string | null;
}

/**
 * Tells people that the breaker opened or was closed. Not a provider call: it goes out while OPEN, and its own
 * failure is retried by the queue and opens nothing.
 */
export async function sendAlert(runtime: Runtime, eventId: string): Promise<void> {
  const [event] = await transaction(runtime.pool, (tx) =>
    tx.query<EventRow>(
      `SELECT kind, epoch, at, actor, reason, jobs_changed AS "jobsChanged", provider, failure_kind AS "failureKind"
       FROM breaker_event WHERE id = $1::bigint`,
      [eventId],
    ),
  );
  if (event === undefined) return;
  const text = `Circuit breaker ${event.kind} (epoch ${event.epoch}) by ${event.actor}: ${event.reason}. Jobs changed: ${event.jobsChanged}.`;
  runtime.log.warn({ event }, text);
  const { alertWebhook } = runtime.config;
  if (alertWebhook !== undefined) await postWebhook(alertWebhook, { text, event: { id: eventId, ...event } });
}
