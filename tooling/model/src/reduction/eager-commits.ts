import { type Actor, CANCELLER, CLOSER, NOBODY, OPENER, PRODUCER, SWEEPER, slotOf } from "../actors.ts";
import type { Model } from "../bounds.ts";
import { EXCLUSIVE, isOver, type State } from "../state.ts";
import { jobAt, txOf, workerAt } from "../transaction.ts";
import { fits } from "../verbs/call.ts";
import { keeps } from "./guards.ts";
import { holdsOn, isAwaited, isUntouched, nobodyBegins, ringsFor, staysWhileHeld } from "./prospects.ts";

/** Whether a safe worker's COMMIT can be taken at once: its only effect is to end waits, and nobody reads around it. */
export function workerCommitsAtOnce(model: Model, state: State, slot: number): boolean {
  const worker = workerAt(state, slot);
  const job = jobAt(state, worker.job);
  const { row } = job;
  if (job.lock !== slot || row === null) return false;
  const { at, after } = worker;
  if (at === "FAILED" && state.shared.breakerBy === slot) return openingCommitsAtOnce(model, state);
  if (at === "FAILED" && worker.lock === EXCLUSIVE) return nobodyBegins(row);
  if (!isUntouched(state, row, slot) || !nobodyWaitsForKept(state, slot)) return false;
  if (at === "BELL")
    return row.status === "PENDING" && job.bells.some((bell) => bell.latest && staysWhileHeld(state, bell));
  if (at === "STEP" && after === "BEGUN") return fits(row, worker);
  if (at === "ANSWERED" || at === "CUT" || at === "FAILED")
    return isAwaited(row, worker) ? row.status !== "PENDING" : nobodyBegins(row);
  return job.next !== null && isOver(job.next) && keeps(model, "counts");
}

/** The same for an actor that is not a worker and has no faults. */
export function otherCommitsAtOnce(model: Model, state: State, actor: Actor): boolean {
  switch (actor) {
    case OPENER:
      return openingCommitsAtOnce(model, state);
    case CLOSER:
      return keeps(model, "births", "begins");
    case PRODUCER:
      return keeps(model, "births", "counts");
    case CANCELLER: {
      const { row } = jobAt(state, txOf(state, actor)?.job ?? 0);
      return (
        state.shared.faultsLeft === 0 &&
        row !== null &&
        isUntouched(state, row, NOBODY) &&
        nobodyWaitsForKept(state, actor) &&
        keeps(model, "counts")
      );
    }
    case SWEEPER:
      return rescueCommitsAtOnce(state, txOf(state, actor)?.target ?? NOBODY);
    default:
      return false;
  }
}

/** No transaction waits, or can begin to wait, for a job that the actor has locked and not written. */
const nobodyWaitsForKept = (state: State, actor: Actor): boolean =>
  state.jobs.every(
    ({ row, lock, next }) =>
      lock !== actor ||
      next !== null ||
      row === null ||
      (nobodyBegins(row) && isUntouched(state, row, actor)),
  );

/** Doorbells that are free, or may become free, can be taken before they are removed. */
function openingCommitsAtOnce(model: Model, state: State): boolean {
  if (!keeps(model, "births", "begins")) return false;
  return (
    state.shared.feeders.every(({ by }) => holdsOn(state, by)) &&
    state.jobs.every((job) => job.bells.every(({ by }) => holdsOn(state, by)))
  );
}

/** For a rescue of a process that is gone: no other worker may be about to claim, too early, a job that gets a new doorbell. */
function rescueCommitsAtOnce(state: State, target: number): boolean {
  if (workerAt(state, target).at !== "GONE" || state.shared.feeders.length > 0) return false;
  return state.jobs.every((job, index) => {
    if (job.row !== null && isOver(job.row)) return true;
    if (job.bells.some((bell) => bell.by === target && bell.lostBy !== 0)) return false;
    if (job.lock !== SWEEPER) return true;
    if (job.row === null || (!nobodyBegins(job.row) && slotOf(job.row.worker) !== target)) return false;
    return !job.ring || ringsFor(state, target, index);
  });
}
