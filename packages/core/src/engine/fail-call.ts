import { decideBreaker } from "./breaker/decide.ts";
import type { CallFailure } from "./call/call-failure.ts";
import type { Domain } from "./domain.ts";
import { ringJobs } from "./parts/doorbells.ts";
import { lockBreakerToReport } from "./parts/lock-breaker.ts";
import { nameOf } from "./parts/pause-reason.ts";
import { recordCall } from "./parts/record-call.ts";
import { tripBreaker } from "./parts/trip-breaker.ts";
import { only, type Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

export interface FailedCall<Failure extends CallFailure = CallFailure> {
  readonly callId: string;
  readonly jobId: string;
  readonly attempt: number;
  /** Who reports, for the history: `worker:<name>`. */
  readonly actor: string;
  readonly failure: Failure;
}

/**
 * Records a call that failed and opens the breaker, at the first failure of any kind (rule B2).
 * A failure from an earlier epoch, or one while the breaker is OPEN, is recorded and opens nothing (rule J8).
 *
 * @returns whether this failure opened the breaker, the epoch after it, and the number of jobs paused.
 */
export async function failCall(
  tx: Tx,
  call: FailedCall,
  domain: Domain,
): Promise<{ opened: boolean; epoch: number; jobsPaused: number }> {
  await lockBreakerToReport(tx, call.callId);
  const { failure } = call;
  const { httpStatus, requestId, credits, costUsd } = failure;
  const recorded = await recordCall(tx, {
    callId: call.callId,
    jobId: call.jobId,
    attempt: call.attempt,
    outcome: "FAILED",
    failureKind: failure.kind,
    message: failure.message,
    meta: { httpStatus, requestId, credits, costUsd },
  });
  const breaker = await readBreaker(tx);
  if (recorded.repeated) return { opened: false, epoch: breaker.epoch, jobsPaused: 0 };
  const decision = decideBreaker(breaker, { type: "FAILURE", epoch: recorded.epoch });
  if (!("next" in decision)) {
    if (recorded.freed && recorded.status === "PENDING") await ringJobs(tx, [call.jobId], domain);
    return { opened: false, epoch: breaker.epoch, jobsPaused: 0 };
  }
  const cause = only(
    await tx.query<{ campaignId: string }>(`SELECT campaign_id AS "campaignId" FROM job WHERE id = $1`, [
      call.jobId,
    ]),
  );
  const opening = {
    epoch: decision.next.epoch,
    actor: call.actor,
    reason: `${nameOf(failure.provider, domain)} ${failure.operation}: ${failure.message}`,
    cause: { failure, callId: call.callId, jobId: call.jobId, campaignId: cause.campaignId },
  };
  const jobsPaused = await tripBreaker(tx, opening, domain);
  return { opened: true, epoch: decision.next.epoch, jobsPaused };
}
