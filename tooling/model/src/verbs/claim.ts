import { identityOf, NOBODY } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { type Bell, idleWorker, isLostBy, READY, SHARED, type State, withoutLoss } from "../state.ts";
import {
  beginTx,
  breakerLockFree,
  jobAt,
  rowAt,
  rowFree,
  withJob,
  withWorker,
  workerAt,
  workerRowHeld,
} from "../transaction.ts";
import { decided } from "./decided.ts";

/** graphile-worker hands an unlocked doorbell to an idle process. */
export function takeBell(state: State, slot: number): Move[] {
  const { generation } = workerAt(state, slot);
  const moves: Move[] = [];
  for (const [job, { bells }] of state.jobs.entries()) {
    for (const [place, { by, latest, lostBy }] of bells.entries()) {
      if (by !== NOBODY) continue;
      // One of several equal doorbells is enough.
      const first = bells.findIndex(
        (bell) => bell.by === NOBODY && bell.latest === latest && bell.lostBy === lostBy,
      );
      if (first !== place) continue;
      const taken = bells.map((bell, index): Bell => (index === place ? { ...bell, by: slot } : bell));
      const next = withWorker(withJob(state, job, { bells: taken }), slot, {
        at: "BELL",
        job,
        as: identityOf(slot, generation),
      });
      moves.push({ who: slot, act: "takeDoorbell", what: "takes the doorbell of", job, state: next });
    }
  }
  return moves;
}

/** `claimJobs`: the worker's row first, then the job's; both are checked again after a wait. */
export function claim(model: Model, state: State, slot: number): Move[] {
  const worker = workerAt(state, slot);
  const { job, as } = worker;
  if (worker.stopping)
    return [unlocks(state, slot, { act: "unlockDoorbell", what: "is stopping and unlocks the doorbell of" })];
  if (!breakerLockFree(state, SHARED)) return [];
  if (workerRowHeld(state, slot) && model.bug !== "claim-without-worker-lock") return [];
  const alive = isAlive(state, slot) || model.bug === "dead-worker-claims";
  const believe = model.bug === "claim-ignores-call" ? ({ calling: false } as const) : {};
  const decision = alive ? decided(rowAt(state, job), { type: "CLAIM" }, believe) : null;
  if (decision?.next == null) return [claimsNothing(state, slot)];
  if (!rowFree(jobAt(state, job), slot)) return [];
  const { epoch } = state.shared.breaker;
  const next = { ...decision.next, worker: as, epoch };
  const written = withJob(state, job, { lock: slot, next });
  const claimed = beginTx(written, slot, { lock: SHARED, stage: READY, after: "STEP" });
  const held = withWorker(claimed, slot, { attempt: next.attempt, step: next.done });
  return [{ who: slot, act: "claim", what: "claimJobs: writes RUNNING on", job, state: held }];
}

function isAlive(state: State, slot: number): boolean {
  const { registered, generation, as } = workerAt(state, slot);
  return registered && as === identityOf(slot, generation);
}

/**
 * An empty claim. The worker deletes the doorbell; if it was declared dead, it unlocks it for others.
 * One move, since it changes no row: a kill in between is the same as one before.
 */
function claimsNothing(state: State, slot: number): Move {
  const { job } = workerAt(state, slot);
  if (!isAlive(state, slot)) {
    return unlocks(state, slot, {
      act: "claimDeclaredDead",
      what: "claimJobs: is declared dead, unlocks the doorbell of",
    });
  }
  const what = "claimJobs: finds nothing to claim on";
  return { who: slot, act: "claimNothing", what, job, state: taskEnded(state, slot) };
}

/** graphile-worker deletes the doorbell by its id, even if another process has locked it in the meantime. */
export function taskEnded(state: State, slot: number): State {
  const worker = workerAt(state, slot);
  const { bells } = jobAt(state, worker.job);
  const mine = (bell: Bell) => bell.by === slot || isLostBy(bell, slot);
  const left = withJob(state, worker.job, { bells: bells.filter((bell) => !mine(bell)) });
  return withWorker(left, slot, idleWorker(worker));
}

/** The task fails: graphile-worker unlocks the doorbell if this process still has the lock. */
function unlocks(state: State, slot: number, move: Pick<Move, "act" | "what">): Move {
  const worker = workerAt(state, slot);
  const bells = jobAt(state, worker.job).bells.map((bell): Bell => {
    const by = bell.by === slot ? NOBODY : bell.by;
    return { ...withoutLoss(bell, slot), by };
  });
  const unlocked = withWorker(withJob(state, worker.job, { bells }), slot, idleWorker(worker));
  return { who: slot, ...move, job: worker.job, state: unlocked };
}
