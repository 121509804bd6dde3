import type { Domain } from "./domain.ts";
import { type GivenBack, type GoneWorker, giveBackJobs } from "./parts/give-back-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";

export interface Rescue extends GivenBack {
  readonly workersLost: string[];
}

/**
 * The sweep: workers that missed their heartbeats are declared dead, their jobs given back with a new doorbell,
 * graphile-worker's rows unlocked, calls without an outcome marked UNKNOWN (rules J6, J9).
 * Any worker may run it; one does at a time, the others find nothing. Ask `wasReachable` before: it takes silence for death.
 */
export async function rescueJobs(
  tx: Tx,
  input: { readonly silentSeconds: number },
  domain: Domain,
): Promise<Rescue> {
  await lockBreakerShared(tx);
  const dead = await tx.query<GoneWorker>(DECLARE_DEAD, [input.silentSeconds]);
  if (dead.length === 0) return { workersLost: [], rescued: [], failed: [], callsUnknown: 0 };
  const givenBack = await giveBackJobs(tx, { gone: dead, died: true }, domain);
  return { workersLost: dead.map((worker) => worker.id), ...givenBack };
}

// SKIP LOCKED: another sweep, or a beat that is just being written, has the row.
const DECLARE_DEAD = `
  UPDATE worker SET stopped_at = now()
  WHERE id IN (SELECT id FROM worker
               WHERE stopped_at IS NULL AND beat_at < now() - make_interval(secs => $1)
               ORDER BY id FOR UPDATE SKIP LOCKED)
  RETURNING id, pool_ids AS "poolIds"`;
