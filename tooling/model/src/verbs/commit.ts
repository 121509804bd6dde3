import { type Actor, isWorker, NOBODY, OTHER_ACTORS, placeOf, SWEEPER } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Violation } from "../invariants.ts";
import type { Move } from "../move.ts";
import { FREE, idleWorker, isOver, type Job, type JobRow, READY, type State } from "../state.ts";
import { commit, txOf, withTx, withWorker, workerAt } from "../transaction.ts";
import { givenUp } from "./rescue.ts";

/** COMMIT of every actor whose transaction has nothing else left to do. */
export function commits(model: Model, state: State): Move[] {
  const moves: Move[] = [];
  for (const [slot, worker] of state.workers.entries()) {
    if (worker.stage === READY) moves.push(commitOf(model, state, slot));
  }
  for (let actor = SWEEPER - OTHER_ACTORS + 1; actor <= SWEEPER; actor++) {
    if (state.shared.tx[placeOf(actor)]?.stage === READY) moves.push(commitOf(model, state, actor));
  }
  return moves;
}

export function commitOf(model: Model, state: State, who: Actor): Move {
  const broken =
    disappearing(state, who) ?? jumping(state, who) ?? (isWorker(who) ? trespass(state, who) : undefined);
  const committed = commit(state, who);
  return {
    who,
    act: "commit",
    what: "COMMIT",
    job: -1,
    broken,
    state: isWorker(who) ? ended(model, committed, who) : closed(model, committed, who),
  };
}

function closed(model: Model, state: State, who: Actor): State {
  const target = txOf(state, who)?.target ?? -1;
  const left = withTx(state, who, null);
  return who === SWEEPER ? givenUp(model, left, target) : left;
}

function ended(model: Model, state: State, slot: number): State {
  const worker = workerAt(state, slot);
  const { after } = worker;
  if (after === "GONE") {
    const gone = { ...idleWorker(worker), at: after, stopping: false };
    return givenUp(model, withWorker(state, slot, gone), slot);
  }
  const over = after === "OVER" ? { attempt: 0, step: 0, as: NOBODY } : {};
  return withWorker(state, slot, { stage: 0, lock: FREE, read: 0, at: after, after: "IDLE", ...over });
}

const versions = (
  state: State,
  who: Actor,
): { readonly index: number; readonly before: JobRow | null; readonly job: Job }[] =>
  state.jobs.flatMap((job, index) => (job.lock === who ? [{ index, before: job.row, job }] : []));

/** I4. */
function disappearing(state: State, who: Actor): Violation | undefined {
  for (const { index, before, job } of versions(state, who)) {
    if (before === null || job.next === null) continue;
    if (isOver(before) && job.next.status !== before.status)
      return { invariant: "I4", why: `job ${index + 1} was ${before.status} and becomes ${job.next.status}` };
  }
  return undefined;
}

/** I1. */
function jumping(state: State, who: Actor): Violation | undefined {
  const { breaker, nextBreaker, breakerBy } = state.shared;
  if (breakerBy !== who || nextBreaker === null) return undefined;
  const grown = nextBreaker.state === "OPEN" ? 1 : 0;
  if (nextBreaker.state !== breaker.state && nextBreaker.epoch === breaker.epoch + grown) return undefined;
  return {
    invariant: "I1",
    why: `the breaker goes from ${breaker.state} ${breaker.epoch} to ${nextBreaker.state} ${nextBreaker.epoch}`,
  };
}

/** I2 and I6: what a worker may change with its claim. */
function trespass(state: State, slot: number): Violation | undefined {
  const { at, job: index, attempt, after } = workerAt(state, slot);
  if (after === "BEGUN" && state.shared.breaker.state === "OPEN")
    return {
      invariant: "I2",
      why: `the intent of a call for job ${index + 1} is committed while the breaker is OPEN`,
    };
  const job = state.jobs[index];
  // The claim itself takes the job, and the opening of a failure pauses it, whichever worker has it.
  if (job?.lock !== slot || job.row === null || job.next === null || at === "BELL" || at === "FAILED")
    return undefined;
  const holds = job.row.attempt === attempt && job.row.worker >= 0 && job.row.worker % 8 === slot;
  if (holds || sameButCalls(job.row, job.next)) return undefined;
  return {
    invariant: "I6",
    why: `worker ${"ABCDEFGH"[slot]} lost its claim (attempt ${attempt}) of job ${index + 1} and still changes it`,
  };
}

const sameButCalls = (one: JobRow, other: JobRow): boolean =>
  one.status === other.status &&
  one.attempt === other.attempt &&
  one.worker === other.worker &&
  one.call === other.call &&
  one.done === other.done;
