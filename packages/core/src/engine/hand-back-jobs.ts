import type { Held } from "./complete-jobs.ts";
import type { Domain } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { ringJobs } from "./parts/doorbells.ts";
import { sqlHoldJobs } from "./parts/hold-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

/**
 * Gives the jobs of a worker that stops to the others: PENDING with a new doorbell, finished steps kept, no death
 * counted. A job with a call under way is not handed back until the call is recorded.
 *
 * @returns the ids that were handed back.
 */
export async function handBackJobs(tx: Tx, jobs: readonly Held[], domain: Domain): Promise<string[]> {
  await lockBreakerShared(tx);
  const rows = await tx.query<{ id: string }>(HAND_BACK, [
    jobs.map((job) => job.jobId),
    jobs.map((job) => job.attempt),
  ]);
  const ids = rows.map((row) => row.id);
  await ringJobs(tx, ids, domain);
  return ids;
}

const HAND_BACK = `
  WITH held AS (${sqlHoldJobs(
    "unnest($1::uuid[], $2::int[]) AS held_before (id, attempt)",
    `attempt = mine.attempt AND status IN ${sqlList(sourcesOf("HAND_BACK"))} AND call_id IS NULL`,
  )})
  UPDATE job SET status = 'PENDING', worker_id = NULL
  FROM held WHERE job.id = held.id
  RETURNING job.id`;
