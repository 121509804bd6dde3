import type { Tx } from "@leadgen/db";

export interface Noticed {
  readonly alertId: string;
  readonly kind: string;
}

/** Alerts that no worker sent a heartbeat for that long. One alert per absence, from the first process that notices it. */
export async function noticeNoWorker(tx: Tx, silenceMs: number): Promise<Noticed | undefined> {
  const [noticed] = await tx.query<Noticed>(NO_WORKER, [silenceMs]);
  return noticed;
}

// A worker's own row may allow it a longer silence.
const NO_WORKER = `
  INSERT INTO alert (kind, occasion)
  SELECT 'NO_WORKER', 'NO_WORKER:' || coalesce(extract(epoch FROM max(beat_at))::text, 'none ever')
  FROM worker
  HAVING coalesce(bool_and(beat_at < now() - greatest($1::float8, CASE WHEN stopped_at IS NULL THEN silent_ms END) * interval '1 ms'), true)
  ON CONFLICT DO NOTHING
  RETURNING id AS "alertId", kind`;

/** Alerts that an alert has waited for that long, was tried, and was delivered on no channel. Once, for the oldest of them. */
export async function noticeUndelivered(tx: Tx, silenceMs: number): Promise<Noticed | undefined> {
  const [noticed] = await tx.query<Noticed>(UNDELIVERED, [silenceMs]);
  return noticed;
}

const UNDELIVERED = `
  INSERT INTO alert (kind, occasion)
  SELECT 'UNDELIVERED', 'UNDELIVERED:' || id
  FROM alert
  WHERE kind <> 'UNDELIVERED' AND created_at BETWEEN now() - interval '1 day' AND now() - $1::float8 * interval '1 ms'
    AND EXISTS (SELECT FROM alert_delivery WHERE alert_id = alert.id AND status = 'PENDING' AND last_error IS NOT NULL)
    AND NOT EXISTS (SELECT FROM alert_delivery WHERE alert_id = alert.id AND status = 'DELIVERED')
  ORDER BY id LIMIT 1
  ON CONFLICT DO NOTHING
  RETURNING id AS "alertId", kind`;
