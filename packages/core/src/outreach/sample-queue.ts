import { sqlList } from "../engine/parts/sql.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { sqlJobTally } from "./parts/job-tally.ts";
import { ENRICH_STEPS } from "./pipeline/pipeline.ts";

/** Days for which samples are kept. */
const KEPT_DAYS = 8;

/**
 * Records how many jobs there are, what they wait for, and how many steps of leads were finished since the previous sample, for
 * the chart of the queue, which has no other record of the past. It does so once a minute, however many workers call: the later
 * calls do nothing.
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

/** A job that was never claimed has no finished step, so the steps of a million waiting jobs are not looked up. */
const WAITING = `
  SELECT (ARRAY[${ENRICH_STEPS.map((step) => `'${step}'`).join(", ")}])[1 + behind] AS step, count(*) AS jobs
  FROM (
    SELECT CASE WHEN claimed_at IS NULL THEN 0 ELSE (
             SELECT count(*) FROM job_step WHERE job_id = job.id AND step IN ${sqlList(ENRICH_STEPS)}) END AS behind
    FROM job WHERE type = 'ENRICH_LEAD' AND finished_at IS NULL AND status IN ('PENDING', 'PAUSED')) AS each_job
  GROUP BY step`;

const TAKE = `
  INSERT INTO queue_sample (at, waiting, running, paused, ended, finished_steps, waiting_steps)
  SELECT date_trunc('minute', now()),
         coalesce(sum(n) FILTER (WHERE status = 'PENDING'), 0), coalesce(sum(n) FILTER (WHERE status = 'RUNNING'), 0),
         coalesce(sum(n) FILTER (WHERE status = 'PAUSED'), 0),
         coalesce(sum(n) FILTER (WHERE status NOT IN ('PENDING', 'RUNNING', 'PAUSED')), 0),
         (SELECT coalesce(jsonb_object_agg(step, steps), '{}') FROM (${FINISHED}) AS finished),
         (SELECT coalesce(jsonb_object_agg(step, jobs), '{}') FROM (${WAITING}) AS waiting WHERE step IS NOT NULL)
  FROM (${sqlJobTally("campaign")}) AS tally
  WHERE NOT EXISTS (SELECT FROM queue_sample WHERE at = date_trunc('minute', now()))
  HAVING NOT EXISTS (SELECT FROM queue_sample WHERE at = date_trunc('minute', now()))
  ON CONFLICT DO NOTHING
  RETURNING at`;

const FORGET = `DELETE FROM queue_sample WHERE at < now() - interval '${KEPT_DAYS} days'`;
