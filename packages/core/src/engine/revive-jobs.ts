import type { Domain } from "./domain.ts";
import { bornAs } from "./job/decide.ts";
import { sourcesOf } from "./job/states.ts";
import { SQL_AS_NEW } from "./parts/as-new.ts";
import { sqlRing, sqlSince } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { pauseReasonOf } from "./parts/pause-reason.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

/**
 * Revives ended jobs for the campaign that took them over; finished steps stay finished. They are PENDING with a doorbell each, or
 * PAUSED while the breaker is OPEN (rule J3). Jobs that are COMPLETED, live, or have a call under way stay as they are.
 * The caller has checked that the jobs' new campaign accepts them, and holds the lock that keeps it so.
 *
 * @returns the ids that this call revived.
 */
export async function reviveJobs(tx: Tx, jobIds: readonly string[], domain: Domain): Promise<string[]> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  if (jobIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    bornAs(breaker.state) === "PENDING" ? revivePending(domain) : REVIVE_PAUSED,
    bornAs(breaker.state) === "PENDING" ? [jobIds] : [jobIds, pauseReasonOf(breaker, domain)],
  );
  return rows.map((row) => row.id);
}

const ENDED = `
  ended AS MATERIALIZED (
    SELECT id, type, priority, ${sqlSince("rank", "now()")} AS since FROM job
    WHERE id = ANY($1::uuid[]) AND status IN ${sqlList(sourcesOf("REVIVE"))} AND call_id IS NULL
    ORDER BY id FOR UPDATE)`;

const revivePending = ({ tasks }: Domain): string => `
  WITH ${ENDED},
       rung AS (${sqlRing("ended", tasks)})
  UPDATE job SET status = 'PENDING', doorbell_id = rung.doorbell_id, ${SQL_AS_NEW}
  FROM rung WHERE job.id = rung.job_id
  RETURNING job.id`;

const REVIVE_PAUSED = `
  WITH ${ENDED}
  UPDATE job SET status = 'PAUSED', pause_reason = $2, paused_at = now(), ${SQL_AS_NEW}
  FROM ended WHERE job.id = ended.id
  RETURNING job.id`;
