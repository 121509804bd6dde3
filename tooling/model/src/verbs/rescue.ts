import { type Actor, identityOf, isWorker, NOBODY, SWEEPER } from "../actors.ts";
import type { Act } from "../acts.ts";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { type Job, type JobRow, READY, SHARED, type State, unlockedFor, WAITING } from "../state.ts";
import {
  atStage,
  beginTx,
  breakerLockFree,
  NEW_TX,
  txOf,
  withShared,
  withTx,
  workerAt,
} from "../transaction.ts";
import { decided } from "./decided.ts";
import { unlockedFeeders } from "./feed.ts";

/** `rescueJobs`: declares a silent worker dead, because it is gone or (a fault) only seems so. */
export function rescue(model: Model, state: State): Move[] {
  const tx = txOf(state, SWEEPER);
  if (tx !== null) return tx.stage === READY ? [] : goOn(model, state, { actor: SWEEPER, target: tx.target });
  if (!breakerLockFree(state, SHARED)) return [];
  const moves: Move[] = [];
  for (const [target, worker] of state.workers.entries()) {
    const gone = worker.at === "GONE";
    // SKIP LOCKED: an uncommitted claim or stop holds the worker's row.
    const holdsOwnRow = worker.stage > 0 && (worker.at === "BELL" || worker.at === "IDLE");
    if (holdsOwnRow && model.bug !== "claim-without-worker-lock") continue;
    if (!worker.registered || (!gone && state.shared.faultsLeft === 0)) continue;
    const begun = withTx(state, SWEEPER, { ...NEW_TX, lock: SHARED, target });
    const faultsLeft = state.shared.faultsLeft - (gone ? 0 : 1);
    const [move] = begin(model, withShared(begun, { faultsLeft }), { actor: SWEEPER, target });
    if (move !== undefined) moves.push(gone ? move : { ...move, optional: true });
  }
  return moves;
}

/** `stopWorker`: the last act of an orderly process. */
export function stopWorker(model: Model, state: State, slot: number): Move[] {
  const { stage } = workerAt(state, slot);
  if (stage === WAITING) return goOn(model, state, { actor: slot, target: slot });
  if (txOf(state, SWEEPER)?.target === slot || !breakerLockFree(state, SHARED)) return [];
  const begun = beginTx(state, slot, { lock: SHARED, stage: WAITING, after: "GONE" });
  return begin(model, begun, { actor: slot, target: slot });
}

/** Which actor gives back the jobs of which worker. */
interface Rescue {
  readonly actor: Actor;
  readonly target: number;
}

/** Locks the worker's row and gives its jobs back; waits for rows that others hold. */
function begin(model: Model, state: State, rescue: Rescue): Move[] {
  const { actor, target } = rescue;
  const identity = identityOf(target, workerAt(state, target).generation);
  const jobs = state.jobs.map((job): Job => {
    if (job.row === null || !isOrphan(job.row, identity)) return job;
    return job.lock === NOBODY ? { ...job, ...givenBack(model, job.row, actor) } : { ...job, want: actor };
  });
  return [abandoned({ ...state, jobs }, rescue, "begins")];
}

/** Takes rows that have become free, in their current version: a job that is no orphan any more is left as it is. */
function goOn(model: Model, state: State, rescue: Rescue): Move[] {
  const { actor, target } = rescue;
  const identity = identityOf(target, workerAt(state, target).generation);
  const wanted = state.jobs.some((job) => job.want === actor);
  if (wanted && !state.jobs.some((job) => job.want === actor && job.lock === NOBODY)) return [];
  if (!wanted && callsHeld(state, identity, actor)) return [];
  const jobs = state.jobs.map((job): Job => {
    if (job.want !== actor || job.lock !== NOBODY || job.row === null) return job;
    const still = isOrphan(job.row, identity);
    // FOR UPDATE locks a row that it waited for before it checks it again, and keeps the lock even if the row no longer matches.
    return { ...job, want: NOBODY, lock: actor, ...(still && givenBack(model, job.row, actor)) };
  });
  return [abandoned({ ...state, jobs }, rescue, "goes on")];
}

