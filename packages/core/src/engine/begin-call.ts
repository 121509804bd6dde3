import type { Domain } from "./domain.ts";
import type { Tx } from "./parts/tx.ts";

export interface CallIntent<Provider extends string = string> {
  /** A UUID of the caller's choice, by which it can withdraw the intent if the answer to this statement is lost. */
  readonly callId?: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly workerId: string;
  readonly provider: Provider;
  /** The provider's endpoint, without host and query. */
  readonly endpoint: string;
  /** The step that the call is for. */
  readonly step: string;
  /** True for a call that is paid for or changes something at the provider. */
  readonly effect: boolean;
}

/**
 * Records the intent to call a provider, in one statement and only if the breaker is CLOSED and the job is
 * RUNNING under this attempt with no other call under way (rule J4). Call the provider only after this is committed.
 *
 * @returns the call's id, or null: the claim is lost, the breaker is OPEN or the domain forbids it, so do not call.
 */
export async function beginCall(
  tx: Tx,
  intent: CallIntent,
  { mayCall = "true" }: Domain,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(sqlBegin(mayCall), [
    intent.jobId,
    intent.attempt,
    intent.workerId,
    intent.provider,
    intent.endpoint,
    intent.step,
    intent.effect,
    intent.callId ?? null,
  ]);
  return rows[0]?.id ?? null;
}

// Needs no breaker lock: if an opening holds the job's row, the update waits, rechecks it, and finds it PAUSED.
const sqlBegin = (mayCall: string): string => `
  WITH fenced AS (
    UPDATE job SET call_id = coalesce($8::uuid, uuidv7())
    FROM breaker
    WHERE job.id = $1 AND job.status = 'RUNNING' AND job.attempt = $2 AND job.worker_id = $3 AND job.call_id IS NULL
      AND breaker.state = 'CLOSED' AND (${mayCall})
    RETURNING job.*)
  INSERT INTO provider_call
    (id, provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, worker_id, started_at)
  SELECT call_id, $4::provider, $5, id, campaign_id, lead_id, $6, $7, attempt, epoch, worker_id, clock_timestamp()
  FROM fenced
  RETURNING id`;
