import type { Move } from "../move.ts";
import { READY, SHARED, type State } from "../state.ts";
import { beginTx, breakerLockFree, jobAt, rowAt, rowFree, withJob, workerAt } from "../transaction.ts";
import { taskEnded } from "./claim.ts";
import { decided } from "./decided.ts";

/** `handBackJobs`: only a job still RUNNING under this attempt; a paused or lost one is left alone. */
export function handBack(state: State, slot: number): Move[] {
  const { job, attempt } = workerAt(state, slot);
  const decision = decided(rowAt(state, job), { type: "HAND_BACK", attempt });
  if (decision === null) {
    // One move together with the end of the task, since it changes no row.
    const what = "handBackJobs: leaves alone";
    return [{ who: slot, act: "handBackNothing", what, job, state: taskEnded(state, slot) }];
  }
  if (!breakerLockFree(state, SHARED) || !rowFree(jobAt(state, job), slot)) return [];
  const written = withJob(state, job, { ...decision, lock: slot });
  const handed = beginTx(written, slot, { lock: SHARED, stage: READY, after: "OVER" });
  return [{ who: slot, act: "handBack", what: "handBackJobs: writes PENDING on", job, state: handed }];
}
