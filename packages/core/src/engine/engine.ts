import { beatWorker, registerWorker, stopWorker } from "./beat-worker.ts";
import { beginCall, beginCalls, type CallIntent } from "./begin-call.ts";
import { type Cancelling, cancelJobs } from "./cancel-jobs.ts";
import { checkpointStep } from "./checkpoint-step.ts";
import { claimJobs } from "./claim-jobs.ts";
import { type Closing, closeBreaker } from "./close-breaker.ts";
import { completeJobs, type Ending, type Held } from "./complete-jobs.ts";
import type { Domain, Words } from "./domain.ts";
import { enqueueJobs, type NewJob } from "./enqueue-jobs.ts";
import { type FailedCall, failCall } from "./fail-call.ts";
import { failJob, type JobFailure } from "./fail-job.ts";
import { type FinishedCall, finishCall, finishCalls } from "./finish-call.ts";
import { handBackJobs } from "./hand-back-jobs.ts";
import { heldJobs } from "./held-jobs.ts";
import { openBreaker } from "./open-breaker.ts";
import {
  beginOwnCall,
  finishOwnCall,
  type OwnCallEnd,
  type OwnCallIntent,
  readUnsettledCall,
  refuseOwnCall,
} from "./own-call.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";
import { readClock } from "./read-clock.ts";
import { type Reach, readReach } from "./read-reach.ts";
import { recogniseDatabase } from "./recognise-database.ts";
import { rescueJobs } from "./rescue-jobs.ts";
import { retryJob } from "./retry-job.ts";
import { retryJobs } from "./retry-jobs.ts";
import { reviveJobs } from "./revive-jobs.ts";
import { type Feeder, ringFeeder } from "./ring-feeder.ts";
import { secureRestored } from "./secure-restored.ts";
import { type RestoreCheck, stopIfRestored } from "./stop-if-restored.ts";
import { sweepUp } from "./sweep-up.ts";
import { settleTokens, takeTurns } from "./take-turns.ts";
import { withdrawCall } from "./withdraw-call.ts";

/**
 * The verbs, for one domain: functions `(tx, input)` that run in the caller's READ COMMITTED transaction. Each is
 * documented at the function of the same name, in the file of the same name.
 */
export function engine<W extends Words, F extends object>(domain: Domain<W, F>) {
  type Failure = W["failure"];
  type Provider = Failure["provider"];
  return {
    openBreaker: (tx: Tx, input: { actor: string; reason: string }) => openBreaker(tx, input, domain),
    closeBreaker: (tx: Tx, closing: Closing) => closeBreaker(tx, closing, domain),
    readBreaker: (tx: Tx) => readBreaker<Provider, Failure["kind"]>(tx),

    enqueueJobs: (tx: Tx, jobs: readonly NewJob<W["jobType"]>[]) => enqueueJobs(tx, jobs, domain),
    claimJobs: (tx: Tx, input: { workerId: string; jobIds: readonly string[] }) =>
      claimJobs<W["jobType"]>(tx, input),
    completeJobs: (tx: Tx, jobs: readonly Ending[]) => completeJobs(tx, jobs, domain),
    failJob: (tx: Tx, failure: JobFailure) => failJob(tx, failure, domain),
    cancelJobs: (tx: Tx, input: Cancelling) => cancelJobs(tx, input, domain),
    retryJob: (tx: Tx, jobId: string) => retryJob(tx, jobId, domain),
    retryJobs: (tx: Tx, jobIds: readonly string[]) => retryJobs(tx, jobIds, domain),
    heldJobs,
    reviveJobs: (tx: Tx, jobIds: readonly string[]) => reviveJobs(tx, jobIds, domain),
    ringFeeder: (tx: Tx, feeder: Feeder) => ringFeeder(tx, feeder, domain),
    handBackJobs: (tx: Tx, jobs: readonly Held[]) => handBackJobs(tx, jobs, domain),

    beginCall: (tx: Tx, intent: CallIntent<Provider>) => beginCall(tx, intent, domain),
    beginCalls: (tx: Tx, intents: readonly CallIntent<Provider>[]) => beginCalls(tx, intents, domain),
    finishCall: (tx: Tx, call: FinishedCall) => finishCall(tx, call, domain),
    finishCalls: (tx: Tx, calls: readonly FinishedCall[]) => finishCalls(tx, calls, domain),
    failCall: (tx: Tx, call: FailedCall<Failure>) => failCall(tx, call, domain),
    withdrawCall: (tx: Tx, call: { callId: string; jobId: string }) => withdrawCall(tx, call, domain),
    checkpointStep,
    beginOwnCall: (tx: Tx, intent: OwnCallIntent<Provider, W["purpose"]>) => beginOwnCall(tx, intent, domain),
    refuseOwnCall: (tx: Tx, purpose: W["purpose"]) => refuseOwnCall(tx, purpose, domain),
    readUnsettledCall,
    finishOwnCall: (tx: Tx, end: OwnCallEnd<Failure>) => finishOwnCall(tx, end),
    takeTurns,
    settleTokens,
    readClock,

    registerWorker,
    beatWorker,
    stopWorker: (tx: Tx, workerId: string) => stopWorker(tx, workerId, domain),
    rescueJobs: (tx: Tx, reach: Reach) => rescueJobs(tx, reach, domain),
    sweepUp: (tx: Tx, workerId: string) => sweepUp(tx, workerId, domain),
    readReach,

    recogniseDatabase,
    stopIfRestored: (tx: Tx, input: RestoreCheck) => stopIfRestored(tx, input, domain),
    secureRestored: (tx: Tx, input: { actor: string }) => secureRestored(tx, input, domain),
  };
}
