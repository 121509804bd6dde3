/** What must hold, by the names in docs/architecture.md where they exist. */
export const INVARIANTS = {
  I1: "the epoch grows by one at each opening and stays at each closing",
  I2: "no call intent is committed while the breaker is OPEN",
  I3: "no PENDING or RUNNING job while OPEN, no PAUSED job while CLOSED",
  I4: "no job disappears, and a terminal job stays as it is",
  I5: "a step has at most one checkpoint",
  I6: "a worker that lost its claim changes nothing but its own call's record",
  I7: "a closing closes the epoch that the operator saw",
  I8: "each PENDING job has a doorbell, its own or a feeder, or a call under way whose end rings one",
  I9: "the campaign is over exactly when all its jobs are",
  J8: "a failure opens the breaker only in the epoch that its call belongs to",
  PAID: "of two paid calls of a step that took effect, one at least is marked UNKNOWN or FAILED",
  HELD: "a RUNNING job is claimed by a worker that the sweep still watches",
  WAITS: "with the breaker CLOSED and a worker there, no live job waits for ever",
  DEADLOCK: "no transactions wait for each other",
} as const;

export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly why: string;
}
