import type { Domain } from "./domain.ts";
import { type GivenBack, type GoneWorker, giveBackJobs } from "./parts/give-back-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";
import type { Reach } from "./read-reach.ts";

export interface Rescue extends GivenBack {
  readonly workersLost: string[];
}

/**
 * The sweep: workers that missed their heartbeats are declared dead, their jobs given back with a new doorbell,
 * graphile-worker's rows unlocked, calls without an outcome marked UNKNOWN (rules J6, J9).
 * Any worker may run it; one does at a time, the others find nothing.
 *
 * @param reach from `readReach` in this transaction: a silence that is longer proves nothing.
 */
export async function rescueJobs(tx: Tx, reach: Reach, domain: Domain): Promise<Rescue> {
  await lockBreakerShared(tx);
  const dead = await tx.query<GoneWorker>(DECLARE_DEAD, [reach.seconds, reach.gapSeconds]);
  if (dead.length === 0) return { workersLost: [], rescued: [], failed: [], callsUnknown: 0 };
  const givenBack = await giveBackJobs(tx, { gone: dead, died: true }, domain);
  return { workersLost: dead.map((worker) => worker.id), ...givenBack };
}

// SKIP LOCKED: another sweep, or a beat that is just being written, has the row.
// Each by its own limit; and by what those who vouch may not have noticed, with the time between two of its beats.
const DECLARE_DEAD = `
  UPDATE worker SET stopped_at = now()
  WHERE id IN (SELECT id FROM worker,
                      greatest(silent_ms * interval '1 ms',
                               make_interval(secs => $2) + 1.5 * heartbeat_ms * interval '1 ms') AS silence
               WHERE stopped_at IS NULL AND beat_at < now() - silence AND silence <= make_interval(secs => $1)
               ORDER BY id FOR UPDATE OF worker SKIP LOCKED)
  RETURNING id, pool_ids AS "poolIds"`;
