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
export async function beginCall(tx: Tx, intent: CallIntent, domain: Domain): Promise<string | null> {
  // Needs no breaker lock: if an opening holds the job's row, this waits, rechecks the row, and finds it PAUSED.
  return (await begin(tx, [intent], { domain, rows: "" })).get(intent.jobId) ?? null;
}

/**
 * Records the intents of several jobs, under the same conditions. It never waits for a row: a job that another transaction
 * has locked begins no call here, as one whose claim is lost. `beginCall` tells them apart.
 *
 * @returns the id of each call that was begun, by its job's id.
 */
export async function beginCalls(
  tx: Tx,
  intents: readonly CallIntent[],
  domain: Domain,
): Promise<ReadonlyMap<string, string>> {
  // An opening locks its rows in no order, and without the breaker's lock a wait for one of several rows could deadlock with it.
  return begin(tx, intents, { domain, rows: "SKIP LOCKED" });
}

async function begin(
  tx: Tx,
  intents: readonly CallIntent[],
  { domain, rows }: { readonly domain: Domain; readonly rows: "" | "SKIP LOCKED" },
): Promise<Map<string, string>> {
  const begun = await tx.query<{ id: string; jobId: string }>(sqlBegin(domain.mayCall ?? "true", rows), [
    JSON.stringify(intents),
  ]);
  return new Map(begun.map(({ id, jobId }) => [jobId, id]));
}

// Each job is looked up by itself, and its id compared twice, as in hold-jobs.ts: a kept plan read all jobs, and asked of each running one
// whether it may call.
const sqlBegin = (mayCall: string, rows: string): string => `
  WITH wanted AS (
         SELECT job.id AS job_id, coalesce(mine."callId", uuidv7()) AS call_id, mine.provider, mine.endpoint, mine.step, mine.effect
         FROM jsonb_to_recordset($1::text::jsonb) AS mine ("jobId" uuid, attempt int, "workerId" uuid, "callId" uuid, provider provider,
                                                           endpoint text, step text, effect boolean)
         CROSS JOIN LATERAL (
           SELECT job.id FROM job
           WHERE job.id = mine."jobId" AND job.attempt = mine.attempt AND job.worker_id = mine."workerId"
             AND job.status = 'RUNNING' AND job.call_id IS NULL AND (${mayCall})
           FOR UPDATE ${rows}) AS job
         WHERE job.id = mine."jobId" AND (SELECT state FROM breaker) = 'CLOSED'),
       fenced AS (
         UPDATE job SET call_id = wanted.call_id FROM wanted WHERE job.id = wanted.job_id
         RETURNING job.campaign_id, job.lead_id, job.attempt, job.epoch, job.worker_id, wanted.*)
  INSERT INTO provider_call
    (id, provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, worker_id, started_at)
  SELECT call_id, provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, worker_id,
         clock_timestamp()
  FROM fenced
  RETURNING id, job_id AS "jobId"`;
