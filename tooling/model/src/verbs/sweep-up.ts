import { SWEEPER } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { type Job, SHARED, type State, unlockedFor } from "../state.ts";
import { breakerLockFree, withShared } from "../transaction.ts";
import { unlockable, unlockedFeeders } from "./feed.ts";

/**
 * `sweepUp`: unlocks the doorbells of each pool that no registered worker has. One move: its reading of the workers may be
 * outdated when it unlocks. It then unlocks for a process that has just registered again, as it does here before that.
 */
export function sweepUp(model: Model, state: State): Move[] {
  const isDropped = model.bug === "no-sweep-up" || model.bug === "bells-stay-locked";
  if (isDropped || !breakerLockFree(state, SHARED)) return [];
  const moves: Move[] = [];
  for (const [slot, worker] of state.workers.entries()) {
    const held = [...state.jobs.flatMap(({ bells }) => bells), ...unlockable(model, state)];
    if (worker.registered || !held.some(({ by }) => by === slot)) continue;
    const isGone = worker.at === "GONE";
    const jobs = state.jobs.map((job): Job => {
      const bells = job.bells.map((bell) => (bell.by === slot ? unlockedFor(bell, slot, isGone) : bell));
      return { ...job, bells };
    });
    const what = `sweepUp: unlocks the doorbells of worker ${"ABCDEFGH"[slot]}`;
    const next = withShared({ ...state, jobs }, { feeders: unlockedFeeders(model, state, { slot, isGone }) });
    moves.push({ who: SWEEPER, act: "sweepUp", what, job: -1, target: slot, state: next });
  }
  return moves;
}
