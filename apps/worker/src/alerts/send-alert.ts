import { transaction } from "@leadgen/db";
import { plain, type Runtime } from "../runtime.ts";

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

/** How long the webhook may take, in milliseconds. */
const DEADLINE_MS = 10_000;

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
  const { alertWebhookUrl } = runtime.config;
  if (alertWebhookUrl === undefined) return;
  await post(alertWebhookUrl, { text, event: { id: eventId, ...event } });
}

async function post(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    redirect: "error",
    signal: AbortSignal.timeout(DEADLINE_MS),
  }).catch((error: unknown) => {
    // Without the URL: webhook addresses are secrets.
    throw new Error(`The alert could not be sent to ALERT_WEBHOOK_URL (${plain(error).type}).`);
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`ALERT_WEBHOOK_URL answered ${answer.status}; the alert is tried again.`);
}
