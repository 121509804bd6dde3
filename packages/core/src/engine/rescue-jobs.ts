import { MAX_DEATHS, sourcesOf } from "../job/states.ts";
import { closeLeads } from "./close-leads.ts";
import { ringJobs } from "./doorbells.ts";
import { endCampaigns } from "./end-campaigns.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { sqlList } from "./sql.ts";
import type { Tx } from "./tx.ts";

export interface Rescue {
  readonly workersLost: string[];
  /** Jobs that were given back; those that were RUNNING are PENDING again. */
  readonly rescued: string[];
  /** Jobs that had too many workers die under them. */
  readonly failed: string[];
  /** Calls whose answer nobody will record: they may have been paid for. */
  readonly callsUnknown: number;
}

interface Orphan {
  id: string;
  campaignId: string;
  failed: boolean;
}

/**
 * The sweep: workers that missed their heartbeats are declared dead, their jobs given back with a new doorbell,
 * graphile-worker's rows unlocked, calls without an outcome marked UNKNOWN (rules J6, J9).
 * Any worker may run it; one does at a time, the others find nothing.
 */
export async function rescueJobs(tx: Tx, input: { readonly silentSeconds: number }): Promise<Rescue> {
  await lockBreakerShared(tx);
  const dead = await tx.query<{ id: string; poolIds: string[] }>(BURY, [input.silentSeconds]);
  const workersLost = dead.map((worker) => worker.id);
  if (dead.length === 0) return { workersLost, rescued: [], failed: [], callsUnknown: 0 };
  const orphans = await tx.query<Orphan>(RESCUE, [workersLost]);
  const unknown = await tx.query(
    `UPDATE provider_call SET outcome = 'UNKNOWN', ended_at = clock_timestamp(),
            message = 'The worker died or was cut off between sending and recording.'
     WHERE worker_id = ANY($1::uuid[]) AND outcome IS NULL RETURNING id`,
    [workersLost],
  );
  const failed = orphans.filter((job) => job.failed);
  const rescued = orphans.filter((job) => !job.failed).map((job) => job.id);
  await closeLeads(tx, { jobIds: failed.map((job) => job.id), status: "FAILED", message: TOO_MANY_DEATHS });
  await endCampaigns(
    tx,
    failed.map((job) => job.campaignId),
  );
  await tx.query("SELECT graphile_worker.force_unlock_workers($1::text[])::text", [
    dead.flatMap((worker) => worker.poolIds),
  ]);
  await ringJobs(tx, rescued);
  return { workersLost, rescued, failed: failed.map((job) => job.id), callsUnknown: unknown.length };
}

const TOO_MANY_DEATHS = `The worker died ${MAX_DEATHS} times in a row while running this job; look at the workers' logs before retrying it.`;

// SKIP LOCKED: another sweep, or a beat that is just being written, has the row.
const BURY = `
  UPDATE worker SET stopped_at = now()
  WHERE id IN (SELECT id FROM worker
               WHERE stopped_at IS NULL AND beat_at < now() - make_interval(secs => $1)
               ORDER BY id FOR UPDATE SKIP LOCKED)
  RETURNING id, pool_ids AS "poolIds"`;

// A job that is PAUSED or PENDING with a call of the dead worker only loses the call.
const RESCUE = `
  WITH held AS (
    SELECT id, deaths, status IN ${sqlList(sourcesOf("RESCUE"))} AS was_running FROM job
    WHERE finished_at IS NULL AND worker_id = ANY($1::uuid[])
      AND (status IN ${sqlList(sourcesOf("RESCUE"))} OR call_id IS NOT NULL)
    ORDER BY id FOR UPDATE),
  next AS (SELECT held.id, held.was_running, held.was_running AND held.deaths + 1 >= ${MAX_DEATHS} AS failed
           FROM held)
  UPDATE job
  SET call_id = NULL, worker_id = NULL,
      deaths = job.deaths + next.was_running::int,
      status = CASE WHEN next.failed THEN 'FAILED' WHEN next.was_running THEN 'PENDING' ELSE job.status END,
      finished_at = CASE WHEN next.failed THEN clock_timestamp() END,
      error_code = CASE WHEN next.failed THEN 'WORKER_DIED' END,
      error_message = CASE WHEN next.failed THEN '${TOO_MANY_DEATHS.replaceAll("'", "''")}' END
  FROM next WHERE job.id = next.id
  RETURNING job.id, job.campaign_id AS "campaignId", next.failed`;
