import type { Tx } from "../engine/parts/tx.ts";
import { sqlJobTally } from "./parts/job-tally.ts";

/** Days for which samples are kept. */
const KEPT_DAYS = 8;

/**
 * Writes down how many jobs there are, once a minute however many workers ask: for the chart of the queue, which can't count what
 * was. Whoever comes second does not count.
 *
 * @returns whether this call took the sample.
 */
export async function sampleQueue(tx: Tx): Promise<boolean> {
  const taken = await tx.query(TAKE);
  if (taken.length > 0) await tx.query(FORGET);
  return taken.length > 0;
}

const TAKE = `
  INSERT INTO queue_sample (at, waiting, running, paused, ended)
  SELECT date_trunc('minute', now()),
         coalesce(sum(n) FILTER (WHERE status = 'PENDING'), 0), coalesce(sum(n) FILTER (WHERE status = 'RUNNING'), 0),
         coalesce(sum(n) FILTER (WHERE status = 'PAUSED'), 0),
         coalesce(sum(n) FILTER (WHERE status NOT IN ('PENDING', 'RUNNING', 'PAUSED')), 0)
  FROM (${sqlJobTally("campaign")}) AS tally
  WHERE NOT EXISTS (SELECT FROM queue_sample WHERE at = date_trunc('minute', now()))
  HAVING NOT EXISTS (SELECT FROM queue_sample WHERE at = date_trunc('minute', now()))
  ON CONFLICT DO NOTHING
  RETURNING at`;

const FORGET = `DELETE FROM queue_sample WHERE at < now() - interval '${KEPT_DAYS} days'`;
