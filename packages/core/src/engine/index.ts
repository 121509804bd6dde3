export type { Beat, NewWorker } from "./beat-worker.ts";
export type { CallIntent } from "./begin-call.ts";
export type { CallFailure } from "./call/call-failure.ts";
export type { OwnCallRule } from "./call/own-call-rule.ts";
export type { Cancelling } from "./cancel-jobs.ts";
export {
  checkInvariants,
  ENGINE_INVARIANTS,
  type Invariant,
  type InvariantResult,
} from "./check-invariants.ts";
export type { Claim } from "./claim-jobs.ts";
export type { Closing } from "./close-breaker.ts";
export type { Held } from "./complete-jobs.ts";
export type { Domain, EndedJobs, JobTask, Words } from "./domain.ts";
export { engine } from "./engine.ts";
export type { NewJob } from "./enqueue-jobs.ts";
export type { FailedCall } from "./fail-call.ts";
export type { JobFailure } from "./fail-job.ts";
export type { CallVerdict, FinishedCall } from "./finish-call.ts";
export type { OwnCallEnd, OwnCallIntent } from "./own-call.ts";
export { BREAKER_CHANNEL } from "./parts/announce-event.ts";
export type { InHand } from "./parts/forget-lost.ts";
export type { GivenBack } from "./parts/give-back-jobs.ts";
export type { CallMeta } from "./parts/record-call.ts";
export { DEFAULT_LIMITS, SQL_ALIVE, type WorkerLimits } from "./parts/silence.ts";
export type { Tx } from "./parts/tx.ts";
export type { RateLimit, RateWindow, TokenWindow } from "./rate/rate-limit.ts";
export { TURN_AHEAD_MS, TURN_GRACE_MS } from "./rate/spacing.ts";
export type { BreakerRow } from "./read-breaker.ts";
export type { Reach } from "./read-reach.ts";
export type { Recognition, Witness } from "./recognise-database.ts";
export type { Rescue } from "./rescue-jobs.ts";
export type { Secured } from "./secure-restored.ts";
export type { RestoreCheck } from "./stop-if-restored.ts";
export type { SweptUp } from "./sweep-up.ts";
export type { CallTokens, SettledTokens, Turns, WantedTurns } from "./take-turns.ts";
