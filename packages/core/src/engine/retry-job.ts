import type { CampaignStatus } from "../campaign/states.ts";
import { DomainError } from "../errors.ts";
import { bornAs, decideJob } from "../job/decide.ts";
import type { JobStatus } from "../job/states.ts";
import { ringJobs } from "./doorbells.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { pauseReasonOf } from "./pause-reason.ts";
import { readBreaker } from "./read-breaker.ts";
import type { Tx } from "./tx.ts";

interface Failed {
  status: JobStatus;
  attempt: number;
  deaths: number;
  campaignId: string;
}

/**
 * A person gives a FAILED job another try while its campaign is RUNNING; finished steps stay finished (rule J12).
 *
 * @returns the state that it goes on from: PENDING, or PAUSED while the breaker is OPEN.
 * @throws DomainError NOT_FOUND, WRONG_STATE.
 */
export async function retryJob(tx: Tx, jobId: string): Promise<JobStatus> {
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
    throw new DomainError(decision.refused, `${decision.message} Only a FAILED job can be retried.`);
  const [campaign] = await tx.query<{ status: CampaignStatus }>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
    [job.campaignId],
  );
  if (campaign?.status !== "RUNNING") {
    throw new DomainError(
      "WRONG_STATE",
      `The job's campaign is ${campaign?.status}: its jobs can't be retried any more.`,
    );
  }
  const status = bornAs(breaker.state);
  await tx.query(RETRY, [jobId, status, status === "PAUSED" ? pauseReasonOf(breaker) : null]);
  if (status === "PENDING") await ringJobs(tx, [jobId]);
  return status;
}

const RETRY = `
  WITH reopened AS (
    UPDATE lead SET status = 'REVEALED', status_message = NULL, finished_at = NULL, updated_at = now()
    FROM job WHERE job.id = $1 AND lead.id = job.lead_id)
  UPDATE job
  SET status = $2::job_status, pause_reason = $3, paused_at = CASE WHEN $3::text IS NULL THEN NULL ELSE now() END,
      finished_at = NULL, error_code = NULL, error_message = NULL, deaths = 0, worker_id = NULL
  WHERE id = $1`;
