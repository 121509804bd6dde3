import type { Claim } from "@leadgen/core/outreach";
import type { Runtime } from "../runtime.ts";

/** A claimed job in the hands of this process. */
export interface RunningJob {
  readonly runtime: Runtime;
  readonly claim: Claim;
  readonly workerId: string;
  /** Finished steps and what they left; grows as steps finish. */
  readonly steps: Map<string, unknown>;
  /** The sender has just added the lead without telling its id. After a crash the lead counts as already there. */
  addedUnnamed?: boolean;
}
