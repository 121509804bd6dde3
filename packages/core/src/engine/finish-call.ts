import type { Domain } from "./domain.ts";
import { ringJobs } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import {
  type CallEnd,
  type Checkpoint,
  type RecordedCall,
  recordCall,
  recordCalls,
} from "./parts/record-call.ts";
import type { Tx } from "./parts/tx.ts";

export interface FinishedCall {
  readonly callId: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly outcome: "SUCCEEDED" | "REJECTED" | "UNKNOWN";
  readonly meta: CallEnd["meta"];
  readonly message?: string | undefined;
  /** The step that this answer finishes; absent when more calls follow, or when the caller checkpoints it. */
  readonly checkpoint?: Checkpoint | undefined;
}

/** What a worker may do after a call. */
export interface CallVerdict {
  /** The result belongs to the job: store it in this transaction. */
  readonly kept: boolean;
  /** The call and its result had been recorded before. */
  readonly repeated: boolean;
  /** Take the next step. False: the job was paused, cancelled or given to another worker. */
  readonly proceed: boolean;
}

/**
 * Records the outcome of a call that a provider answered, and the checkpoint that it finishes.
 * If the breaker opened and closed during the call, the job is PENDING and could not be claimed because of
 * this call, so it gets a new doorbell. If the job was cancelled during the call, the answer is still kept.
 */
export async function finishCall(tx: Tx, call: FinishedCall, domain: Domain): Promise<CallVerdict> {
  await lockBreakerShared(tx);
  const recorded = await recordCall(tx, call);
  if (isUnheard(recorded)) await ringJobs(tx, [call.jobId], domain);
  return verdictOn(recorded);
}

/**
 * Records the outcomes of calls of several jobs, as `finishCall` does for one. It never waits for a row: a call whose row or whose job
 * another transaction has locked is left out. Record that one with `finishCall`, in a transaction of its own.
 *
 * @returns the verdict on each recorded call, by its id.
 */
export async function finishCalls(
  tx: Tx,
  calls: readonly FinishedCall[],
  domain: Domain,
): Promise<ReadonlyMap<string, CallVerdict>> {
  await lockBreakerShared(tx);
  const recorded = await recordCalls(tx, calls);
  const unheard = new Set(recorded.filter(isUnheard).map(({ callId }) => callId));
  const theirJobs = calls.filter(({ callId }) => unheard.has(callId)).map(({ jobId }) => jobId);
  if (theirJobs.length > 0) await ringJobs(tx, theirJobs, domain);
  return new Map(recorded.map((call) => [call.callId, verdictOn(call)]));
}

/** The job's doorbell rang while the call was under way, so that nobody could claim it. */
const isUnheard = ({ freed, status }: RecordedCall): boolean => freed && status === "PENDING";

const verdictOn = ({ kept, repeated, running }: RecordedCall): CallVerdict => ({
  kept,
  repeated,
  proceed: kept && running,
});
