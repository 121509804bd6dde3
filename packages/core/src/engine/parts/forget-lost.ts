import { abandonCalls } from "./abandon-calls.ts";
import type { Tx } from "./tx.ts";

/** What a living worker believes to be its own. */
export interface InHand {
  readonly workerId: string | undefined;
  readonly claims: readonly HeldClaim[];
}

export interface HeldClaim {
  readonly jobId: string;
  readonly attempt: number;
  /** The call under way. */
  readonly callId?: string | undefined;
}

/** More than can be lost: a standby would have to be 20 s behind at a thousand a second. */
const DOORBELLS = 20_000;

/**
 * Reconciles what a worker has in hand with a database that has lost commits. What the database believes to be under way and the worker has
 * ended long ago is UNKNOWN: else its jobs would wait for calls whose end is never told. And numbers that were given away in what is lost are passed
 * over, since given again they would be taken for what they were: doorbells that graphile-worker is about to delete by their numbers, and
 * attempts under which the worker goes on with jobs.
 *
 * Not a verb: the caller holds the breaker's exclusive lock, and the breaker is OPEN, so that nobody waits for a doorbell.
 */
export async function forgetLost(tx: Tx, { workerId, claims }: InHand): Promise<void> {
  const calls = claims.flatMap(({ callId }) => callId ?? []);
  if (workerId !== undefined) {
    await tx.query(FREE_JOBS, [workerId, calls]);
    await abandonCalls(tx, "worker_id = $1 AND id <> ALL($2::uuid[])", [workerId, calls]);
  }
  await tx.query(DOORBELL_NUMBERS, [DOORBELLS]);
  await tx.query(ATTEMPTS, [claims.map(({ jobId }) => jobId), claims.map(({ attempt }) => attempt)]);
}

const FREE_JOBS = `
  UPDATE job SET call_id = NULL FROM provider_call AS call
  WHERE call.worker_id = $1 AND call.outcome IS NULL AND call.id <> ALL($2::uuid[])
    AND job.id = call.job_id AND job.call_id = call.id`;

// One by one, since that needs no more than the right to use the sequence.
const DOORBELL_NUMBERS = `
  SELECT max(nextval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'))) FROM generate_series(1, $1)`;

// Not under another worker's call, whose end is kept only under the attempt that it began with.
const ATTEMPTS = `
  UPDATE job SET attempt = held.attempt FROM unnest($1::uuid[], $2::int[]) AS held (id, attempt)
  WHERE job.id = held.id AND job.attempt < held.attempt AND job.call_id IS NULL AND job.finished_at IS NULL`;
