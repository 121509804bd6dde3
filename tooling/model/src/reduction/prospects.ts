import { type Actor, type Identity, isWorker, NOBODY, SWEEPER, slotOf } from "../actors.ts";
import { attemptOf, type Bell, isLostBy, type JobRow, type State, type Worker } from "../state.ts";
import { jobAt, txOf, workerAt } from "../transaction.ts";

// Questions about what can still happen: each answer stays true until the asking actor has moved.

/** No move can make this process die, stop or lose its entry. */
export const isSafe = (state: State, slot: number): boolean =>
  state.shared.faultsLeft === 0 && workerAt(state, slot).at !== "GONE" && !isBeingRescued(state, slot);

const isBeingRescued = (state: State, slot: number): boolean => txOf(state, SWEEPER)?.target === slot;

/** The worker's jobs will be given back: by a rescue or by its own stop. */
function willBeRescued(state: State, slot: number): boolean {
  const { at, registered, stopping } = workerAt(state, slot);
  return stopping || (at === "GONE" && registered) || isBeingRescued(state, slot);
}

/** No worker's jobs will be given back any more. */
export const isQuiet = (state: State): boolean =>
  state.shared.faultsLeft === 0 && !state.workers.some((_, slot) => willBeRescued(state, slot));

/** No rescue or stop except the actor's own concerns the row. */
export function isUntouched(state: State, row: JobRow, self: Actor): boolean {
  const lost = (identity: Identity) =>
    identity !== NOBODY && slotOf(identity) !== self && willBeRescued(state, slotOf(identity));
  return !lost(row.worker) && row.calls.every((call) => call.unknown || !lost(call.by));
}

/** The job waits for the call that the worker is about to record. */
export const isAwaited = (row: JobRow, worker: Worker): boolean =>
  row.call !== 0 && row.attempt === worker.attempt && attemptOf(row.call) === worker.attempt;

/** Every beginCall for the row would be refused. */
export const nobodyBegins = (row: JobRow): boolean => row.status !== "RUNNING" || row.call !== 0;

/** While the job's row is held, no move can remove this doorbell. */
export const staysWhileHeld = (state: State, bell: Bell): boolean =>
  state.workers.every(
    ({ at }, slot) => (bell.by !== slot && !isLostBy(bell, slot)) || at === "BELL" || at === "GONE",
  );

/** No process will find free the doorbell that this process is about to delete. (`sweepUp` unlocks those of unregistered workers.) */
export function staysLocked(state: State, slot: number, bell: Bell): boolean {
  const { by } = bell;
  if (by === slot) return workerAt(state, slot).registered;
  if (!isLostBy(bell, slot)) return true;
  return (
    isWorker(by) && isSafe(state, by) && workerAt(state, by).registered && workerAt(state, by).at !== "BELL"
  );
}

/** A doorbell that the process has locked stays locked until it is deleted. */
export function holdsOn(state: State, by: Actor): boolean {
  if (!isWorker(by) || state.shared.faultsLeft > 0) return false;
  const { at, stopping, registered } = workerAt(state, by);
  return at !== "GONE" && !stopping && registered;
}

/** No process except the worker's ever took one of the job's doorbells. */
export const ringsFor = (state: State, slot: number, job: number): boolean =>
  jobAt(state, job).bells.every((bell) => bell.by === slot && bell.lostBy === 0) &&
  !state.workers.some((worker, other) => other !== slot && worker.at === "BELL" && worker.job === job);
