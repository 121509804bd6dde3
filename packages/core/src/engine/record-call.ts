import type { JobStatus } from "../job/states.ts";
import type { FailureKind } from "../provider/failure-kinds.ts";
import type { Tx } from "./tx.ts";

/** What the provider's answer cost and was called. */
export interface CallMeta {
  readonly httpStatus?: number | undefined;
  readonly requestId?: string | undefined;
  readonly credits?: number | undefined;
  /** US dollars. */
  readonly costUsd?: number | undefined;
}

export interface CallEnd {
  readonly callId: string;
  readonly jobId: string;
  readonly attempt: number;
  /** UNKNOWN: our own error or stop came between sending and the answer. */
  readonly outcome: "SUCCEEDED" | "REJECTED" | "FAILED" | "UNKNOWN";
  readonly meta: CallMeta;
  readonly failureKind?: FailureKind | undefined;
  readonly message?: string | undefined;
}

export interface RecordedCall {
  /** The answer is one to use, and the claim was still good. */
  readonly kept: boolean;
  /** The job waited for this very call and does no longer. */
  readonly freed: boolean;
  /** This call had been recorded before (the answer to the first time got lost): change nothing again. */
  readonly repeated: boolean;
  readonly status: JobStatus;
  /** The job is RUNNING under this attempt. */
  readonly running: boolean;
  /** The epoch that the job was claimed in. */
  readonly epoch: number;
}

interface Held {
  status: JobStatus;
  attempt: number;
  jobCallId: string | null;
  recorded: boolean;
  kept: boolean;
  epoch: number;
}

/**
 * Writes a call's outcome, always; and, if the job still waits for this very call, frees the job for the next.
 * The job may have been paused, or paused and resumed, meanwhile: its attempt is the same and the result is kept
 * (rule J5). If it was rescued or cancelled, only the call's own row changes (rule J7).
 * Not a verb: `finishCall` and `failCall` hold the breaker's lock in the mode that each needs.
 */
export async function recordCall(tx: Tx, end: CallEnd): Promise<RecordedCall> {
  const [held] = await tx.query<Held>(HOLD, [end.jobId, end.callId]);
  if (held === undefined) throw new Error("engine-e2: a call ended that was never begun");
  const { status, epoch } = held;
  const running = status === "RUNNING" && held.attempt === end.attempt;
  if (held.recorded) return { kept: held.kept, freed: false, repeated: true, status, running, epoch };
  const freed = held.jobCallId === end.callId && held.attempt === end.attempt;
  const kept = freed && (end.outcome === "SUCCEEDED" || end.outcome === "REJECTED");
  await tx.query(RECORD, [
    end.callId,
    end.outcome,
    kept,
    end.meta.httpStatus ?? null,
    end.failureKind ?? null,
    end.message ?? null,
    end.meta.requestId ?? null,
    end.meta.credits ?? null,
    end.meta.costUsd ?? null,
  ]);
  if (freed) await tx.query("UPDATE job SET call_id = NULL, deaths = 0 WHERE id = $1", [end.jobId]);
  return { kept, freed, repeated: false, status, running, epoch };
}

const HOLD = `
  SELECT job.status, job.attempt, job.call_id AS "jobCallId", call.epoch, call.kept,
         (call.outcome IS NOT NULL AND call.outcome <> 'UNKNOWN') AS recorded
  FROM job JOIN provider_call AS call ON call.id = $2 AND call.job_id = job.id
  WHERE job.id = $1
  FOR UPDATE`;

const RECORD = `
  UPDATE provider_call
  SET outcome = $2::call_outcome, kept = $3, ended_at = clock_timestamp(), http_status = $4,
      failure_kind = $5::failure_kind, message = $6, provider_request_id = $7, credits = $8, cost_usd = $9
  WHERE id = $1`;
