import { NOBODY } from "../actors.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import {
  callIdOf,
  FREE,
  type JobRow,
  type Phase,
  READY,
  SHARED,
  type State,
  stepOf,
  WAITING,
  type Worker,
} from "../state.ts";
import { beginTx, breakerLockFree, jobAt, rowAt, withJob, withWorker, workerAt } from "../transaction.ts";

/** `beginCall`: one statement. It reads the breaker in its snapshot, and checks the job's row again after a wait. */
export function beginCall(model: Model, state: State, slot: number): Move[] {
  const worker = workerAt(state, slot);
  const { job } = worker;
  const row = rowAt(state, job);
  const refused: Move = {
    who: slot,
    act: "beginRefused",
    what: "beginCall: refused for",
    job,
    state: withWorker(state, slot, { at: "STOP", stage: 0, after: "IDLE" }),
  };
  const free = jobAt(state, job).lock === NOBODY;
  if (worker.stage === WAITING) {
    if (!free) return [];
    return fits(row, worker) || model.bug === "begin-without-recheck" ? [intend(state, slot)] : [refused];
  }
  if (state.shared.breaker.state !== "CLOSED" || !fits(row, worker)) return [refused];
  if (free) return [intend(state, slot)];
  const waiting = beginTx(state, slot, { lock: FREE, stage: WAITING, after: "BEGUN" });
  return [{ who: slot, act: "waitToBegin", what: "beginCall: waits for the row of", job, state: waiting }];
}

export const fits = (row: JobRow, worker: Worker): boolean =>
  row.status === "RUNNING" && row.attempt === worker.attempt && row.worker === worker.as && row.call === 0;

function intend(state: State, slot: number): Move {
  const { job, attempt, step, as } = workerAt(state, slot);
  const row = rowAt(state, job);
  const id = callIdOf(attempt, step);
  const call = { id, by: as, epoch: row.epoch, unknown: false };
  const next = { ...row, call: id, calls: [...row.calls, call] };
  const written = withJob(state, job, { lock: slot, next });
  const begun = beginTx(written, slot, { lock: FREE, stage: READY, after: "BEGUN" });
  const what = `beginCall: writes the intent for step ${step + 1} of`;
  return { who: slot, act: "begin", what, job, state: begun };
}

/** The request is sent, now or much later, and is answered; a process that is stopping may cut it off. */
export function callProvider(model: Model, state: State, slot: number): Move[] {
  const { job, attempt, step, stopping } = workerAt(state, slot);
  const id = callIdOf(attempt, step);
  const call = rowAt(state, job).calls.find((each) => each.id === id);
  const { paid } = jobAt(state, job);
  const to = (at: Phase, from = state) => withWorker(from, slot, { at });
  // A call marked UNKNOWN is already recorded as possibly paid.
  const marked = call === undefined || call.unknown;
  const effect = marked ? state : withJob(state, job, { paid: [...paid, id].sort((a, b) => a - b) });
  const said = `step ${step + 1} of`;
  const moves: Move[] = [
    {
      who: slot,
      act: "answer",
      what: `is paid for and answered: ${said}`,
      job,
      state: to("ANSWERED", effect),
    },
  ];
  if (call !== undefined && call.epoch < model.epochs - 1)
    moves.push({
      who: slot,
      act: "fail",
      what: `sees the provider fail: ${said}`,
      job,
      state: to("FAILED"),
    });
  if (stopping) moves.push({ who: slot, act: "cutOff", what: "cuts off the call of", job, state: to("CUT") });
  return moves;
}

export interface Recorded {
  readonly next: JobRow;
  /** Whether the job waited for this call. */
  readonly freed: boolean;
  readonly ring: boolean;
}

/** `recordCall`: always the call's own row; the job's only if it still waits for this call. */
export function recordCall(model: Model, state: State, slot: number): Recorded {
  const { job, attempt, step } = workerAt(state, slot);
  const row = rowAt(state, job);
  const id = callIdOf(attempt, step);
  const freed = (row.call === id && row.attempt === attempt) || model.bug === "finish-without-fence";
  const calls = row.calls.filter((call) => call.id !== id);
  return {
    next: { ...row, call: freed ? 0 : row.call, calls },
    freed,
    ring: freed && row.status === "PENDING",
  };
}

/** `finishCall`: the outcome, and the checkpoint if the claim was still valid. */
export function finishCall(model: Model, state: State, slot: number): Move[] {
  const worker = workerAt(state, slot);
  const { job, attempt, step } = worker;
  if (!breakerLockFree(state, SHARED) || jobAt(state, job).lock !== NOBODY) return [];
  const { next, freed, ring } = recordCall(model, state, slot);
  const answered = worker.at === "ANSWERED";
  const kept = freed && answered;
  const id = callIdOf(attempt, step);
  const mark = kept ? id : answered ? 0 : -id;
  const written = withJob(state, job, {
    lock: slot,
    next: kept ? { ...next, done: next.done + 1 } : next,
    ring: ring && model.bug !== "finish-without-ring",
    mark,
  });
  const proceed = kept && next.status === "RUNNING" && next.attempt === attempt && !worker.stopping;
  const lastStep = kept && stepOf(id) + 1 === model.steps;
  const after = lastStep ? "COMPLETE" : proceed ? "STEP" : "STOP";
  const finished = beginTx(written, slot, { lock: SHARED, stage: READY, after });
  const again = kept && next.done !== step;
  return [
    {
      who: slot,
      act: "finish",
      what: `finishCall: ${answered ? (kept ? "keeps the answer" : "only records the answer") : "UNKNOWN"} for`,
      job,
      state: withWorker(finished, slot, { step: kept ? step + 1 : step }),
      broken: again
        ? { invariant: "I5", why: `step ${step + 1} of job ${job + 1} is checkpointed twice` }
        : undefined,
    },
  ];
}
