import { type BreakerState, type CampaignStatus, JOB_TABLE, type JobStatus } from "@leadgen/core";
import { type Actor, type Identity, NOBODY, OTHER_ACTORS } from "./actors.ts";
import type { Bounds } from "./bounds.ts";

/** Attempt and step of a provider call in one number: an attempt makes at most one call for each step. 0 is no call. */
export type CallId = number;
export const callIdOf = (attempt: number, step: number): CallId => attempt * 8 + step;
export const stepOf = (call: CallId): number => call % 8;
export const attemptOf = (call: CallId): number => Math.floor(call / 8);

/** A row of `provider_call` whose end its own worker has not recorded yet. */
export interface Call {
  readonly id: CallId;
  readonly by: Identity;
  readonly epoch: number;
  /** Marked UNKNOWN by the sweep or by a stop. */
  readonly unknown: boolean;
}

/** One version of a row of `job`, with its rows of `job_step` (as a count) and `provider_call`. */
export interface JobRow {
  readonly status: JobStatus;
  readonly attempt: number;
  readonly epoch: number;
  readonly worker: Identity;
  readonly call: CallId;
  /** Steps that have a checkpoint. */
  readonly done: number;
  readonly calls: readonly Call[];
}

export const isOver = (row: JobRow): boolean => JOB_TABLE[row.status].terminal;

/** A doorbell in graphile-worker's queue. */
export interface Bell {
  /** The process that has locked it. */
  readonly by: Actor;
  /** Processes whose lock the sweep removed but that are alive and will still delete the doorbell: bit n is worker n. */
  readonly lostBy: number;
  /** Whether it is the job's `doorbell_id`. */
  readonly latest: boolean;
}

/** A feeder in graphile-worker's queue: it announces several jobs after a close. */
export interface Feeder {
  readonly by: Actor;
  readonly lostBy: number;
  /** The jobs whose `doorbell_id` is this feeder: bit n is job n. */
  readonly covers: number;
}

export interface Job {
  /** The committed version; null before the job exists. */
  readonly row: JobRow | null;
  /** The actor that holds the row's lock, and its uncommitted version. */
  readonly lock: Actor;
  readonly next: JobRow | null;
  /** The actor that waits for the row in a statement over many rows, with this row in its snapshot. */
  readonly want: Actor;
  /** What the holder's commit does to the doorbells. */
  readonly silence: boolean;
  readonly ring: boolean;
  /** The call whose end the holder's commit records: kept (positive), FAILED or UNKNOWN (negative). */
  readonly mark: number;
  readonly bells: readonly Bell[];
  /** The provider's side: calls that took effect, without those marked UNKNOWN or FAILED. */
  readonly paid: readonly CallId[];
}

/**
 * Where a worker's process is. With `stage` above 0 it is in the transaction that leads to the next phase.
 * IDLE, BELL (has a doorbell), STEP, BEGUN (intent committed), ANSWERED, FAILED, CUT
 * (stopped without an answer), COMPLETE, STOP (gives back), OVER (doorbell still to be deleted), FEED (has a feeder),
 * FED (feeder still to be deleted), GONE.
 */
export type Phase =
  | "IDLE"
  | "BELL"
  | "STEP"
  | "BEGUN"
  | "ANSWERED"
  | "FAILED"
  | "CUT"
  | "COMPLETE"
  | "STOP"
  | "OVER"
  | "FEED"
  | "FED"
  | "GONE";

/** Stages of an open transaction: a statement waits for rows; wants the campaign's row; waits for it; only COMMIT is left. */
export const WAITING = 1;
export const WANTS_CAMPAIGN = 2;
export const COUNTED = 3;
export const WANTS_JOB = 4;
export const READY = 9;

/** Mode of the breaker's advisory lock. */
export const FREE = 0;
export const SHARED = 1;
export const EXCLUSIVE = 2;
export type LockMode = 0 | 1 | 2;

export interface Worker {
  readonly generation: number;
  /** Its entry in `worker` is not stopped. */
  readonly registered: boolean;
  readonly stopping: boolean;
  readonly at: Phase;
  readonly stage: number;
  readonly lock: LockMode;
  readonly job: number;
  readonly attempt: number;
  readonly step: number;
  /** The identity under which it took the doorbell. */
  readonly as: Identity;
  /** What a waiting statement read in its snapshot. */
  readonly read: number;
  /** The phase after the open transaction's commit. */
  readonly after: Phase;
}

