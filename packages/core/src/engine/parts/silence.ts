/** How often a worker beats, and the silence after which it is dead, in milliseconds; written into its row. */
export interface WorkerLimits {
  readonly heartbeatMs: number;
  /** At least three times `heartbeatMs`, at most an hour. */
  readonly silentMs: number;
}

/** As in the columns' defaults. */
export const DEFAULT_LIMITS: WorkerLimits = { heartbeatMs: 3_000, silentMs: 15_000 };

/** SQL over `worker`: a process that is taken for alive. The one place that says how long a silence means death. */
export const SQL_ALIVE =
  "worker.stopped_at IS NULL AND worker.beat_at >= now() - worker.silent_ms * interval '1 ms'";

/**
 * SQL over `worker`: for how long it may not be heard without the database having been away: two beats and a moment (2 s, what a beat may
 * take on a busy machine). With the time between two beats it is less than the silence that means death, so that an outage of that
 * length is never taken for a time in which somebody was heard.
 */
export const SQL_GAP = `
  least(2 * worker.heartbeat_ms + 2000, worker.silent_ms - 1.5 * worker.heartbeat_ms) * interval '1 ms'`;
