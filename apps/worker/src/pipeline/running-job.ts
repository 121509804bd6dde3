import type { Tx } from "@leadgen/core/outreach";
import type { OwnedClaim } from "../owners.ts";
import type { Runtime } from "../runtime.ts";
import type { StoredWork } from "./lead-rows.ts";

/** A claimed job that this process works on. */
export interface RunningJob {
  readonly runtime: Runtime;
  readonly claim: OwnedClaim;
  readonly workerId: string;
  /** Finished steps and their outputs; grows as steps finish. */
  readonly steps: Map<string, unknown>;
  /** Steps for which this attempt may have begun a call. */
  readonly begun: Set<string>;
  /** The lead as just read by the claim or at the end of the last step, until a step has used it. */
  lastRead?: StoredWork | undefined;
  /** How often in a row the job was too late for its turn. */
  late?: number;
  /** The sender has just added the lead without returning its id. After a crash the lead counts as already there. */
  addedUnnamed?: boolean;
  /** The campaign that the sender has just reported as nonexistent. After a crash it is asked again. */
  saidToBeGone?: string;
}

/** Whether the job was cancelled during its call. Asked where the answer is stored, with the job's row locked. */
export async function hasEnded(tx: Tx, jobId: string): Promise<boolean> {
  const ended = await tx.query("SELECT 1 FROM job WHERE id = $1 AND finished_at IS NOT NULL", [jobId]);
  return ended.length > 0;
}
