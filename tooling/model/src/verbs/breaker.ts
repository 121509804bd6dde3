import { type BreakerEvent, decideBreaker } from "@leadgen/core";
import { type Actor, CLOSER, NOBODY, OPENER } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Violation } from "../invariants.ts";
import type { Move } from "../move.ts";
import { type Breaker, callIdOf, EXCLUSIVE, type Job, READY, SHARED, type State, WAITING } from "../state.ts";
import {
  atStage,
  beginTx,
  breakerLockFree,
  jobAt,
  NEW_TX,
  rowAt,
  rowFree,
  seen,
  txOf,
  withJob,
  withShared,
  withTx,
  workerAt,
} from "../transaction.ts";
import { recordCall } from "./call.ts";
import { decided } from "./decided.ts";

const BY_HAND = { type: "OPEN_BY_HAND", reason: "stop" } as const;

/** `openBreaker`: a person's emergency stop. */
export function openByHand(model: Model, state: State): Move[] {
  const tx = txOf(state, OPENER);
  if (tx !== null) return goOnPausing(model, state, OPENER);
  const { breaker } = state.shared;
  if (breaker.epoch + 1 >= model.epochs) return [];
  if (!breakerLockFree(state, EXCLUSIVE)) return [];
  const next = nextOf(breaker, BY_HAND);
  if (next === null) return [];
  const begun = withTx(state, OPENER, { ...NEW_TX, lock: EXCLUSIVE });
  const opening = pauseAll(model, { state: begun, actor: OPENER, next });
  return [
    { who: OPENER, act: "open", what: "openBreaker: writes PAUSED", job: -1, state: opening, optional: true },
  ];
}

/** `failCall`: records the failure, and opens the breaker if it belongs to this epoch. */
export function failCall(model: Model, state: State, slot: number): Move[] {
  const { job, attempt, step, stage } = workerAt(state, slot);
  if (stage === WAITING) return goOnPausing(model, state, slot);
  const id = callIdOf(attempt, step);
  const { breaker } = state.shared;
  const epoch = rowAt(state, job).calls.find((call) => call.id === id)?.epoch ?? breaker.epoch;
  // Too late to open the breaker, and for good: the epoch never goes back.
  const lock = breaker.epoch > epoch && model.bug !== "late-failure-opens" ? SHARED : EXCLUSIVE;
  if (!breakerLockFree(state, lock) || jobAt(state, job).lock !== NOBODY) return [];
  const told = model.bug === "late-failure-opens" ? breaker.epoch : epoch;
  const next = nextOf(breaker, { type: "FAILURE", epoch: told });
  const recorded = recordCall(model, state, slot);
  const ring = recorded.ring && next === null && model.bug !== "fail-without-ring";
  const written = withJob(state, job, { lock: slot, next: recorded.next, ring, mark: -id });
  const begun = beginTx(written, slot, { lock, stage: READY, after: "STOP" });
  if (next === null)
    return [{ who: slot, act: "failCall", what: "failCall: records the late failure of", job, state: begun }];
  const broken: Violation | undefined =
    epoch === breaker.epoch
      ? undefined
      : { invariant: "J8", why: `a failure of epoch ${epoch} opens the breaker in epoch ${breaker.epoch}` };
  const opening = pauseAll(model, { state: begun, actor: slot, next });
  return [
    {
      who: slot,
      act: "failCall",
      what: "failCall: opens and writes PAUSED for",
      job,
      state: opening,
      broken,
    },
  ];
}

function nextOf(breaker: Breaker, event: BreakerEvent): Breaker | null {
  const decision = decideBreaker(breaker, event);
  return "next" in decision ? decision.next : null;
}

/** Starts the statement that pauses every live job: it waits for rows that others hold. */
function pauseAll(
  model: Model,
  { state, actor, next }: { readonly state: State; readonly actor: Actor; readonly next: Breaker },
): State {
  const jobs = state.jobs.map((job): Job => {
    const row = seen(job, actor);
    if (row === null || pausedVersion(model, job, actor) === null) return job;
    return rowFree(job, actor) ? { ...job, ...pausedVersion(model, job, actor) } : { ...job, want: actor };
  });
  const opening = withShared({ ...state, jobs }, { nextBreaker: next, breakerBy: actor });
  return atStage(opening, actor, jobs.some((job) => job.want === actor) ? WAITING : READY);
}

/** Takes the rows that have become free, in their current version. */
export function goOnPausing(model: Model, state: State, actor: Actor): Move[] {
  const wanted = state.jobs.filter((job) => job.want === actor);
  if (!wanted.some((job) => job.lock === NOBODY)) return [];
  const jobs = state.jobs.map((job): Job => {
    if (job.want !== actor || job.lock !== NOBODY) return job;
    return { ...job, want: NOBODY, ...pausedVersion(model, job, actor) };
  });
  const stage = jobs.some((job) => job.want === actor) ? WAITING : READY;
  return [
    {
      who: actor,
      act: "goOnOpening",
      what: "goes on with the opening: the rows are free",
      job: -1,
      state: atStage({ ...state, jobs }, actor, stage),
    },
  ];
}

function pausedVersion(model: Model, job: Job, actor: Actor): Partial<Job> | null {
  const row = seen(job, actor);
  if (row === null || (model.bug === "open-spares-running" && row.status === "RUNNING")) return null;
  const decision = decided(row, { type: "PAUSE" });
  if (decision === null) return null;
  return { ...decision, silence: true, lock: actor };
}

/** `closeBreaker`, by a person who saw any epoch up to now. */
export function closeBreaker(model: Model, state: State): Move[] {
  if (txOf(state, CLOSER) !== null || !breakerLockFree(state, EXCLUSIVE)) return [];
  const { breaker } = state.shared;
  const moves: Move[] = [];
  for (let epoch = 1; epoch <= breaker.epoch; epoch++) {
    const told = model.bug === "close-without-epoch" ? breaker.epoch : epoch;
    const next = nextOf(breaker, { type: "CLOSE", epoch: told, reason: "mended" });
    if (next === null) continue;
    const broken: Violation | undefined =
      epoch === breaker.epoch
        ? undefined
        : { invariant: "I7", why: `a person who saw epoch ${epoch} closes epoch ${breaker.epoch}` };
    moves.push({
      who: CLOSER,
      act: "close",
      epoch,
      what: `closeBreaker of epoch ${epoch}: writes PENDING`,
      job: -1,
      state: resumeAll(model, state, next),
      broken,
      optional: true,
    });
  }
  return moves;
}

// No row can be locked: an actor that locks a PAUSED job's row holds the breaker's lock as well.
function resumeAll(model: Model, state: State, next: Breaker): State {
  const jobs = state.jobs.map((job): Job => {
    const decision = job.row === null ? null : decided(job.row, { type: "RESUME" });
    if (decision === null) return job;
    return { ...job, ...decision, ring: model.bug !== "close-without-bells", lock: CLOSER };
  });
  const closing = withShared({ ...state, jobs }, { nextBreaker: next, breakerBy: CLOSER });
  return withTx(closing, CLOSER, { ...NEW_TX, lock: EXCLUSIVE, stage: READY });
}
