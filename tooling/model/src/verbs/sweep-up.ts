import { SWEEPER } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { type Job, SHARED, type State, unlockedFor } from "../state.ts";
import { breakerLockFree } from "../transaction.ts";

/**
 * `sweepUp`: unlocks the doorbells of each pool that no registered worker has. One move: what it reads of the workers may be
 * old when it unlocks, and then it unlocks for a process that has just registered again, as it does here before that.
 */
export function sweepUp(model: Model, state: State): Move[] {
  const isDropped = model.bug === "no-sweep-up" || model.bug === "bells-stay-locked";
  if (isDropped || !breakerLockFree(state, SHARED)) return [];
  const moves: Move[] = [];
  for (const [slot, worker] of state.workers.entries()) {
    if (worker.registered || !state.jobs.some(({ bells }) => bells.some((bell) => bell.by === slot)))
      continue;
    const isGone = worker.at === "GONE";
    const jobs = state.jobs.map((job): Job => {
      const bells = job.bells.map((bell) => (bell.by === slot ? unlockedFor(bell, slot, isGone) : bell));
      return { ...job, bells };
    });
    const what = `sweepUp: unlocks the doorbells of worker ${"ABCDEFGH"[slot]}`;
    moves.push({ who: SWEEPER, act: "sweepUp", what, job: -1, target: slot, state: { ...state, jobs } });
  }
  return moves;
}
