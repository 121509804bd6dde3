/**
 * The states of a job: what each means and who moves a row in and out.
 * Every list of job states (SQL parameters, docs, tests, the UI) is derived from it.
 */
export const JOB_TABLE = {
  PENDING: {
    terminal: false,
    meaning: "Waiting for a worker; a doorbell in graphile-worker's queue announces it.",
  },
  RUNNING: { terminal: false, meaning: "Claimed by one worker under one attempt." },
  PAUSED: { terminal: false, meaning: "Stopped by the breaker; becomes PENDING when an operator closes it." },
  COMPLETED: { terminal: true, meaning: "All steps are finished." },
  FAILED: { terminal: true, meaning: "Ended for a reason of its own; a person may retry it." },
  CANCELLED: { terminal: true, meaning: "Ended by a person." },
} as const satisfies Record<string, { terminal: boolean; meaning: string }>;

export type JobStatus = keyof typeof JOB_TABLE;
export type TerminalJobStatus = {
  [S in JobStatus]: (typeof JOB_TABLE)[S]["terminal"] extends true ? S : never;
}[JobStatus];

export const JOB_STATUSES = Object.keys(JOB_TABLE) as readonly JobStatus[];
export const LIVE_JOB_STATUSES = JOB_STATUSES.filter((status) => !JOB_TABLE[status].terminal);

interface JobMoveRow {
  readonly from: readonly JobStatus[];
  readonly to: readonly JobStatus[];
  readonly by: string;
}

/**
 * Every move of a job. Where `to` has two entries, the second one applies while the breaker is OPEN
 * (for RESCUE: after too many deaths in a row).
 */
export const JOB_MOVES = {
  CLAIM: {
    from: ["PENDING"],
    to: ["RUNNING"],
    by: "a worker that answers the doorbell; the attempt grows by one",
  },
  PAUSE: { from: ["PENDING", "RUNNING"], to: ["PAUSED"], by: "the transaction that opens the breaker" },
  RESUME: {
    from: ["PAUSED"],
    to: ["PENDING"],
    by: "the transaction that closes the breaker; a new doorbell rings",
  },
  COMPLETE: {
    from: ["RUNNING", "PAUSED", "PENDING"],
    to: ["COMPLETED"],
    by: "the attempt that finished the last step; from PAUSED or PENDING if the breaker opened during that last call",
  },
  FAIL: {
    from: ["RUNNING", "PAUSED", "PENDING"],
    to: ["FAILED"],
    by: "the attempt that met a bad record or a bug; from PAUSED or PENDING as for COMPLETE",
  },
  CANCEL: { from: ["PENDING", "RUNNING", "PAUSED"], to: ["CANCELLED"], by: "a person" },
  RETRY: {
    from: ["FAILED"],
    to: ["PENDING", "PAUSED"],
    by: "a person; a job of the campaign's own work only while the campaign is RUNNING",
  },
  REVIVE: {
    from: ["FAILED", "CANCELLED"],
    to: ["PENDING", "PAUSED"],
    by: "the campaign that took the job over from an ended one; finished steps stay finished",
  },
  HAND_BACK: {
    from: ["RUNNING"],
    to: ["PENDING"],
    by: "a worker that stops in good order; no death is counted",
  },
  RESCUE: {
    from: ["RUNNING"],
    to: ["PENDING", "FAILED"],
    by: "the sweep, when the worker has missed its heartbeats",
  },
} as const satisfies Record<string, JobMoveRow>;

export type JobMove = keyof typeof JOB_MOVES;

/** The states from which a move is allowed, for SQL parameters. */
export const sourcesOf = (move: JobMove): readonly JobStatus[] => JOB_MOVES[move].from;

/** After this many worker deaths in a row while running it, a job is FAILED (rule J9). */
export const MAX_DEATHS = 5;
