import type { Model } from "./bounds.ts";
import type { Move } from "./move.ts";
import { idleWorker, READY, type State, withoutLoss } from "./state.ts";
import { rollBack, withShared, withWorker, workerAt } from "./transaction.ts";
import { closeBreaker, failCall, openByHand } from "./verbs/breaker.ts";
import { beginCall, callProvider, finishCall } from "./verbs/call.ts";
import { claim, takeBell, taskEnded } from "./verbs/claim.ts";
import { commits } from "./verbs/commit.ts";
import { cancelJob, completeJob } from "./verbs/end-job.ts";
import { enqueueJob } from "./verbs/enqueue.ts";
import { deletesFeeder, feedersWithoutLoss, ringFeeder, takeFeeder } from "./verbs/feed.ts";
import { handBack } from "./verbs/hand-back.ts";
import { forgetCalls, rescue, stopWorker } from "./verbs/rescue.ts";
import { sweepUp } from "./verbs/sweep-up.ts";

/** Everything that can happen next in a state. */
export function movesOf(model: Model, state: State): Move[] {
  const moves = [
    ...commits(model, state),
    ...openByHand(model, state),
    ...closeBreaker(model, state),
    ...cancelJob(model, state),
    ...enqueueJob(model, state),
    ...rescue(model, state),
    ...sweepUp(model, state),
  ];
  for (const [slot, worker] of state.workers.entries()) {
    if (worker.at === "GONE") continue;
    if (worker.stage !== READY) moves.push(...workerMoves(model, state, slot));
    moves.push(...identityMoves(state, slot));
  }
  return moves;
}

function workerMoves(model: Model, state: State, slot: number): Move[] {
  const { at, stopping, step } = workerAt(state, slot);
  switch (at) {
    case "IDLE":
      return stopping
        ? stopWorker(model, state, slot)
        : [...takeBell(state, slot), ...takeFeeder(state, slot)];
    case "BELL":
      return claim(model, state, slot);
    case "STEP":
      if (step >= model.steps) return completeJob(model, state, slot);
      return stopping && workerAt(state, slot).stage === 0
        ? handBack(state, slot)
        : beginCall(model, state, slot);
    case "BEGUN":
      return callProvider(model, state, slot);
    case "ANSWERED":
    case "CUT":
      return finishCall(model, state, slot);
    case "FAILED":
      return failCall(model, state, slot);
    case "COMPLETE":
      return completeJob(model, state, slot);
    case "STOP":
      return handBack(state, slot);
    case "OVER":
      return deletesBell(state, slot);
    case "FEED":
      return ringFeeder(model, state, slot);
    case "FED":
      return deletesFeeder(state, slot);
    case "GONE":
      return [];
  }
}

export const deletesBell = (state: State, slot: number): Move[] => [
  {
    who: slot,
    act: "deleteDoorbell",
    what: "deletes the doorbell of",
    job: workerAt(state, slot).job,
    state: taskEnded(state, slot),
  },
];

/**
 * What a heartbeat finds out, at any moment, independent of the process's other work. While the process is busy,
 * only a rescue of the new entry could show the difference, and without remaining faults there is none.
 */
function registersAgain(state: State, slot: number): Move {
  const { generation, at } = workerAt(state, slot);
  const again = withWorker(state, slot, { registered: true, generation: generation + 1 });
  const lazy = at !== "IDLE" && state.shared.faultsLeft === 0;
  const what = "was declared dead, and registers again";
  return { who: slot, act: "register", what, job: -1, state: again, lazy };
}

/** What a heartbeat finds out, and the faults that can hit a process at any moment. */
function identityMoves(state: State, slot: number): Move[] {
  const worker = workerAt(state, slot);
  const moves: Move[] = [];
  if (!worker.registered && !worker.stopping) moves.push(registersAgain(state, slot));
  if (state.shared.faultsLeft > 0) {
    const faulty = withShared(state, { faultsLeft: state.shared.faultsLeft - 1 });
    const killed = crash(faulty, slot);
    moves.push({ who: slot, act: "kill", what: "is killed", job: -1, state: killed, optional: true });
    if (!worker.stopping) {
      const stopping = withWorker(faulty, slot, { stopping: true });
      const what = "is asked to stop";
      moves.push({ who: slot, act: "askToStop", what, job: -1, state: stopping, optional: true });
    }
  }
  return moves;
}

/** The process and its open transaction are gone; its locks in graphile-worker stay. */
function crash(state: State, slot: number): State {
  const undone = rollBack(state, slot);
  const jobs = undone.jobs.map((job) => {
    const bells = job.bells.map((bell) => withoutLoss(bell, slot));
    return { ...job, bells };
  });
  const worker = { ...idleWorker(workerAt(undone, slot)), at: "GONE", stopping: false } as const;
  const left = withShared({ ...undone, jobs }, { feeders: feedersWithoutLoss(undone, slot) });
  return forgetCalls(withWorker(left, slot, worker), slot);
}
