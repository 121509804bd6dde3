import { type Actor, isWorker, slotOf } from "./actors.ts";
import type { Bell, Call, Feeder, Job, JobRow, Shared, Worker } from "./state.ts";

/** The new number of each old one. */
export type Permutation = readonly number[];

const relabelledActor = (actor: Actor, workers: Permutation): Actor =>
  isWorker(actor) ? (workers[actor] ?? actor) : actor;

/** A set of workers or of jobs, one bit for each. */
const relabelledSet = (set: number, names: Permutation): number =>
  names.reduce((renamed, to, from) => renamed | (((set >> from) & 1) << to), 0);

const relabelledIdentity = (identity: number, workers: Permutation): number => {
  if (identity < 0) return identity;
  const slot = slotOf(identity);
  return identity - slot + (workers[slot] ?? slot);
};

const relabelledJobIndex = (job: number, jobs: Permutation): number => (job < 0 ? job : (jobs[job] ?? job));

function relabelledRow(row: JobRow | null, workers: Permutation): JobRow | null {
  if (row === null) return null;
  const calls = row.calls
    .map((call): Call => ({ ...call, by: relabelledIdentity(call.by, workers) }))
    .sort((a, b) => a.id - b.id || a.by - b.by);
  return { ...row, worker: relabelledIdentity(row.worker, workers), calls };
}

/** The job with the workers renumbered. Lists without an order of their own are sorted. */
export function relabelledJob(job: Job, workers: Permutation): Job {
  const bells = job.bells
    .map(
      (bell): Bell => ({
        by: relabelledActor(bell.by, workers),
        lostBy: relabelledSet(bell.lostBy, workers),
        latest: bell.latest,
      }),
    )
    .sort((a, b) => Number(a.latest) - Number(b.latest) || a.by - b.by || a.lostBy - b.lostBy);
  return {
    ...job,
    row: relabelledRow(job.row, workers),
    next: relabelledRow(job.next, workers),
    lock: relabelledActor(job.lock, workers),
    want: relabelledActor(job.want, workers),
    bells,
  };
}

/** The worker with the jobs and its own process renumbered. */
export function relabelledWorker(
  worker: Worker,
  { workers, jobs }: { readonly workers: Permutation; readonly jobs: Permutation },
): Worker {
  return {
    ...worker,
    job: relabelledJobIndex(worker.job, jobs),
    as: relabelledIdentity(worker.as, workers),
  };
}

export function relabelledShared(
  shared: Shared,
  { workers, jobs }: { readonly workers: Permutation; readonly jobs: Permutation },
): Shared {
  const tx = shared.tx.map((each) =>
    each === null
      ? null
      : { ...each, job: relabelledJobIndex(each.job, jobs), target: relabelledActor(each.target, workers) },
  );
  const feeders = shared.feeders
    .map(
      (feeder): Feeder => ({
        by: relabelledActor(feeder.by, workers),
        lostBy: relabelledSet(feeder.lostBy, workers),
        covers: relabelledSet(feeder.covers, jobs),
      }),
    )
    .sort((a, b) => a.covers - b.covers || a.by - b.by || a.lostBy - b.lostBy);
  return {
    ...shared,
    feeders,
    breakerBy: relabelledActor(shared.breakerBy, workers),
    campaignLock: relabelledActor(shared.campaignLock, workers),
    tx,
  };
}

/** All orders of 0 to n - 1. */
export function permutations(n: number): Permutation[] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((shorter) =>
    Array.from({ length: n }, (_, place) => [...shorter.slice(0, place), n - 1, ...shorter.slice(place)]),
  );
}

/** The permutation that undoes another. */
export function inverse(permutation: Permutation): Permutation {
  const undone: number[] = [];
  for (const [from, to] of permutation.entries()) undone[to] = from;
  return undone;
}
