import { NOBODY } from "./actors.ts";
import {
  attemptOf,
  type CallId,
  callIdOf,
  isOver,
  type Job,
  type JobRow,
  type Shared,
  type State,
  setOf,
  stepOf,
  type Worker,
} from "./state.ts";

/**
 * Removes everything that cannot matter any more, so that states with the same future are equal:
 * - feeders that cover no live job: they ring for none;
 * - the doorbells of a finished job (no claim would follow), and what was paid for it once no call is open;
 * - the older epoch in which an open call began: only whether it is the current one matters;
 * - the numbers of attempts: they are only compared for equality, so gaps are closed.
 */
export function tidied(state: State): State {
  const { epoch } = state.shared.breaker;
  let workers = state.workers;
  const jobs = state.jobs.map((job, index) => {
    if (job.row === null) return job;
    const quiet = withoutDoorbells(withOldEpochs(job, epoch));
    const numbering = numberingOf(quiet, workers, index);
    if (numbering === null) return quiet;
    workers = workers.map((worker) =>
      worker.job === index ? { ...worker, attempt: numbering(worker.attempt) } : worker,
    );
    return renumbered(quiet, numbering);
  });
  return { jobs, workers, shared: withoutIdleFeeders(state) };
}

function withoutIdleFeeders({ jobs, shared }: State): Shared {
  if (shared.feeders.length === 0) return shared;
  const live = setOf(
    jobs.flatMap(({ row, lock }, place) => (row !== null && isOver(row) && lock === NOBODY ? [] : [place])),
  );
  const feeders = shared.feeders
    .map((feeder) => ({ ...feeder, covers: feeder.covers & live }))
    .filter(({ covers }) => covers !== 0);
  return { ...shared, feeders };
}

function withoutDoorbells(job: Job): Job {
  const { row } = job;
  if (row === null || !isOver(row) || job.lock !== NOBODY) return job;
  const paid = row.calls.length === 0 ? [] : job.paid;
  const done = row.calls.length === 0 ? 0 : row.done;
  if (job.bells.length === 0 && paid.length === job.paid.length && done === row.done) return job;
  return { ...job, bells: [], paid, row: { ...row, done } };
}

const OLD = -1;

function withOldEpochs(job: Job, epoch: number): Job {
  const isOld = (row: JobRow | null) =>
    row?.calls.some((call) => call.epoch !== OLD && call.epoch < epoch) === true;
  if (!isOld(job.row) && !isOld(job.next)) return job;
  const without = (row: JobRow | null): JobRow | null =>
    row === null
      ? null
      : { ...row, calls: row.calls.map((call) => (call.epoch < epoch ? { ...call, epoch: OLD } : call)) };
  return { ...job, row: without(job.row), next: without(job.next) };
}

type Numbering = (attempt: number) => number;

/** Null if the attempts are numbered without gaps. 0 stays: it is no attempt. */
function numberingOf(job: Job, workers: readonly Worker[], index: number): Numbering | null {
  const used = new Set<number>([0]);
  let highest = 0;
  const use = (attempt: number) => {
    used.add(attempt);
    if (attempt > highest) highest = attempt;
  };
  for (const row of [job.row, job.next]) {
    if (row === null) continue;
    use(row.attempt);
    use(attemptOf(row.call));
    for (const call of row.calls) use(attemptOf(call.id));
  }
  for (const call of job.paid) use(attemptOf(call));
  for (const worker of workers) if (worker.job === index) use(worker.attempt);
  if (used.size === highest + 1) return null;
  const order = [...used].sort((a, b) => a - b);
  return (attempt) => order.indexOf(attempt);
}

function renumbered(job: Job, numbering: Numbering): Job {
  const call = (id: CallId) => callIdOf(numbering(attemptOf(id)), stepOf(id));
  const row = (old: JobRow | null): JobRow | null =>
    old === null
      ? null
      : {
          ...old,
          attempt: numbering(old.attempt),
          call: call(old.call),
          calls: old.calls.map((each) => ({ ...each, id: call(each.id) })),
        };
  return {
    ...job,
    row: row(job.row),
    next: row(job.next),
    mark: Math.sign(job.mark) * call(Math.abs(job.mark)),
    paid: job.paid.map(call),
  };
}
