import { sqlList } from "../engine/parts/sql.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { sqlJobTally } from "./parts/job-tally.ts";
import { ENRICH_STEPS } from "./pipeline/pipeline.ts";

/** Days for which samples are kept. */
const KEPT_DAYS = 8;

/**
 * Records how many jobs there are and how many steps of leads were finished since the previous sample, for the chart of the
 * queue, which has no other record of the past. It does so once a minute, however many workers call: the later calls do nothing.
 *
 * @returns whether this call took the sample.
 */
export async function sampleQueue(tx: Tx): Promise<boolean> {
  const taken = await tx.query(TAKE);
  if (taken.length > 0) await tx.query(FORGET);
  return taken.length > 0;
}

const FINISHED = `
  SELECT step, count(*) AS steps FROM job_step
  WHERE finished_at >= coalesce((SELECT max(at) FROM queue_sample), date_trunc('minute', now()) - interval '1 minute')
    AND finished_at < date_trunc('minute', now()) AND step IN ${sqlList(ENRICH_STEPS)}
  GROUP BY step`;

const TAKE = `
  INSERT INTO queue_sample (at, waiting, running, paused, ended, finished_steps)
  SELECT date_trunc('minute', now()),
         coalesce(sum(n) FILTER (WHERE status = 'PENDING'), 0), coalesce(sum(n) FILTER (WHERE status = 'RUNNING'), 0),
         coalesce(sum(n) FILTER (WHERE status = 'PAUSED'), 0),
         coalesce(sum(n) FILTER (WHERE status NOT IN ('PENDING', 'RUNNING', 'PAUSED')), 0),
         (SELECT coalesce(jsonb_object_agg(step, steps), '{}') FROM (${FINISHED}) AS finished)
  FROM (${sqlJobTally("campaign")}) AS tally
  WHERE NOT EXISTS (SELECT FROM queue_sample WHERE at = date_trunc('minute', now()))
  HAVING NOT EXISTS (SELECT FROM queue_sample WHERE at = date_trunc('minute', now()))
  ON CONFLICT DO NOTHING
  RETURNING at`;

const FORGET = `DELETE FROM queue_sample WHERE at < now() - interval '${KEPT_DAYS} days'`;
