import type { Domain } from "./domain.ts";
import { type GivenBack, type GoneWorker, giveBackJobs } from "./parts/give-back-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { DEFAULT_LIMITS, SQL_GAP, type WorkerLimits } from "./parts/silence.ts";
import { only, type Tx } from "./parts/tx.ts";

export interface NewWorker extends Partial<WorkerLimits> {
  /** For people, for example host and process id. */
  readonly name: string;
  readonly concurrency: number;
}

/** Registers a worker process. @returns its id. */
export async function registerWorker(tx: Tx, worker: NewWorker): Promise<string> {
  const { name, concurrency, heartbeatMs, silentMs } = { ...DEFAULT_LIMITS, ...worker };
  return only(await tx.query<{ id: string }>(REGISTER, [name, concurrency, heartbeatMs, silentMs])).id;
}

const REGISTER =
  "INSERT INTO worker (name, concurrency, heartbeat_ms, silent_ms) VALUES ($1, $2, $3, $4) RETURNING id";

export interface Beat {
  readonly workerId: string;
  /** The ids under which graphile-worker locks rows for this process. */
  readonly poolIds: readonly string[];
}

/**
 * The heartbeat.
 *
 * @returns how often the worker has beaten, or null if it was declared dead: its jobs were given to others, and it must
 * register again.
 */
export async function beatWorker(tx: Tx, beat: Beat): Promise<number | null> {
  const rows = await tx.query<{ beats: number }>(BEAT, [beat.workerId, beat.poolIds]);
  return rows[0]?.beats ?? null;
}

// A last beat in the future means that the clock was turned back: nothing is known about the time between.
const BEAT = `
  UPDATE worker SET
    beat_at = now(), beats = beats + 1, pool_ids = $2,
    heard_since = CASE WHEN beat_at BETWEEN now() - ${SQL_GAP} AND now() THEN heard_since ELSE now() END
  WHERE id = $1 AND stopped_at IS NULL
  RETURNING beats`;

/**
 * Stops a worker in good order: the jobs that it still holds go to other workers, and no death is counted.
 * A second call, or one after the sweep, changes nothing.
 */
export async function stopWorker(tx: Tx, workerId: string, domain: Domain): Promise<GivenBack> {
  await lockBreakerShared(tx);
  const gone = await tx.query<GoneWorker>(
    `UPDATE worker SET stopped_at = now() WHERE id = $1 AND stopped_at IS NULL
     RETURNING id, pool_ids AS "poolIds"`,
    [workerId],
  );
  if (gone.length === 0) return { rescued: [], failed: [], callsUnknown: 0 };
  return giveBackJobs(tx, { gone, died: false }, domain);
}
