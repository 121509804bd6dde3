import * as engine from "@leadgen/core/outreach";

/** The verbs on which a trace is replayed; a test can replace one. */
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
