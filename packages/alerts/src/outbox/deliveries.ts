import type { Tx } from "@leadgen/db";
import type { Channel } from "../alerts-env.ts";
import { type Role, sqlStandby } from "./plan.ts";

/** One attempt at one delivery. Its number identifies the holder. */
export interface Try {
  readonly alertId: string;
  readonly channel: Channel;
  readonly number: number;
}

export interface Taking {
  readonly channel: Channel;
  readonly sender: string;
  /** Milliseconds after which an unfinished attempt's sender counts as dead, and another sender tries again. */
  readonly leaseMs: number;
  readonly role: Role;
}

/** Takes the channel's oldest delivery that is due. No other sender gets it until it is settled or its lease expires. */
export async function takeDelivery(tx: Tx, taking: Taking): Promise<Try | undefined> {
  const { channel, sender, leaseMs, role } = taking;
  const [taken] = await tx.query<Try>(TAKE, [channel, sender, leaseMs, role]);
  return taken;
}

const TAKE = `
  WITH due AS (
    SELECT delivery.alert_id, delivery.channel
    FROM alert_delivery AS delivery JOIN alert ON alert.id = delivery.alert_id
    WHERE delivery.channel = $1::text::alert_channel AND delivery.status = 'PENDING'
      AND delivery.next_try_at <= clock_timestamp() - ${sqlStandby("$4")}
    ORDER BY delivery.alert_id LIMIT 1 FOR UPDATE OF delivery SKIP LOCKED)
  UPDATE alert_delivery AS delivery
  SET tries = delivery.tries + 1, sender = $2, next_try_at = clock_timestamp() + $3::float8 * interval '1 ms'
  FROM due WHERE delivery.alert_id = due.alert_id AND delivery.channel = due.channel
  RETURNING delivery.alert_id AS "alertId", delivery.channel, delivery.tries AS number`;

/** Possible results of an attempt; FAILED is tried again until the alert is three days old. */
export type TryEnd =
  | { readonly is: "DELIVERED" | "DROPPED" }
  | { readonly is: "FAILED"; readonly error: string; readonly pauseMs: number };

/** Changes nothing if the attempt is not the latest: its lease expired, and another sender has taken the delivery. */
export async function settleTry(tx: Tx, { alertId, channel, number }: Try, end: TryEnd): Promise<void> {
  const { error = null, pauseMs = 0 } = end.is === "FAILED" ? end : {};
  await tx.query(SETTLE, [alertId, channel, number, end.is, error, pauseMs]);
}

const SETTLE = `
  UPDATE alert_delivery AS delivery
  SET status = fate.status, last_error = coalesce($5::text, last_error),
      finished_at = CASE WHEN fate.status <> 'PENDING' THEN clock_timestamp() END,
      next_try_at = clock_timestamp() + $6::float8 * interval '1 ms'
  FROM (SELECT CASE WHEN $4::text <> 'FAILED' THEN $4::text
                    WHEN created_at < now() - interval '3 days' THEN 'GIVEN_UP'
                    ELSE 'PENDING' END::alert_delivery_status AS status
        FROM alert WHERE id = $1::text::uuid) AS fate
  WHERE delivery.alert_id = $1::text::uuid AND delivery.channel = $2::text::alert_channel
    AND delivery.tries = $3::int AND delivery.status = 'PENDING'`;
