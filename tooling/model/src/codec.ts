import type { Bounds } from "./bounds.ts";
import { withoutUnnamedEntries } from "./generations.ts";
import { interner } from "./intern.ts";
import { keyOfJob, keyOfShared, keyOfWorker } from "./keys.ts";
import { looksOf, type Order } from "./looks.ts";
import {
  inverse,
  type Permutation,
  permutations,
  relabelledJob,
  relabelledShared,
  relabelledWorker,
} from "./relabel.ts";
import type { Job, Shared, State, Worker } from "./state.ts";
import { tidied } from "./tidy.ts";

/** States as short rows of numbers: one number for each job, one for each worker, one for what they share. */
export interface Codec {
  readonly width: number;
  /** Returns the same numbers for states that differ only in irrelevant details or in the names of workers and jobs. */
  encode(state: State, into: Int32Array): void;
  decode(numbers: Int32Array): State;
}

interface Renaming extends Order {
  readonly workers: Permutation;
  readonly jobs: Permutation;
  readonly cache: { readonly jobs: number[]; readonly workers: number[]; readonly shared: number[] };
}

/**
 * A canonical form: parts are sorted by their content without names. If several renamings do that (because parts look alike),
 * the one with the smallest numbers wins. Renamed parts are cached.
 */
export function codec(bounds: Bounds): Codec {
  const jobs = interner<Job>(keyOfJob);
  const workers = interner<Worker>(keyOfWorker);
  const shared = interner<Shared>(keyOfShared);
  const width = bounds.jobs + bounds.workers + 1;
  const renamings = renamingsOf(bounds);
  const looks = looksOf(bounds);
  const parts = new Int32Array(width);
  const candidate = new Int32Array(width);

  const rename = (renaming: Renaming): void => {
    const { cache } = renaming;
    for (let place = 0; place < bounds.jobs; place++) {
      const id = parts[renaming.jobAt[place] as number] as number;
      cache.jobs[id] ??= jobs.idOf(relabelledJob(jobs.valueOf(id), renaming.workers));
      candidate[place] = cache.jobs[id];
    }
    for (let place = 0; place < bounds.workers; place++) {
      const id = parts[bounds.jobs + (renaming.workerAt[place] as number)] as number;
      cache.workers[id] ??= workers.idOf(relabelledWorker(workers.valueOf(id), renaming));
      candidate[bounds.jobs + place] = cache.workers[id];
    }
    const id = parts[width - 1] as number;
    cache.shared[id] ??= shared.idOf(relabelledShared(shared.valueOf(id), renaming));
    candidate[width - 1] = cache.shared[id];
  };

  return {
    width,
    encode(untidy, into) {
      const state = tidied(withoutUnnamedEntries(untidy));
      for (let place = 0; place < bounds.jobs; place++) parts[place] = jobs.idOf(state.jobs[place] as Job);
      for (let slot = 0; slot < bounds.workers; slot++)
        parts[bounds.jobs + slot] = workers.idOf(state.workers[slot] as Worker);
      parts[width - 1] = shared.idOf(state.shared);
      looks.read(state, parts);
      let first = true;
      for (const renaming of renamings) {
        if (!looks.inOrder(renaming)) continue;
        rename(renaming);
        if (first || isLess(candidate, into)) into.set(candidate);
        first = false;
      }
    },
    decode: (numbers) => ({
      jobs: Array.from({ length: bounds.jobs }, (_, place) => jobs.valueOf(numbers[place] as number)),
      workers: Array.from({ length: bounds.workers }, (_, slot) =>
        workers.valueOf(numbers[bounds.jobs + slot] as number),
      ),
      shared: shared.valueOf(numbers[width - 1] as number),
    }),
  };
}

function renamingsOf(bounds: Bounds): Renaming[] {
  return permutations(bounds.workers).flatMap((workers) =>
    permutations(bounds.jobs).map((jobs) => ({
      workers,
      jobs,
      workerAt: inverse(workers),
      jobAt: inverse(jobs),
      cache: { jobs: [], workers: [], shared: [] },
    })),
  );
}

function isLess(one: Int32Array, other: Int32Array): boolean {
  for (let place = 0; place < one.length; place++) {
    const difference = (one[place] as number) - (other[place] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
