import type { Domain } from "./domain.ts";
import { bornAs } from "./job/decide.ts";
import { type JobStatus, sourcesOf } from "./job/states.ts";
import { SQL_AS_NEW } from "./parts/as-new.ts";
import { ringJobs } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { pauseReasonOf } from "./parts/pause-reason.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

/**
 * Retries the FAILED jobs among those given; finished steps stay finished (rule J12). Others stay as they are. The caller has
 * checked what the domain's `onRetry` checks for one job, and holds the lock that keeps it so.
 *
 * @returns the ids that this call retried, and the state that they go on from: PENDING, or PAUSED while the breaker is OPEN.
 */
export async function retryJobs(
  tx: Tx,
  jobIds: readonly string[],
  domain: Domain,
): Promise<{ retried: string[]; status: JobStatus }> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  const status = bornAs(breaker.state);
  if (jobIds.length === 0) return { retried: [], status };
  const reason = status === "PAUSED" ? pauseReasonOf(breaker, domain) : null;
  const rows = await tx.query<{ id: string }>(RETRY, [jobIds, status, reason]);
  const retried = rows.map((row) => row.id);
  if (status === "PENDING") await ringJobs(tx, retried, domain);
  return { retried, status };
}

const RETRY = `
  WITH failed AS (
    SELECT id FROM job WHERE id = ANY($1::uuid[]) AND status IN ${sqlList(sourcesOf("RETRY"))} ORDER BY id FOR UPDATE)
  UPDATE job
  SET status = $2::job_status, pause_reason = $3, paused_at = CASE WHEN $3::text IS NULL THEN NULL ELSE now() END,
      ${SQL_AS_NEW}
  FROM failed WHERE job.id = failed.id
  RETURNING job.id`;
