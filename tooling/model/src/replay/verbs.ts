import * as engine from "@leadgen/core/outreach";

/** The verbs that a trace is replayed on, so that a test can put a changed one in the place of one. */
export type Verbs = Pick<
  typeof engine,
  | "beatWorker"
  | "beginCall"
  | "cancelJobs"
  | "checkInvariants"
  | "claimJobs"
  | "closeBreaker"
  | "completeJobs"
  | "enqueueJobs"
  | "failCall"
  | "finishCall"
  | "handBackJobs"
  | "openBreaker"
  | "registerWorker"
  | "rescueJobs"
  | "ringFeeder"
  | "stopWorker"
  | "sweepUp"
>;

export const VERBS: Verbs = engine;
