import { identityOf, NOBODY } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import {
  covers,
  type Feeder,
  idleWorker,
  isLostBy,
  type Job,
  READY,
  SHARED,
  type State,
  unlockedFor,
  withoutLoss,
} from "../state.ts";
import { beginTx, breakerLockFree, rowFree, withShared, withWorker, workerAt } from "../transaction.ts";

/** graphile-worker hands an unlocked feeder to an idle process. */
export function takeFeeder(state: State, slot: number): Move[] {
  const { feeders } = state.shared;
  const as = identityOf(slot, workerAt(state, slot).generation);
  return feeders.flatMap(({ by }, place): Move[] => {
    if (by !== NOBODY) return [];
    const taken = feeders.map((each, index): Feeder => (index === place ? { ...each, by: slot } : each));
    const next = withWorker(withShared(state, { feeders: taken }), slot, { at: "FEED", as });
    return [{ who: slot, act: "takeFeeder", what: "takes a feeder", job: NOBODY, state: next }];
  });
}

const isHeldBy = (feeder: Feeder, slot: number): boolean => feeder.by === slot || isLostBy(feeder, slot);

/** `ringFeeder`: locks the rows of the PENDING jobs that the feeder still covers, and rings for each. */
export function ringFeeder(model: Model, state: State, slot: number): Move[] {
  if (!breakerLockFree(state, SHARED)) return [];
  const feeder = state.shared.feeders.find((each) => isHeldBy(each, slot));
  const isCovered = ({ row }: Job, index: number) =>
    feeder !== undefined && covers(feeder, index) && row?.status === "PENDING";
  if (!state.jobs.every((job, index) => !isCovered(job, index) || rowFree(job, slot))) return [];
  const jobs = state.jobs.map(
    (job, index): Job => (isCovered(job, index) ? { ...job, lock: slot, ring: true } : job),
  );
  const after = model.bug === "feeder-deleted-first" ? withoutFeeder(state, slot) : state.shared.feeders;
  const rung = beginTx(withShared({ ...state, jobs }, { feeders: after }), slot, {
    lock: SHARED,
    stage: READY,
    after: "FED",
  });
  return [{ who: slot, act: "ringFeeder", what: "ringFeeder: rings for its jobs", job: NOBODY, state: rung }];
}

/** graphile-worker deletes the feeder by its id, even if another process has locked it in the meantime. */
export function deletesFeeder(state: State, slot: number): Move[] {
  const next = withWorker(
    withShared(state, { feeders: withoutFeeder(state, slot) }),
    slot,
    idleWorker(workerAt(state, slot)),
  );
  return [{ who: slot, act: "deleteFeeder", what: "deletes its feeder", job: NOBODY, state: next }];
}

const withoutFeeder = (state: State, slot: number): readonly Feeder[] =>
  state.shared.feeders.filter((feeder) => !isHeldBy(feeder, slot));

/** The feeders after the end of a process that may have lost one. */
export const feedersWithoutLoss = (state: State, slot: number): readonly Feeder[] =>
  state.shared.feeders.map((feeder) => withoutLoss(feeder, slot));

/** The feeders that `rescueJobs` and `sweepUp` unlock if their process is gone. */
export const unlockable = (model: Model, { shared }: State): readonly Feeder[] =>
  model.bug === "feeder-stays-locked" ? [] : shared.feeders;

/** The feeders after those locked by a process were unlocked. */
export const unlockedFeeders = (
  model: Model,
  state: State,
  { slot, isGone }: { readonly slot: number; readonly isGone: boolean },
): readonly Feeder[] =>
  unlockable(model, state).length === 0
    ? state.shared.feeders
    : state.shared.feeders.map((feeder) => (feeder.by === slot ? unlockedFor(feeder, slot, isGone) : feeder));
