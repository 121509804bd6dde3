/** How often a worker beats, and the silence after which it is dead, in milliseconds; written into its row. */
export interface WorkerLimits {
  readonly heartbeatMs: number;
  /** At least three times `heartbeatMs`, at most an hour. */
  readonly silentMs: number;
}

/** The same values as the columns' defaults. */
export const DEFAULT_LIMITS: WorkerLimits = { heartbeatMs: 3_000, silentMs: 15_000 };

/** SQL condition over `worker`: the process counts as alive. Only here is it said how long a silence means death. */
export const SQL_ALIVE =
  "worker.stopped_at IS NULL AND worker.beat_at >= now() - worker.silent_ms * interval '1 ms'";

/**
 * SQL over `worker`: for how long a worker may be silent although the database is reachable: two heartbeats and 2 s, which a beat may
 * take on a busy machine. Together with the time between two beats it is less than the silence that means death, so that an outage of that
 * length is never counted as a time in which a worker was heard.
 */
export const SQL_GAP = `
  least(2 * worker.heartbeat_ms + 2000, worker.silent_ms - 1.5 * worker.heartbeat_ms) * interval '1 ms'`;
