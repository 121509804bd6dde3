import type { Tx } from "@leadgen/core/outreach";
import type { OwnedClaim } from "../owners.ts";
import type { Runtime } from "../runtime.ts";
import type { StoredWork } from "./lead-rows.ts";

/** A claimed job in the hands of this process. */
export interface RunningJob {
  readonly runtime: Runtime;
  readonly claim: OwnedClaim;
  readonly workerId: string;
  /** Finished steps and what they left; grows as steps finish. */
  readonly steps: Map<string, unknown>;
  /** Steps for which this attempt may have begun a call. */
  readonly begun: Set<string>;
  /** The lead as the claim, or the end of the last step, has just read it, until a step has used it. */
  lastRead?: StoredWork | undefined;
  /** So often in a row it had a turn and was too late for it. */
  late?: number;
  /** The sender has just added the lead without telling its id. After a crash the lead counts as already there. */
  addedUnnamed?: boolean;
  /** Of which the sender has just said that it has no such campaign. After a crash it is asked again. */
  saidToBeGone?: string;
}

/** Whether the job was cancelled while a call of it was under way. Asked where the answer is stored, with the job's row held. */
export async function hasEnded(tx: Tx, jobId: string): Promise<boolean> {
  const ended = await tx.query("SELECT 1 FROM job WHERE id = $1 AND finished_at IS NOT NULL", [jobId]);
  return ended.length > 0;
}
