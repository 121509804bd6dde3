import type { JobStatus } from "../job/states.ts";
import type { Tx } from "./tx.ts";

/** What is recorded about the provider's answer: its status, its id and its cost. */
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
  readonly failureKind?: string | undefined;
  readonly message?: string | undefined;
  /** The step that the answer finishes, written if the answer is kept. */
  readonly checkpoint?: Checkpoint | undefined;
}

export interface Checkpoint {
  readonly step: string;
  /** What later steps need of it, as JSON. */
  readonly output: unknown;
}

export interface RecordedCall {
  /** The answer is usable and the claim still held. */
  readonly kept: boolean;
  /** The job waited for this call and no longer does. */
  readonly freed: boolean;
  /** This call had been recorded before (the answer of the first recording was lost): change nothing again. */
  readonly repeated: boolean;
  readonly status: JobStatus;
  /** The job is RUNNING under this attempt. */
  readonly running: boolean;
  /** The epoch that the job was claimed in. */
  readonly epoch: number;
}

/**
 * Writes a call's outcome in any case and, if the job still waits for this call, frees the job for the next one.
 * If the job was paused, resumed or cancelled during the call, its attempt is the same and the result is
 * kept (rules J5, J11). If it was rescued, only the call's own row changes (rule J7).
 * Not a verb: `finishCall` and `failCall` hold the breaker's lock in the mode that each needs.
 */
export async function recordCall(tx: Tx, end: CallEnd): Promise<RecordedCall> {
  const [recorded] = await tx.query<RecordedCall>(RECORD, [
    end.jobId,
    end.callId,
    end.attempt,
    end.outcome,
    end.meta.httpStatus ?? null,
    end.failureKind ?? null,
    end.message ?? null,
    end.meta.requestId ?? null,
    end.meta.credits ?? null,
    end.meta.costUsd ?? null,
    end.checkpoint?.step ?? null,
    JSON.stringify(end.checkpoint?.output ?? null),
  ]);
  if (recorded === undefined) throw new Error("engine-e2: a call ended that was never begun");
  return recorded;
}

// One statement, because every call ends with it: three statements took twice as long.
const RECORD = `
  WITH held AS (
         SELECT job.id AS job_id, job.status, job.attempt, job.call_id = call.id AS waiting, call.id AS call_id, call.epoch,
                call.kept, coalesce(call.outcome <> 'UNKNOWN', false) AS repeated
         FROM job JOIN provider_call AS call ON call.id = $2 AND call.job_id = job.id
         WHERE job.id = $1
         FOR UPDATE),
       judged AS (
         SELECT *, waiting IS TRUE AND attempt = $3 AND NOT repeated AS freed FROM held),
       recorded AS (
         UPDATE provider_call
         SET outcome = $4::call_outcome, kept = freed AND $4 IN ('SUCCEEDED', 'REJECTED'), ended_at = clock_timestamp(),
             http_status = $5, failure_kind = $6::failure_kind, message = $7, provider_request_id = $8, credits = $9,
             cost_usd = $10
         FROM judged
         WHERE provider_call.id = judged.call_id AND NOT judged.repeated
         RETURNING provider_call.kept),
       freed AS (
         UPDATE job SET call_id = NULL, deaths = 0 FROM judged WHERE job.id = judged.job_id AND judged.freed),
       finished AS (
         INSERT INTO job_step (job_id, step, attempt, output, finished_at)
         SELECT job_id, $11, $3, $12::text::jsonb, clock_timestamp()
         FROM judged JOIN recorded ON recorded.kept WHERE $11::text IS NOT NULL)
  SELECT coalesce((SELECT kept FROM recorded), kept) AS kept, freed, repeated, status,
         status = 'RUNNING' AND attempt = $3 AS running, epoch
  FROM judged`;
