import type { Domain } from "../domain.ts";
import { MAX_DEATHS, sourcesOf } from "../job/states.ts";
import { abandonCalls } from "./abandon-calls.ts";
import { ringJobs } from "./doorbells.ts";
import { sqlList } from "./sql.ts";
import type { Tx } from "./tx.ts";

/** A worker that died or stopped, and the ids under which graphile-worker locks rows for it. */
export interface GoneWorker {
  readonly id: string;
  readonly poolIds: readonly string[];
}

export interface GivenBack {
  /** Jobs that lost their claim or their call; those that were RUNNING are PENDING again. */
  readonly rescued: string[];
  /** Jobs that are FAILED because too many workers died while running them. */
  readonly failed: string[];
  /** Calls whose answer will never be recorded: they may have been paid for. */
  readonly callsUnknown: number;
}

interface Orphan {
  id: string;
  campaignId: string;
  failed: boolean;
}

export interface Departure {
  readonly gone: readonly GoneWorker[];
  /** The workers died, which counts against their jobs (rule J9). An orderly stop does not. */
  readonly died: boolean;
}

/**
 * Gives the jobs of gone workers to the others. Not a verb: the sweep and an orderly stop call it, under the
 * breaker's shared lock and with the workers' rows held.
 */
export async function giveBackJobs(tx: Tx, { gone, died }: Departure, domain: Domain): Promise<GivenBack> {
  const workerIds = gone.map((worker) => worker.id);
  const held = await tx.query<{ id: string }>(HOLD, [workerIds]);
  const jobIds = held.map((job) => job.id);
  const orphans = await tx.query<Orphan>(GIVE_BACK, [workerIds, died, jobIds]);
  const callsUnknown = await abandonCalls(tx, "worker_id = ANY($1::uuid[])", [workerIds]);
  const failed = orphans.filter((job) => job.failed);
  const rescued = orphans.filter((job) => !job.failed).map((job) => job.id);
  await domain.onEnd(tx, { jobs: failed, status: "FAILED", code: "WORKER_DIED", message: TOO_MANY_DEATHS });
  await tx.query("SELECT graphile_worker.force_unlock_workers($1::text[])::text", [
    gone.flatMap((worker) => worker.poolIds),
  ]);
  await ringJobs(tx, rescued, domain);
  return { rescued, failed: failed.map((job) => job.id), callsUnknown };
}

const TOO_MANY_DEATHS = `The worker died ${MAX_DEATHS} times in a row while running this job; look at the workers' logs before retrying it.`;

const isOrphan = (job: string): string => `
  ${job}.worker_id = ANY($1::uuid[]) AND (${job}.status IN ${sqlList(sourcesOf("RESCUE"))} OR ${job}.call_id IS NOT NULL)`;

// Jobs that were cancelled with a call under way are found by their calls: searching all jobs for them would read the whole
// table. The locks are a statement of their own: in one statement PostgreSQL first tries the CHECKs on the snapshot's row version,
// and a job cancelled in the meantime would be RUNNING without its worker.
const HOLD = `
  SELECT id FROM job
  WHERE ${isOrphan("job")} AND id = ANY(ARRAY(
    SELECT id FROM job WHERE finished_at IS NULL AND worker_id = ANY($1::uuid[])
    UNION ALL
    SELECT job_id FROM provider_call WHERE worker_id = ANY($1::uuid[]) AND outcome IS NULL AND job_id IS NOT NULL))
  ORDER BY id FOR UPDATE`;

// A worker's death counts against the jobs that may have caused it: those with a call under way, and those that it worked on
// after its last beat. A job that had waited for a turn since before that beat cannot have caused it.
// A PAUSED, PENDING or CANCELLED job with a call of the gone worker only loses the call.
const GIVE_BACK = `
  WITH next AS (
    SELECT id, was_running, deaths + (was_running AND at_work AND $2)::int AS deaths,
           was_running AND at_work AND $2 AND deaths + 1 >= ${MAX_DEATHS} AS failed
    FROM (SELECT job.id, deaths, status IN ${sqlList(sourcesOf("RESCUE"))} AS was_running,
                 call_id IS NOT NULL OR beat_at <= greatest(claimed_at, (
                   SELECT max(ended_at) FROM provider_call AS call WHERE call.job_id = job.id)) AS at_work
          FROM job JOIN worker ON worker.id = job.worker_id
          WHERE job.id = ANY($3::uuid[]) AND ${isOrphan("job")}) AS orphan)
  UPDATE job
  SET call_id = NULL, worker_id = NULL, deaths = next.deaths,
      status = CASE WHEN next.failed THEN 'FAILED' WHEN next.was_running THEN 'PENDING' ELSE job.status END,
      finished_at = CASE WHEN next.failed THEN clock_timestamp() ELSE job.finished_at END,
      error_code = CASE WHEN next.failed THEN 'WORKER_DIED' END,
      error_message = CASE WHEN next.failed THEN '${TOO_MANY_DEATHS.replaceAll("'", "''")}' END
  FROM next WHERE job.id = next.id
  RETURNING job.id, job.campaign_id AS "campaignId", next.failed`;
