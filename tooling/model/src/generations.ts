import { type Identity, identityOf, slotOf } from "./actors.ts";
import type { Job, JobRow, State, Worker } from "./state.ts";

/** The new identity of each old one. */
type Renaming = (identity: Identity) => Identity;

/**
 * How often a worker registered again matters only if rows still name its older entries: gaps are closed.
 * @returns the same object if there are none.
 */
export function withoutUnnamedEntries(state: State): State {
  if (state.workers.every((worker) => worker.generation === 0)) return state;
  const named = entriesNamedIn(state);
  const renaming: Renaming = (identity) => {
    if (identity < 0) return identity;
    const slot = slotOf(identity);
    let generation = 0;
    for (let older = identityOf(slot, 0); older < identity; older = identityOf(slot, generationOf(older) + 1))
      if (named.has(older)) generation++;
    return identityOf(slot, generation);
  };
  if ([...named].every((identity) => renaming(identity) === identity)) return state;
  const workers = state.workers.map((worker, slot): Worker => {
    const generation = generationOf(renaming(identityOf(slot, worker.generation)));
    return { ...worker, generation, as: renaming(worker.as) };
  });
  return { jobs: state.jobs.map((job) => renamedJob(job, renaming)), workers, shared: state.shared };
}

const generationOf = (identity: Identity): number => (identity - slotOf(identity)) / identityOf(0, 1);

function entriesNamedIn(state: State): ReadonlySet<Identity> {
  const named = new Set<Identity>();
  for (const [slot, worker] of state.workers.entries()) {
    named.add(identityOf(slot, worker.generation));
    if (worker.as >= 0) named.add(worker.as);
  }
  for (const { row, next } of state.jobs) {
    for (const version of [row, next]) {
      if (version === null) continue;
      if (version.worker >= 0) named.add(version.worker);
      for (const call of version.calls) named.add(call.by);
    }
  }
  return named;
}

function renamedJob(job: Job, renaming: Renaming): Job {
  const renamed = (row: JobRow | null): JobRow | null =>
    row === null
      ? null
      : {
          ...row,
          worker: renaming(row.worker),
          calls: row.calls.map((call) => ({ ...call, by: renaming(call.by) })),
        };
  return { ...job, row: renamed(job.row), next: renamed(job.next) };
}