const isOrphan = (row: JobRow, identity: number): boolean =>
  row.worker === identity && (row.status === "RUNNING" || row.call !== 0);

function givenBack(model: Model, row: JobRow, actor: Actor): Partial<Job> {
  const call = model.bug === "rescue-keeps-call" ? row.call : 0;
  const rung = model.bug !== "rescue-without-bells";
  const decision = decided(row, { type: "RESCUE" });
  // PAUSED, PENDING or CANCELLED: it only loses its call; a PENDING job was waiting for that call's end.
  const next = decision?.next ?? row;
  return { lock: actor, next: { ...next, worker: NOBODY, call }, ring: rung && next.status === "PENDING" };
}

function actOf(actor: Actor, what: "begins" | "goes on"): Act {
  if (isWorker(actor)) return what === "begins" ? "stop" : "goOnStopping";
  return what === "begins" ? "rescue" : "goOnRescuing";
}

const openCallOf = (row: JobRow | null, identity: number) =>
  row?.calls.find((call) => call.by === identity && !call.unknown);

/** A call's row is locked together with its job's row. */
const callsHeld = (state: State, identity: number, actor: Actor): boolean =>
  state.jobs.some(
    (job) => job.lock !== NOBODY && job.lock !== actor && openCallOf(job.row, identity) !== undefined,
  );

/** Once no row is waited for, the worker's calls without an outcome become UNKNOWN. */
function abandoned(state: State, { actor, target }: Rescue, what: "begins" | "goes on"): Move {
  const identity = identityOf(target, workerAt(state, target).generation);
  const waits = state.jobs.some((job) => job.want === actor) || callsHeld(state, identity, actor);
  const said = `${isWorker(actor) ? "stopWorker" : "rescueJobs"}: ${what} with worker ${"ABCDEFGH"[target]}`;
  const act = actOf(actor, what);
  if (waits)
    return { who: actor, act, what: `${said}, waits`, job: -1, state: atStage(state, actor, WAITING) };
  const jobs = state.jobs.map((job): Job => {
    const row = job.lock === actor ? (job.next ?? job.row) : job.row;
    const call = openCallOf(row, identity);
    if (row === null || call === undefined) return job;
    const calls = row.calls.map((each) => (each === call ? { ...each, unknown: true } : each));
    return { ...job, lock: actor, next: { ...row, calls }, mark: -call.id };
  });
  return { who: actor, act, what: said, job: -1, state: atStage({ ...state, jobs }, actor, READY) };
}

/** What the commit of a rescue or a stop does besides the job's rows: it stops the entry and removes graphile-worker's locks. */
export function givenUp(model: Model, state: State, target: number): State {
  const gone = workerAt(state, target).at === "GONE";
  const unlocked = state.jobs.map((job): Job => {
    if (model.bug === "bells-stay-locked") return job;
    const bells = job.bells.map((bell) => (bell.by === target ? unlockedFor(bell, target, gone) : bell));
    return { ...job, bells };
  });
  const workers = state.workers.map((worker, slot) =>
    slot === target ? { ...worker, registered: false } : worker,
  );
  const feeders =
    model.bug === "bells-stay-locked"
      ? state.shared.feeders
      : unlockedFeeders(model, state, { slot: target, isGone: gone });
  const left = withShared({ ...state, jobs: unlocked, workers }, { feeders });
  return gone ? forgetCalls(left, target) : left;
}

/** Forgets calls marked UNKNOWN whose process is gone: nothing more will be recorded about them. */
export function forgetCalls(state: State, slot: number): State {
  const without = (row: JobRow | null): JobRow | null => {
    if (row === null || !row.calls.some((call) => call.unknown && call.by % 8 === slot)) return row;
    return { ...row, calls: row.calls.filter((call) => !call.unknown || call.by % 8 !== slot) };
  };
  return {
    ...state,
    jobs: state.jobs.map((job) => ({ ...job, row: without(job.row), next: without(job.next) })),
  };
}
