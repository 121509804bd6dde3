import { decideBreaker } from "../breaker/decide.ts";
import type { ProviderFailure } from "../provider/provider-error.ts";
import { PROVIDER_NAMES } from "../provider/providers.ts";
import { ringJobs } from "./doorbells.ts";
import { lockBreakerToReport } from "./lock-breaker.ts";
import { readBreaker } from "./read-breaker.ts";
import { recordCall } from "./record-call.ts";
import { tripBreaker } from "./trip-breaker.ts";
import { only, type Tx } from "./tx.ts";

export interface FailedCall {
  readonly callId: string;
  readonly jobId: string;
  readonly attempt: number;
  /** Who reports, for the history: `worker:<name>`. */
  readonly actor: string;
  readonly failure: ProviderFailure;
}

/**
 * A provider failed: records the call and opens the breaker, at the first occurrence, whatever it was (rule B2).
 * A failure from an earlier epoch, or while OPEN, is recorded and opens nothing (rule J8).
 *
 * @returns whether this failure opened the breaker, the epoch after it, and the number of jobs paused.
 */
export async function failCall(
  tx: Tx,
  call: FailedCall,
): Promise<{ opened: boolean; epoch: number; jobsPaused: number }> {
  await lockBreakerToReport(tx, call.callId);
  const { failure } = call;
  const recorded = await recordCall(tx, {
    callId: call.callId,
    jobId: call.jobId,
    attempt: call.attempt,
    outcome: "FAILED",
    failureKind: failure.kind,
    message: failure.message,
    meta: { httpStatus: failure.httpStatus, requestId: failure.requestId },
  });
  const breaker = await readBreaker(tx);
  if (recorded.repeated) return { opened: false, epoch: breaker.epoch, jobsPaused: 0 };
  const decision = decideBreaker(breaker, { type: "FAILURE", epoch: recorded.epoch });
  if (!("next" in decision)) {
    if (recorded.freed && recorded.status === "PENDING") await ringJobs(tx, [call.jobId]);
    return { opened: false, epoch: breaker.epoch, jobsPaused: 0 };
  }
  const cause = only(
    await tx.query<{ campaignId: string }>(`SELECT campaign_id AS "campaignId" FROM job WHERE id = $1`, [
      call.jobId,
    ]),
  );
  const jobsPaused = await tripBreaker(tx, {
    epoch: decision.next.epoch,
    actor: call.actor,
    reason: `${PROVIDER_NAMES[failure.provider]} ${failure.operation}: ${failure.message}`,
    cause: { failure, callId: call.callId, jobId: call.jobId, campaignId: cause.campaignId },
  });
  return { opened: true, epoch: decision.next.epoch, jobsPaused };
}
