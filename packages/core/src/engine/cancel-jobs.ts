import type { Domain, Words } from "./domain.ts";
import { sourcesOf } from "./job/states.ts";
import { silenceDoorbells } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { sqlList } from "./parts/sql.ts";
import type { Tx } from "./parts/tx.ts";

export interface Cancelling {
  readonly jobIds: readonly string[];
  readonly reason: string;
}

interface Cancelled {
  id: string;
  campaignId: string;
  doorbellId: string | null;
}

/**
 * Cancels the live jobs among those given (rule J11). A running one stops at its next step. The result of a call under
 * way is kept as a finished step, so the job keeps that call until it is recorded. Terminal jobs stay as they are.
 *
 * @returns the ids that this call cancelled, and what the domain answers.
 */
export async function cancelJobs<F extends object>(
  tx: Tx,
  input: Cancelling,
  domain: Pick<Domain<Words, F>, "onEnd">,
): Promise<{ cancelled: string[] } & F> {
  await lockBreakerShared(tx);
  const jobs = await tx.query<Cancelled>(CANCEL, [input.jobIds]);
  const followed = await domain.onEnd(tx, { jobs, status: "CANCELLED", message: input.reason });
  await silenceDoorbells(
    tx,
    jobs.flatMap((row) => row.doorbellId ?? []),
  );
  return { cancelled: jobs.map((job) => job.id), ...followed };
}

const CANCEL = `
  WITH held AS (
    SELECT id, doorbell_id FROM job
    WHERE id = ANY($1::uuid[]) AND status IN ${sqlList(sourcesOf("CANCEL"))}
    ORDER BY id FOR UPDATE)
  UPDATE job
  SET status = 'CANCELLED', finished_at = clock_timestamp(), doorbell_id = NULL,
      pause_reason = NULL, paused_at = NULL
  FROM held WHERE job.id = held.id
  RETURNING job.id, job.campaign_id AS "campaignId", held.doorbell_id::text AS "doorbellId"`;
