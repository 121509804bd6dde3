import type { Ending } from "./complete-jobs.ts";
import type { Domain, Words } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

export interface JobFailure extends Ending {
  /** A short word for programs. */
  readonly code: string;
  /** For people: what was wrong and what to do. No stack trace. */
  readonly message: string;
}

/**
 * Ends a job for a reason of its own: a bad record or a bug (rule J10). The breaker stays as it is.
 *
 * @returns whether this call failed the job (false: the claim was lost), and what the domain answers.
 */
export async function failJob<F extends object>(
  tx: Tx,
  failure: JobFailure,
  domain: Domain<Words, F>,
): Promise<{ failed: boolean } & F> {
  await lockBreakerShared(tx);
  const { jobId, attempt, code, message, endedBy } = failure;
  const jobs = await tx.query<{ id: string; campaignId: string }>(FAIL, [
    jobId,
    attempt,
    code,
    message,
    endedBy ?? null,
  ]);
  const told = jobs.map((job) => ({ ...job, endedBy: endedBy ?? undefined }));
  const followed = await domain.onEnd(tx, { jobs: told, status: "FAILED", code, message });
  return { failed: jobs.length > 0, ...followed };
}

const FAIL = `
  UPDATE job
  SET status = 'FAILED', finished_at = clock_timestamp(), error_code = $3, error_message = $4, ended_by = $5,
      pause_reason = NULL, paused_at = NULL
  WHERE id = $1 AND attempt = $2 AND worker_id IS NOT NULL AND status IN ${sqlList(sourcesOf("FAIL"))} AND call_id IS NULL
  RETURNING id, campaign_id AS "campaignId"`;
