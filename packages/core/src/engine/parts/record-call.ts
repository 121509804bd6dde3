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
  readonly callId: string;
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
  const [recorded] = await record(tx, [end], "");
  if (recorded === undefined) throw new Error("engine-e2: a call ended that was never begun");
  return recorded;
}

/** The same for calls of several jobs, without a wait: calls whose rows another transaction has locked are left out. */
export const recordCalls = (tx: Tx, ends: readonly CallEnd[]): Promise<RecordedCall[]> =>
  record(tx, ends, "SKIP LOCKED");

function record(tx: Tx, ends: readonly CallEnd[], rows: "" | "SKIP LOCKED"): Promise<RecordedCall[]> {
  return tx.query<RecordedCall>(sqlRecord(rows), [
    ends.map((end) => end.jobId),
    ends.map((end) => end.callId),
    ends.map((end) => end.attempt),
    ends.map((end) => end.outcome),
    ends.map((end) => end.meta.httpStatus ?? null),
    ends.map((end) => end.failureKind ?? null),
    ends.map((end) => end.message ?? null),
    ends.map((end) => end.meta.requestId ?? null),
    ends.map((end) => end.meta.credits ?? null),
    ends.map((end) => end.meta.costUsd ?? null),
    ends.map((end) => end.checkpoint?.step ?? null),
    ends.map((end) => JSON.stringify(end.checkpoint?.output ?? null)),
  ]);
}

// One statement, because every call ends with it: three statements took twice as long. As in hold-jobs.ts, each call is looked up by itself,
// and its id compared twice.
const sqlRecord = (rows: string): string => `
  WITH held AS (
         SELECT ended.*, status, attempt, waiting, epoch, kept, repeated
         FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::numeric[],
                     $10::numeric[], $11::text[], $12::text[])
                AS ended (job_id, call_id, under, outcome, http_status, failure_kind, message, request_id, credits, cost_usd, step, output)
         CROSS JOIN LATERAL (
           SELECT call.id, job.status, job.attempt, job.call_id = call.id AS waiting, call.epoch, call.kept,
                  coalesce(call.outcome <> 'UNKNOWN', false) AS repeated
           FROM job JOIN provider_call AS call ON call.job_id = job.id
           WHERE job.id = ended.job_id AND call.id = ended.call_id
           FOR UPDATE OF job, call ${rows}) AS found
         WHERE found.id = ended.call_id),
       judged AS (
         SELECT *, waiting IS TRUE AND attempt = under AND NOT repeated AS freed FROM held),
       recorded AS (
         UPDATE provider_call
         SET outcome = judged.outcome::call_outcome, kept = freed AND judged.outcome IN ('SUCCEEDED', 'REJECTED'),
             ended_at = clock_timestamp(), http_status = judged.http_status, failure_kind = judged.failure_kind::failure_kind,
             message = judged.message, provider_request_id = judged.request_id, credits = judged.credits,
             cost_usd = judged.cost_usd
         FROM judged
         WHERE provider_call.id = judged.call_id AND NOT judged.repeated
         RETURNING provider_call.id, provider_call.kept),
       freed AS (
         UPDATE job SET call_id = NULL, deaths = 0 FROM judged WHERE job.id = judged.job_id AND judged.freed),
       finished AS (
         INSERT INTO job_step (job_id, step, attempt, output, finished_at)
         SELECT job_id, judged.step, under, judged.output::jsonb, clock_timestamp()
         FROM judged JOIN recorded ON recorded.id = call_id AND recorded.kept WHERE judged.step IS NOT NULL)
  SELECT call_id AS "callId", coalesce(recorded.kept, judged.kept) AS kept, freed, repeated, status,
         status = 'RUNNING' AND attempt = under AS running, epoch
  FROM judged LEFT JOIN recorded ON recorded.id = call_id`;
