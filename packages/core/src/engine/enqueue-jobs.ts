import { bornAs } from "../job/decide.ts";
import type { JobStatus } from "../job/states.ts";
import { type JobType, TASK_TABLE } from "../task/catalogue.ts";
import { sqlRing } from "./doorbells.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { pauseReasonOf } from "./pause-reason.ts";
import { readBreaker } from "./read-breaker.ts";
import type { Tx } from "./tx.ts";

export interface NewJob {
  readonly campaignId: string;
  readonly type: JobType;
  /** The lead of an ENRICH_LEAD job; one job a lead. */
  readonly leadId?: string;
}

/**
 * Creates jobs: PENDING with a doorbell each, or PAUSED without one while the breaker is OPEN (rule J3).
 * The caller has checked that the campaign is RUNNING and holds whatever keeps it so.
 *
 * @returns the ids in the order of `jobs`, and the state they were born in.
 */
export async function enqueueJobs(
  tx: Tx,
  jobs: readonly NewJob[],
): Promise<{ jobIds: string[]; status: JobStatus }> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  const status = bornAs(breaker.state);
  if (jobs.length === 0) return { jobIds: [], status };
  const wanted = jobs.map((job, place) => ({
    place,
    campaign_id: job.campaignId,
    lead_id: job.leadId ?? null,
    type: job.type,
    priority: TASK_TABLE[job.type].priority,
  }));
  const rows = await tx.query<{ id: string; place: number }>(
    status === "PENDING" ? INSERT_PENDING : INSERT_PAUSED,
    status === "PENDING" ? [JSON.stringify(wanted)] : [JSON.stringify(wanted), pauseReasonOf(breaker)],
  );
  return { jobIds: rows.sort((a, b) => a.place - b.place).map((row) => row.id), status };
}

const WANTED = `
  wanted AS MATERIALIZED (
    SELECT uuidv7() AS id, now() AS since, w.*
    FROM jsonb_to_recordset($1::jsonb) AS w (place int, campaign_id uuid, lead_id uuid, type job_type, priority smallint))`;

const INSERT_PENDING = `
  WITH ${WANTED},
       rung AS (${sqlRing("wanted")}),
       born AS (
         INSERT INTO job (id, campaign_id, lead_id, type, priority, status, doorbell_id)
         SELECT wanted.id, campaign_id, lead_id, type, priority, 'PENDING', rung.doorbell_id
         FROM wanted JOIN rung ON rung.job_id = wanted.id)
  SELECT id, place FROM wanted`;

const INSERT_PAUSED = `
  WITH ${WANTED},
       born AS (
         INSERT INTO job (id, campaign_id, lead_id, type, priority, status, pause_reason, paused_at)
         SELECT id, campaign_id, lead_id, type, priority, 'PAUSED', $2, now() FROM wanted)
  SELECT id, place FROM wanted`;
