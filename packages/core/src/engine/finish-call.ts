import type { Domain } from "./domain.ts";
import { ringJobs } from "./parts/doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { type CallEnd, type Checkpoint, recordCall } from "./parts/record-call.ts";
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
  const { kept, freed, repeated, status, running } = await recordCall(tx, call);
  if (freed && status === "PENDING") await ringJobs(tx, [call.jobId], domain);
  return { kept, repeated, proceed: kept && running };
}
