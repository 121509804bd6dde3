import { DomainError } from "../errors.ts";
import type { Domain } from "./domain.ts";
import { decideJob } from "./job/decide.ts";
import type { JobStatus } from "./job/states.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";
import { retryJobs } from "./retry-jobs.ts";

interface Failed {
  status: JobStatus;
  attempt: number;
  deaths: number;
  campaignId: string;
}

/**
 * Retries a FAILED job for a person; finished steps stay finished (rule J12).
 *
 * @returns the state that it goes on from: PENDING, or PAUSED while the breaker is OPEN.
 * @throws DomainError NOT_FOUND, WRONG_STATE, or what the domain refuses with.
 */
export async function retryJob(tx: Tx, jobId: string, domain: Domain): Promise<JobStatus> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  const [job] = await tx.query<Failed>(
    `SELECT status, attempt, deaths, campaign_id AS "campaignId" FROM job WHERE id = $1 FOR UPDATE`,
    [jobId],
  );
  if (job === undefined) throw new DomainError("NOT_FOUND", `There is no job ${jobId}.`);
  const decision = decideJob(
    { ...job, calling: false, held: false },
    { type: "RETRY", breaker: breaker.state },
  );
  if ("refused" in decision)
    throw new DomainError(decision.refused, `${decision.message} Only a failed job can be retried.`);
  await domain.onRetry(tx, { jobId, campaignId: job.campaignId });
  return (await retryJobs(tx, [jobId], domain)).status;
}
