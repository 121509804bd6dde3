import { BREAKER_STATES, CAMPAIGN_STATUSES, JOB_STATUSES } from "@leadgen/core";
import type { Breaker, Job, JobRow, Phase, Shared, Tx, Worker } from "./state.ts";

/** Added to each number, so that -1 and call marks become characters too. */
const SHIFT = 4096;

const textOf = (numbers: readonly number[]): string =>
  String.fromCharCode(...numbers.map((number) => number + SHIFT));

/** A short text that is equal only for equal jobs: faster than JSON, which took a third of the time. */
export function keyOfJob(job: Job): string {
  const numbers = [
    job.lock,
    job.want,
    flags(job.silence, job.ring),
    job.mark,
    job.bells.length,
    job.paid.length,
  ];
  for (const bell of job.bells) numbers.push(bell.by, bell.lostBy, flags(bell.latest));
  for (const call of job.paid) numbers.push(call);
  pushRow(numbers, job.row);
  pushRow(numbers, job.next);
  return textOf(numbers);
}

function pushRow(numbers: number[], row: JobRow | null): void {
  if (row === null) {
    numbers.push(-1);
    return;
  }
  numbers.push(JOB_STATUSES.indexOf(row.status), row.attempt, row.epoch, row.worker, row.call, row.done);
  numbers.push(row.calls.length);
  for (const call of row.calls) numbers.push(call.id, call.by, call.epoch, flags(call.unknown));
}

const PHASES: Readonly<Record<Phase, number>> = {
  IDLE: 0,
  BELL: 1,
  STEP: 2,
  BEGUN: 3,
  ANSWERED: 4,
  FAILED: 5,
  CUT: 6,
  COMPLETE: 7,
  STOP: 8,
  OVER: 9,
  GONE: 10,
  FEED: 11,
  FED: 12,
};

export const keyOfWorker = (worker: Worker): string =>
  textOf([
    worker.generation,
    flags(worker.registered, worker.stopping),
    PHASES[worker.at],
    PHASES[worker.after],
    worker.stage,
    worker.lock,
    worker.job,
    worker.attempt,
    worker.step,
    worker.as,
    worker.read,
  ]);

export function keyOfShared(shared: Shared): string {
  const numbers = [shared.breakerBy, shared.campaignLock, shared.faultsLeft, shared.cancelsLeft];
  numbers.push(CAMPAIGN_STATUSES.indexOf(shared.campaign));
  numbers.push(shared.nextCampaign === null ? -1 : CAMPAIGN_STATUSES.indexOf(shared.nextCampaign));
  pushBreaker(numbers, shared.breaker);
  pushBreaker(numbers, shared.nextBreaker);
  for (const tx of shared.tx) pushTx(numbers, tx);
  for (const { by, lostBy, covers } of shared.feeders) numbers.push(by, lostBy, covers);
  return textOf(numbers);
}

function pushBreaker(numbers: number[], breaker: Breaker | null): void {
  if (breaker === null) numbers.push(-1);
  else numbers.push(BREAKER_STATES.indexOf(breaker.state), breaker.epoch);
}

function pushTx(numbers: number[], tx: Tx | null): void {
  if (tx === null) numbers.push(-1);
  else numbers.push(tx.stage, tx.lock, tx.job, tx.target, tx.read);
}

const flags = (...set: readonly boolean[]): number =>
  set.reduce((number, flag) => number * 2 + (flag ? 1 : 0), 0);
