import { abandonCalls } from "./abandon-calls.ts";
import type { Tx } from "./tx.ts";

/** The claims that a living worker believes it holds. */
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

/** More doorbells than can be lost: a standby would have to be 20 s behind at a thousand doorbells a second. */
const DOORBELLS = 20_000;

/**
 * Reconciles a worker's claims with a database that has lost commits. A call that is under way in the database but that the worker has
 * ended becomes UNKNOWN: otherwise its job would wait for an end that is never reported. Numbers that the lost commits had used are skipped,
 * because a number used again would be taken for its earlier owner: graphile-worker is about to delete doorbells by their numbers, and the
 * worker goes on with jobs under its attempts.
 *
 * Not a verb: the caller holds the breaker's exclusive lock, and the breaker is OPEN, so that no job waits for a doorbell.
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

// nextval instead of setval, because it needs only the USAGE privilege on the sequence.
const DOORBELL_NUMBERS = `
  SELECT max(nextval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'))) FROM generate_series(1, $1)`;

// Skips a job with another worker's call under way: its result is kept only under the attempt that it began with.
const ATTEMPTS = `
  UPDATE job SET attempt = held.attempt FROM unnest($1::uuid[], $2::int[]) AS held (id, attempt)
  WHERE job.id = held.id AND job.attempt < held.attempt AND job.call_id IS NULL AND job.finished_at IS NULL`;
