import type { Tx } from "@leadgen/db";
import type { Channel } from "../alerts-env.ts";

/** Older alerts are not sent any more: no channel was configured when they were current. */
const NEWS = "1 day";

/** Workers send alerts. The web process sends those that workers cannot: that none is alive, or that they cannot deliver. */
export type Role = "WORKER" | "WEB";

/** Milliseconds for which the other role leaves an alert alone. Together with an attempt, it still arrives within 30 s. */
const STANDBY_MS = 10_000;

/** SQL over `alert`: the time for which it is left to the other role; `role` is a parameter. */
export const sqlStandby = (role: string): string => `
  CASE WHEN (alert.kind IN ('NO_WORKER', 'UNDELIVERED')) = (${role}::text = 'WEB') THEN 0 ELSE ${STANDBY_MS} END * interval '1 ms'`;

export interface Planning {
  readonly channels: readonly Channel[];
  readonly role: Role;
}

/** Creates one delivery per channel for each alert that has none yet. */
export async function fanOut(tx: Tx, { channels, role }: Planning): Promise<void> {
  await tx.query(FAN_OUT, [channels, role]);
}

const FAN_OUT = `
  WITH fresh AS (
         SELECT id FROM alert
         WHERE fanned_out_at IS NULL AND created_at > now() - interval '${NEWS}'
           AND created_at <= clock_timestamp() - ${sqlStandby("$2")}
         ORDER BY id FOR UPDATE SKIP LOCKED),
       marked AS (UPDATE alert SET fanned_out_at = clock_timestamp() FROM fresh WHERE alert.id = fresh.id)
  INSERT INTO alert_delivery (alert_id, channel)
  SELECT fresh.id, channel::alert_channel FROM fresh, unnest($1::text[]) AS channel
  ON CONFLICT DO NOTHING`;

/** Queues one reminder if the breaker is OPEN and unacknowledged, and its last alert is that old. Concurrent callers make one. */
export async function remind(tx: Tx, everyMs: number): Promise<void> {
  await tx.query(REMIND, [everyMs]);
}

const REMIND = `
  INSERT INTO alert (kind, occasion, event_id)
  SELECT 'REMINDER', 'REMINDER:' || event.id || ':' || said.times, event.id
  FROM breaker
  JOIN breaker_event AS event ON event.epoch = breaker.epoch AND event.kind = 'OPENED'
  CROSS JOIN LATERAL (SELECT count(*) AS times, max(created_at) AS latest FROM alert WHERE event_id = event.id) AS said
  WHERE breaker.state = 'OPEN' AND said.latest <= now() - $1::float8 * interval '1 ms'
    AND NOT EXISTS (SELECT FROM breaker_acknowledgement AS seen WHERE seen.epoch = breaker.epoch)
  ON CONFLICT DO NOTHING`;