/** An open transaction of an actor that is not a worker. */
export interface Tx {
  readonly stage: number;
  readonly lock: LockMode;
  readonly job: number;
  readonly target: Actor;
  /** What it read of the breaker, or how many live jobs it counted. */
  readonly read: number;
}

export interface Breaker {
  readonly state: BreakerState;
  readonly epoch: number;
}

export interface Shared {
  readonly breaker: Breaker;
  readonly nextBreaker: Breaker | null;
  readonly breakerBy: Actor;
  readonly campaign: CampaignStatus;
  readonly campaignLock: Actor;
  readonly nextCampaign: CampaignStatus | null;
  readonly feeders: readonly Feeder[];
  readonly tx: readonly (Tx | null)[];
  /** How many faults and cancellations may still happen, so that the space is finite. */
  readonly faultsLeft: number;
  readonly cancelsLeft: number;
}

/** The whole state: database, graphile-worker's queue, processes, provider. */
export interface State {
  readonly jobs: readonly Job[];
  readonly workers: readonly Worker[];
  readonly shared: Shared;
}

const UNBORN: Job = {
  row: null,
  lock: NOBODY,
  next: null,
  want: NOBODY,
  silence: false,
  ring: false,
  mark: 0,
  bells: [],
  paid: [],
};

export const newRow = (status: JobStatus): JobRow => ({
  status,
  attempt: 0,
  epoch: 0,
  worker: NOBODY,
  call: 0,
  done: 0,
  calls: [],
});

export const idleWorker = (worker: Pick<Worker, "generation" | "registered" | "stopping">): Worker => ({
  generation: worker.generation,
  registered: worker.registered,
  stopping: worker.stopping,
  at: "IDLE",
  stage: 0,
  lock: FREE,
  job: NOBODY,
  attempt: 0,
  step: 0,
  as: NOBODY,
  read: 0,
  after: "IDLE",
});

export const RUNG: Bell = { by: NOBODY, lostBy: 0, latest: true };

const bitOf = (place: number): number => 1 << place;

export const covers = (feeder: Feeder, job: number): boolean => (feeder.covers & bitOf(job)) !== 0;

export const setOf = (places: readonly number[]): number =>
  places.reduce((set, place) => set | bitOf(place), 0);

/** Whether the process lost this doorbell's lock without knowing it. */
export const isLostBy = (bell: Pick<Bell, "lostBy">, slot: number): boolean =>
  (bell.lostBy & bitOf(slot)) !== 0;

/** The doorbell after its task in this process, or the process itself, has ended. */
export const withoutLoss = <B extends Pick<Bell, "lostBy">>(bell: B, slot: number): B =>
  isLostBy(bell, slot) ? { ...bell, lostBy: bell.lostBy & ~bitOf(slot) } : bell;

/** The doorbell after it was unlocked for a process that has it, or that had it and is gone. */
export const unlockedFor = <B extends Omit<Bell, "latest">>(bell: B, slot: number, isGone: boolean): B => ({
  ...bell,
  by: NOBODY,
  lostBy: isGone ? bell.lostBy : bell.lostBy | bitOf(slot),
});

/** One job with its doorbell; the others are not enqueued yet. CLOSED, epoch 0. */
export function initialState(bounds: Bounds): State {
  const first: Job = { ...UNBORN, row: newRow("PENDING"), bells: [RUNG] };
  const worker = idleWorker({ generation: 0, registered: true, stopping: false });
  return {
    jobs: Array.from({ length: bounds.jobs }, (_, index) => (index === 0 ? first : UNBORN)),
    workers: Array.from({ length: bounds.workers }, () => worker),
    shared: {
      breaker: { state: "CLOSED", epoch: 0 },
      nextBreaker: null,
      breakerBy: NOBODY,
      campaign: "RUNNING",
      campaignLock: NOBODY,
      nextCampaign: null,
      feeders: [],
      tx: Array.from({ length: OTHER_ACTORS }, () => null),
      faultsLeft: bounds.faults,
      cancelsLeft: bounds.cancels,
    },
  };
}
