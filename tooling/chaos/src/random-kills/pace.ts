import { PROVIDER_NAMES, type Simulator } from "@leadgen/simulator";

/** What an answer may take, in milliseconds. */
const QUICKEST = 50;
const SLOWEST = 3_000;

/** Calls of a job that takes all its steps. */
const CALLS_A_JOB = 4;

export interface Load {
  readonly jobsLeft: number;
  /** Until the last kill, in milliseconds. */
  readonly timeLeft: number;
  readonly callsAtOnce: number;
}

/** Makes the providers as slow as it takes for the jobs to last until the last kill; not at all when none is left. */
export function setPace(simulator: Simulator, { jobsLeft, timeLeft, callsAtOnce }: Load): void {
  const each = (timeLeft * callsAtOnce) / Math.max(1, jobsLeft * CALLS_A_JOB);
  const ms = timeLeft <= 0 ? 0 : Math.round(Math.min(SLOWEST, Math.max(QUICKEST, each)));
  for (const provider of PROVIDER_NAMES) {
    simulator.setLatency({ provider, ms: ms / 2, jitterMs: ms });
  }
}
