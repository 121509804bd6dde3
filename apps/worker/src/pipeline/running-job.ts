import type { Claim } from "@leadgen/core/engine";
import type { Runtime } from "../runtime.ts";

/** A claimed job in the hands of this process. */
export interface RunningJob {
  readonly runtime: Runtime;
  readonly claim: Claim;
  readonly workerId: string;
  /** Finished steps and what they left; grows as steps finish. */
  readonly steps: Map<string, unknown>;
}

/**
 * How a step or a plan ended, for whoever runs it.
 * - DONE: go on.
 * - STOP: the claim is lost, the job was paused, or the process is stopping.
 * - OVER: the job has ended, in the transaction that recorded the call.
 */
export type StepEnd = "DONE" | "STOP" | "OVER";
