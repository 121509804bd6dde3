import type { Invariant } from "./invariants.ts";

interface Bug {
  /** The guard that the model drops. */
  readonly drops: string;
  /** The invariant that must notice it. */
  readonly breaks: Invariant;
}

/** Each bug drops one guard of the engine, to show that the explorer would notice. */
export const BUGS = {
  "enqueue-without-lock": {
    drops: "enqueueJobs does not take the breaker's shared lock",
    breaks: "I3",
  },
  "enqueue-reads-before-lock": {
    drops:
      "enqueueJobs reads the breaker in the statement that takes the lock: the snapshot is older than the wait",
    breaks: "I3",
  },
  "open-spares-running": { drops: "an opening pauses PENDING jobs only", breaks: "I3" },
  "begin-without-recheck": {
    drops: "beginCall does not look at the job's row again after it waited for it",
    breaks: "I2",
  },
  "claim-ignores-call": { drops: "claimJobs does not ask for call_id IS NULL", breaks: "WAITS" },
  "dead-worker-claims": {
    drops: "claimJobs does not ask whether the worker was declared dead",
    breaks: "HELD",
  },
  "claim-without-worker-lock": {
    drops: "claimJobs reads the worker's row without FOR SHARE",
    breaks: "HELD",
  },
  "finish-without-fence": {
    drops: "finishCall does not ask whether the job still waits for this very call under this attempt",
    breaks: "I6",
  },
  "complete-without-worker": {
    drops: "completeJobs does not ask for worker_id IS NOT NULL",
    breaks: "I6",
  },
  "finish-without-ring": {
    drops: "finishCall does not ring again for a call that outlived an opening and a closing",
    breaks: "I8",
  },
  "fail-without-ring": { drops: "failCall does not ring again after a late failure", breaks: "I8" },
  "close-without-bells": { drops: "closeBreaker rings no doorbells", breaks: "I8" },
  "rescue-without-bells": { drops: "rescueJobs rings no doorbells", breaks: "I8" },
  "rescue-keeps-call": { drops: "rescueJobs leaves call_id as it was", breaks: "I6" },
  "bells-stay-locked": {
    drops: "neither rescueJobs nor sweepUp unlocks a dead worker's rows in graphile-worker",
    breaks: "WAITS",
  },
  "feeder-deleted-first": {
    drops: "a worker deletes the feeder before its ringing is committed, and may die in between",
    breaks: "I8",
  },
  "feeder-stays-locked": {
    drops: "neither rescueJobs nor sweepUp unlocks the feeders of a dead worker",
    breaks: "WAITS",
  },
  "cancel-silences-feeder": {
    drops: "cancelJobs takes a feeder out of the queue like a doorbell of the job's own",
    breaks: "I8",
  },
  "no-sweep-up": {
    drops: "sweepUp does not unlock doorbells whose pool no living worker has",
    breaks: "WAITS",
  },
  "late-failure-opens": { drops: "failCall opens for a failure of an earlier epoch, too", breaks: "J8" },
  "close-without-epoch": {
    drops: "closeBreaker does not compare the epoch that the operator saw",
    breaks: "I7",
  },
  "campaign-before-job": {
    drops: "completeJobs holds the campaign's row before the job's",
    breaks: "DEADLOCK",
  },
  "keep-live-without-lock": {
    drops: "the job that keeps its campaign going is seen and not locked",
    breaks: "I9",
  },
  "count-without-campaign-lock": {
    drops: "live jobs are counted without holding the campaign's row",
    breaks: "I9",
  },
  "count-before-wait": {
    drops: "live jobs are counted in the statement that waits for the campaign's row",
    breaks: "I9",
  },
} as const satisfies Record<string, Bug>;

export type BugName = keyof typeof BUGS;
export const BUG_NAMES = Object.keys(BUGS) as readonly BugName[];
