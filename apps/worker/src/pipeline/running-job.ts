import type { Claim } from "@leadgen/core/outreach";
import type { Runtime } from "../runtime.ts";

/** A claimed job in the hands of this process. */
export interface RunningJob {
  readonly runtime: Runtime;
  readonly claim: Claim;
  readonly workerId: string;
  /** Finished steps and what they left; grows as steps finish. */
  readonly steps: Map<string, unknown>;
}
