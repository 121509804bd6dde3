import { type Actor, CLOSER, isWorker, NOBODY, placeOf, SWEEPER } from "./actors.ts";
import {
  EXCLUSIVE,
  type Feeder,
  FREE,
  type Job,
  type JobRow,
  type LockMode,
  type Phase,
  type Shared,
  type State,
  setOf,
  type Tx,
  type Worker,
} from "./state.ts";
import { rolledBack, settled } from "./versions.ts";

export const withJob = (state: State, index: number, change: Partial<Job>): State => ({
  ...state,
  jobs: state.jobs.map((job, place) => (place === index ? { ...job, ...change } : job)),
});

export const withWorker = (state: State, slot: number, change: Partial<Worker>): State => ({
  ...state,
  workers: state.workers.map((worker, place) => (place === slot ? { ...worker, ...change } : worker)),
});

export const withShared = (state: State, change: Partial<Shared>): State => ({
  ...state,
  shared: { ...state.shared, ...change },
});

/** Opens, advances or (null) ends the transaction of an actor that is not a worker. */
export const withTx = (state: State, actor: Actor, tx: Tx | null): State =>
  withShared(state, { tx: state.shared.tx.map((old, place) => (place === placeOf(actor) ? tx : old)) });

export const NEW_TX: Tx = { stage: 1, lock: FREE, job: NOBODY, target: NOBODY, read: 0 };

export const txOf = (state: State, actor: Actor): Tx | null => state.shared.tx[placeOf(actor)] ?? null;

/** How far any actor is in its open transaction; undefined if an actor that is not a worker has none. */
export const stageOf = (state: State, actor: Actor): number | undefined =>
  (isWorker(actor) ? state.workers[actor] : txOf(state, actor))?.stage;

/** A job in the model, by its index. */
export function jobAt(state: State, index: number): Job {
  const job = state.jobs[index];
  if (job === undefined) throw new Error(`model-e1: there is no job ${index}`);
  return job;
}

export function workerAt(state: State, slot: number): Worker {
  const worker = state.workers[slot];
  if (worker === undefined) throw new Error(`model-e2: there is no worker ${slot}`);
  return worker;
}

/** The committed row of an existing job. */
export function rowAt(state: State, index: number): JobRow {
  const { row } = jobAt(state, index);
  if (row === null) throw new Error(`model-e3: job ${index} was not born`);
  return row;
}

/** Whether the breaker's advisory lock would be granted: no other actor holds it in a mode that conflicts. */
export function breakerLockFree(state: State, wanted: LockMode): boolean {
  const conflicts = (held: LockMode) => held === EXCLUSIVE || (held > FREE && wanted === EXCLUSIVE);
  return (
    !state.workers.some((worker) => conflicts(worker.lock)) &&
    !state.shared.tx.some((tx) => tx !== null && conflicts(tx.lock))
  );
}

/** Whether a worker's row is held by the sweep or by its own stop. */
export function workerRowHeld(state: State, slot: number): boolean {
  const worker = workerAt(state, slot);
  return (worker.at === "IDLE" && worker.stage > 0) || txOf(state, SWEEPER)?.target === slot;
}

/** Whether the actor holds the job's row or could lock it at once. */
export const rowFree = (job: Job, actor: Actor): boolean => job.lock === NOBODY || job.lock === actor;

/** The version of a job that the actor sees: its own, or the committed one. */
export const seen = (job: Job, actor: Actor): JobRow | null =>
  job.lock === actor && job.next !== null ? job.next : job.row;

/** Makes everything that the actor wrote the committed version, and frees its row locks. */
export function commit(state: State, actor: Actor): State {
  const { shared } = state;
  const campaign = shared.campaignLock === actor;
  const breaker = shared.breakerBy === actor;
  const opens = opensNow(state, actor);
  const feeder = actor === CLOSER ? feederOf(state) : undefined;
  return {
    jobs: state.jobs.map((job) => {
      if (job.lock === actor) return settled(job, feeder !== undefined);
      return opens ? { ...job, bells: job.bells.filter(({ by }) => by !== NOBODY) } : job;
    }),
    workers: state.workers,
    shared: {
      ...shared,
      breaker: (breaker ? shared.nextBreaker : null) ?? shared.breaker,
      nextBreaker: breaker ? null : shared.nextBreaker,
      breakerBy: breaker ? NOBODY : shared.breakerBy,
      campaign: (campaign ? shared.nextCampaign : null) ?? shared.campaign,
      nextCampaign: campaign ? null : shared.nextCampaign,
      campaignLock: campaign ? NOBODY : shared.campaignLock,
      feeders: [...keptFeeders(state, actor), ...(feeder === undefined ? [] : [feeder])],
    },
  };
}

/** Whether the actor's commit opens the breaker, which removes all free doorbells from the queue. */
export const opensNow = ({ shared }: State, actor: Actor): boolean =>
  shared.breakerBy === actor && shared.nextBreaker?.state === "OPEN";

const placesOf = (state: State, fits: (job: Job) => boolean): number[] =>
  state.jobs.flatMap((job, place) => (fits(job) ? [place] : []));

/** The feeder that a close leaves; a single job gets its own doorbell instead. */
function feederOf(state: State): Feeder | undefined {
  const fed = placesOf(state, ({ lock, ring }) => lock === CLOSER && ring);
  return fed.length > 1 ? { by: NOBODY, lostBy: 0, covers: setOf(fed) } : undefined;
}

/** Feeders no longer cover jobs that have another doorbell, or none. */
function keptFeeders(state: State, actor: Actor): readonly Feeder[] {
  const { feeders } = state.shared;
  if (feeders.length === 0) return feeders;
  const other = setOf(placesOf(state, ({ lock, ring }) => lock === actor && ring));
  const kept = opensNow(state, actor) ? feeders.filter(({ by }) => by !== NOBODY) : feeders;
  return kept.map((feeder) => ({ ...feeder, covers: feeder.covers & ~other }));
}

/** Discards everything that the actor wrote. */
export function rollBack(state: State, actor: Actor): State {
  const { shared } = state;
  const jobs = state.jobs.map((job) => {
    const freed = job.lock === actor ? rolledBack(job) : job;
    return freed.want === actor ? { ...freed, want: NOBODY } : freed;
  });
  const breaker = shared.breakerBy === actor;
  const campaign = shared.campaignLock === actor;
  return {
    jobs,
    workers: state.workers,
    shared: {
      ...shared,
      ...(breaker && { nextBreaker: null, breakerBy: NOBODY }),
      ...(campaign && { nextCampaign: null, campaignLock: NOBODY }),
    },
  };
}

/** Moves any actor to a stage of its transaction. */
export function atStage(state: State, actor: Actor, stage: number): State {
  if (isWorker(actor)) return withWorker(state, actor, { stage });
  return withTx(state, actor, { ...(txOf(state, actor) ?? NEW_TX), stage });
}

/** Begins a worker's transaction; its commit leads to `after`. */
export const beginTx = (
  state: State,
  slot: number,
  tx: { readonly lock: LockMode; readonly stage: number; readonly after: Phase },
): State => withWorker(state, slot, tx);
