import type { Domain } from "./domain.ts";
import { type GivenBack, type GoneWorker, giveBackJobs } from "./parts/give-back-jobs.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { only, type Tx } from "./parts/tx.ts";

export interface NewWorker {
  /** For people, for example host and process id. */
  readonly name: string;
  readonly concurrency: number;
}

/** Enters a worker process. @returns its id. */
export async function registerWorker(tx: Tx, worker: NewWorker): Promise<string> {
  const row = only(
    await tx.query<{ id: string }>("INSERT INTO worker (name, concurrency) VALUES ($1, $2) RETURNING id", [
      worker.name,
      worker.concurrency,
    ]),
  );
  return row.id;
}

export interface Beat {
  readonly workerId: string;
  /** The ids under which graphile-worker locks rows for this process. */
  readonly poolIds: readonly string[];
  /** After a silence longer than this the worker counts as not heard meanwhile, in seconds (default 8). */
  readonly gapSeconds?: number;
}

/**
 * The heartbeat.
 *
 * @returns how often the worker has beaten, or null when it was declared dead meanwhile: its jobs are somebody else's, it
 * must register anew.
 */
export async function beatWorker(tx: Tx, beat: Beat): Promise<number | null> {
  const { workerId, poolIds, gapSeconds = GAP_SECONDS } = beat;
  const rows = await tx.query<{ beats: number }>(BEAT, [workerId, poolIds, gapSeconds]);
  return rows[0]?.beats ?? null;
}

/** Two beats of 3 s, as they come by default, and a moment. */
const GAP_SECONDS = 8;

// A last beat in the future is a clock that was turned back: nothing is known about the time between.
const BEAT = `
  UPDATE worker SET
    beat_at = now(), beats = beats + 1, pool_ids = $2,
    heard_since = CASE WHEN beat_at BETWEEN now() - make_interval(secs => $3) AND now() THEN heard_since ELSE now() END
  WHERE id = $1 AND stopped_at IS NULL
  RETURNING beats`;

/**
 * A worker stops in good order: what it still holds goes to the others, and counts against no job.
 * Told twice, or after the sweep was quicker, it changes nothing.
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
