import { expect, it } from "vitest";
import { walk } from "./walk.ts";

// Not "completeJobs: lost the claim": too rare for a walk; the bug complete-without-worker shows that it happens.
const EVERY_KIND = [
  "COMMIT",
  "takes the doorbell of",
  "claimJobs: writes RUNNING on",
  "claimJobs: finds nothing to claim on",
  "claimJobs: is declared dead, unlocks the doorbell of",
  "is stopping and unlocks the doorbell of",
  "beginCall: writes the intent for step 2 of",
  "beginCall: waits for the row of",
  "beginCall: refused for",
  "is paid for and answered: step 2 of",
  "sees the provider fail: step 1 of",
  "cuts off the call of",
  "finishCall: keeps the answer for",
  "finishCall: only records the answer for",
  "finishCall: UNKNOWN for",
  "failCall: opens and writes PAUSED for",
  "failCall: records the late failure of",
  "openBreaker: writes PAUSED",
  "goes on with the opening: the rows are free",
  "closeBreaker of epoch 2: writes PENDING",
  "enqueueJobs: inserts as PENDING",
  "enqueueJobs: inserts as PAUSED",
  "completeJobs: writes COMPLETED on",
  "cancelJobs: writes CANCELLED on",
  "counts 1 more live jobs beside",
  "ends the campaign (COMPLETED) with",
  "ends the campaign (FAILED) with",
  "handBackJobs: writes PENDING on",
  "handBackJobs: leaves alone",
  "deletes the doorbell of",
  "rescueJobs: begins with worker A",
  "rescueJobs: begins with worker A, waits",
  "rescueJobs: goes on with worker A",
  "sweepUp: unlocks the doorbells of worker A",
  "stopWorker: begins with worker B",
  "was declared dead, and registers again",
  "is killed",
  "is asked to stop",
];

it("every kind of move in the model happens", () => {
  const bounds = { workers: 2, jobs: 3, epochs: 3, steps: 2, faults: 3, cancels: 1 };
  const seen = new Set<string>();
  for (const { what } of walk({ ...bounds, bug: null }, 300_000)) seen.add(what);
  expect(EVERY_KIND.filter((kind) => !seen.has(kind))).toEqual([]);
});
