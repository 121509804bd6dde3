import type { Domain } from "./domain.ts";
import { type GivenBack, type GoneWorker, giveBackJobs } from "./parts/give-back-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";
import type { Reach } from "./read-reach.ts";

export interface Rescue extends GivenBack {
  readonly workersLost: string[];
}

/**
 * The sweep: declares workers that missed their heartbeats dead, gives their jobs back with new doorbells, unlocks
 * graphile-worker's rows, and marks calls without an outcome UNKNOWN (rules J6, J9).
 * Any worker may run it. Of concurrent sweeps one does the work and the others find nothing.
 *
 * @param reach from `readReach` in this transaction: a silence longer than this proves nothing.
 */
export async function rescueJobs(tx: Tx, reach: Reach, domain: Domain): Promise<Rescue> {
  await lockBreakerShared(tx);
  const dead = await tx.query<GoneWorker>(DECLARE_DEAD, [reach.seconds, reach.gapSeconds]);
  if (dead.length === 0) return { workersLost: [], rescued: [], failed: [], callsUnknown: 0 };
  const givenBack = await giveBackJobs(tx, { gone: dead, died: true }, domain);
  return { workersLost: dead.map((worker) => worker.id), ...givenBack };
}

// SKIP LOCKED: another sweep, or a beat that is just being written, has the row.
// A worker is dead after its own limit, but not before the gap that `readReach` may have missed plus 1.5 of its heartbeats.
const DECLARE_DEAD = `
  UPDATE worker SET stopped_at = now()
  WHERE id IN (SELECT id FROM worker,
                      greatest(silent_ms * interval '1 ms',
                               make_interval(secs => $2) + 1.5 * heartbeat_ms * interval '1 ms') AS silence
               WHERE stopped_at IS NULL AND beat_at < now() - silence AND silence <= make_interval(secs => $1)
               ORDER BY id FOR UPDATE OF worker SKIP LOCKED)
  RETURNING id, pool_ids AS "poolIds"`;
