import { type Actor, CANCELLER, CLOSER, isWorker, NOBODY, OPENER, PRODUCER, SWEEPER } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { deletesBell } from "../moves.ts";
import {
  isOver,
  type JobRow,
  type Phase,
  READY,
  type State,
  WAITING,
  WANTS_CAMPAIGN,
  type Worker,
} from "../state.ts";
import { jobAt, txOf, withTx, withWorker, workerAt } from "../transaction.ts";
import { goOnPausing } from "../verbs/breaker.ts";
import { callProvider, fits } from "../verbs/call.ts";
import { taskEnded } from "../verbs/claim.ts";
import { commitOf } from "../verbs/commit.ts";
import { endCampaign } from "../verbs/end-job.ts";
import { handBack } from "../verbs/hand-back.ts";
import { otherCommitsAtOnce, workerCommitsAtOnce } from "./eager-commits.ts";
import { keeps } from "./guards.ts";
import { isQuiet, isSafe, staysLocked } from "./prospects.ts";

const OTHERS = [OPENER, CLOSER, CANCELLER, PRODUCER, SWEEPER];

/**
 * One actor's moves of which one is taken at once, before all moves of others: whatever others may do first leads to the
 * same states. docs/model.md says why for each; `losses.ts` checks it, state by state. Empty: the state is settled.
 */
export function eagerMoves(model: Model, state: State): readonly Move[] {
  for (const moves of eagerByActor(model, state)) return moves;
  return [];
}

/** The same for every actor that has such moves: `eagerMoves` returns the first actor's. */
export function* eagerByActor(model: Model, state: State): Generator<readonly Move[]> {
  for (let slot = 0; slot < state.workers.length; slot++) {
    const moves = ofWorker(model, state, slot);
    if (isEager(moves)) yield moves;
  }
  for (const actor of OTHERS) {
    const moves = txOf(state, actor) === null ? [] : ofOther(model, state, actor);
    if (isEager(moves)) yield moves;
  }
}

/** A move that breaks a rule must be judged, so it is not eager. */
const isEager = (moves: readonly Move[]): boolean =>
  moves.length > 0 && moves.every((move) => move.broken === undefined);

const HOLDS_NOTHING: ReadonlySet<Phase> = new Set<Phase>(["BELL", "STEP", "COMPLETE", "STOP", "OVER"]);

function ofWorker(model: Model, state: State, slot: number): readonly Move[] {
  const worker = workerAt(state, slot);
  const { at, stage, job } = worker;
  if (at === "IDLE" || at === "GONE" || at === "FEED" || at === "FED") return [];
  const { row } = jobAt(state, job);
  if (row === null) return [];
  if (stage === 0 && isOver(row) && HOLDS_NOTHING.has(at))
    return [
      { who: slot, act: "dropJob", what: "has nothing more to do for", job, state: taskEnded(state, slot) },
    ];
  if (at === "FAILED" && stage === WAITING) return goOnPausing(model, state, slot);
  const steps = at === "STEP" && worker.step < model.steps;
  if (steps && stage <= WAITING && !fits(row, worker)) return refused(model, state, slot);
  if ((at === "COMPLETE" || (at === "STEP" && !steps)) && stage === 0) return lost(model, state, slot);
  if (!isSafe(state, slot)) return [];
  if (stage === READY) return workerCommitsAtOnce(model, state, slot) ? [commitOf(model, state, slot)] : [];
  if (stage === WANTS_CAMPAIGN) return counted(model, state, slot);
  if (stage > 0) return [];
  if (at === "BEGUN") return callProvider(model, state, slot);
  const alone = jobAt(state, job).bells.every((bell) => staysLocked(state, slot, bell));
  if (at === "STOP" && alone && !isClaimed(row, worker)) return handBack(state, slot);
  return at === "OVER" && alone ? deletesBell(state, slot) : [];
}

const isClaimed = (row: JobRow, worker: Worker): boolean =>
  row.status === "RUNNING" && row.attempt === worker.attempt;

/** If it is before its beginCall or waits in it, and the row will never match again, it can be refused at once. */
function refused(model: Model, state: State, slot: number): readonly Move[] {
  const { stage, job } = workerAt(state, slot);
  if (stage === WAITING && !keeps(model, "begins")) return [];
  const stopped = withWorker(state, slot, { at: "STOP", stage: 0, after: "IDLE" });
  return [{ who: slot, act: "beginRefused", what: "beginCall: refused for", job, state: stopped }];
}

/** The claim of a job that would be completed is lost for good. */
function lost(model: Model, state: State, slot: number): readonly Move[] {
  const { job, attempt } = workerAt(state, slot);
  const { row } = jobAt(state, job);
  if (row === null || (row.attempt === attempt && row.worker !== NOBODY)) return [];
  if (!keeps(model, "claims", "counts")) return [];
  const over = withWorker(state, slot, { at: "OVER" });
  return [{ who: slot, act: "completeNothing", what: "completeJobs: lost the claim of", job, state: over }];
}

/** Counted at once if no other job is live and none can be added. */
function counted(model: Model, state: State, actor: Actor): readonly Move[] {
  if (!keeps(model, "counts") || !isQuiet(state)) return [];
  if (!state.jobs.every(({ row, lock }) => lock === actor || (row !== null && isOver(row)))) return [];
  const job = isWorker(actor) ? workerAt(state, actor).job : (txOf(state, actor)?.job ?? NOBODY);
  return endCampaign(model, state, { actor, job });
}

function ofOther(model: Model, state: State, actor: Actor): readonly Move[] {
  const tx = txOf(state, actor);
  if (tx === null) return [];
  if (tx.stage === READY)
    return otherCommitsAtOnce(model, state, actor) ? [commitOf(model, state, actor)] : [];
  if (actor === OPENER) return goOnPausing(model, state, actor);
  if (actor === CANCELLER) return counted(model, state, actor);
  if (actor !== PRODUCER || state.shared.campaign === "RUNNING") return [];
  const none = withTx(state, PRODUCER, null);
  const what = "finds the campaign over: does not enqueue";
  return [{ who: PRODUCER, act: "findCampaignOver", what, job: tx.job, state: none }];
}
