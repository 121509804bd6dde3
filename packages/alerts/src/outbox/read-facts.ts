import type { Tx } from "@leadgen/db";
import type { AlertFacts } from "../text/facts.ts";

type Row = Omit<AlertFacts, "event"> & {
  /** The event, with its time as JSON writes it. */
  readonly event: (Omit<NonNullable<AlertFacts["event"]>, "at"> & { readonly at: string }) | null;
};

/** The alert, and the current state. */
export async function readFacts(tx: Tx, alertId: string): Promise<AlertFacts> {
  const [row] = await tx.query<Row>(FACTS, [alertId]);
  if (row === undefined) throw new Error("alerts-e2: a delivery without its alert");
  return { ...row, event: row.event && { ...row.event, at: new Date(row.event.at) } };
}

const FACTS = `
  SELECT alert.id, alert.kind, alert.created_at AS at, alert.asked_by AS "askedBy",
         CASE WHEN event.id IS NOT NULL
              THEN jsonb_build_object('id', event.id::text, 'kind', event.kind, 'epoch', event.epoch, 'at', event.at,
                                      'actor', event.actor, 'reason', event.reason, 'jobsChanged', event.jobs_changed,
                                      'provider', event.provider, 'failureKind', event.failure_kind) END AS event,
         CASE WHEN alert.kind = 'NO_WORKER' THEN (SELECT max(beat_at) FROM worker) END AS "lastBeat",
         (SELECT jsonb_build_object(
            'state', breaker.state, 'epoch', breaker.epoch,
            'acknowledgedBy', (SELECT actor FROM breaker_acknowledgement AS seen
                               WHERE seen.epoch = breaker.epoch AND breaker.state = 'OPEN'),
            'jobsPaused', (SELECT count(*) FROM job WHERE finished_at IS NULL AND status = 'PAUSED'),
            'campaignsRunning', (SELECT count(*) FROM campaign WHERE status = 'RUNNING'),
            'callsInFlight', (SELECT count(*) FROM provider_call WHERE outcome IS NULL AND purpose = 'PIPELINE'))
          FROM breaker) AS now
  FROM alert LEFT JOIN breaker_event AS event ON event.id = alert.event_id
  WHERE alert.id = $1::text::uuid`;
