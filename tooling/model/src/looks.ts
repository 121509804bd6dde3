import { isWorker, NOBODY } from "./actors.ts";
import type { Bounds } from "./bounds.ts";
import { interner } from "./intern.ts";
import type { Permutation } from "./relabel.ts";
import type { Job, State, Worker } from "./state.ts";

/** For each new place, the old one. */
export interface Order {
  readonly workerAt: Permutation;
  readonly jobAt: Permutation;
}

/** The content of a state's parts without the names of workers and jobs. */
export interface Looks {
  /** Reads a state; `parts` are the numbers of its jobs, then of its workers. */
  read(state: State, parts: Int32Array): void;
  /** Whether the order sorts jobs and workers by their content. */
  inOrder(order: Order): boolean;
}

const MANY = 1 << 20;

export function looksOf(bounds: Bounds): Looks {
  const jobLooks = interner<Job>((job) => JSON.stringify(job, blank));
  const workerLooks = interner<Worker>((worker) => JSON.stringify({ ...worker, job: NOBODY, as: NOBODY }));
  const ofJob: number[] = [];
  const ofWorker: number[] = [];
  const jobs = new Float64Array(bounds.jobs);
  const workers = new Float64Array(bounds.workers);
  return {
    read(state, parts) {
      for (let place = 0; place < bounds.jobs; place++) {
        const id = parts[place] as number;
        ofJob[id] ??= jobLooks.idOf(state.jobs[place] as Job);
        jobs[place] = ofJob[id];
      }
      for (let slot = 0; slot < bounds.workers; slot++) {
        const id = parts[bounds.jobs + slot] as number;
        const worker = state.workers[slot] as Worker;
        ofWorker[id] ??= workerLooks.idOf(worker);
        const job = worker.job === NOBODY ? 0 : (jobs[worker.job] as number) + 1;
        workers[slot] = ofWorker[id] * MANY + job;
      }
    },
    inOrder: ({ jobAt, workerAt }) => isSorted(jobs, jobAt) && isSorted(workers, workerAt),
  };
}

/** Leaves out the names of workers but keeps whether there is one. */
const blank = (key: string, value: unknown): unknown => {
  if (key === "calls")
    return (value as readonly { id: number; unknown: boolean }[]).map((call) => [call.id, call.unknown]);
  if (key === "bells") return (value as readonly { latest: boolean }[]).length;
  if (key === "worker") return (value as number) !== NOBODY;
  if (key !== "lock" && key !== "want") return value;
  return isWorker(value as number) ? 0 : value;
};

function isSorted(keys: Float64Array, order: Permutation): boolean {
  for (let place = 1; place < order.length; place++) {
    if ((keys[order[place - 1] as number] as number) > (keys[order[place] as number] as number)) return false;
  }
  return true;
}
