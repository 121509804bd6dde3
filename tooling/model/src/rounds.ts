import type { Bounds } from "./bounds.ts";
import type { BugName } from "./bugs.ts";
import { type Exploration, type ExploreOptions, explore } from "./explore.ts";

const bounds = (change: Partial<Bounds>): Bounds => ({
  workers: 2,
  jobs: 2,
  epochs: 2,
  steps: 1,
  faults: 0,
  cancels: 0,
  ...change,
});

/** What `make model` explores: each round is wide in some dimensions and narrow in the others. */
export const ROUNDS: readonly Bounds[] = [
  bounds({ workers: 3, jobs: 3, epochs: 3 }),
  bounds({ workers: 3, jobs: 3, cancels: 1 }),
  bounds({ workers: 3, faults: 1 }),
  bounds({ jobs: 3, faults: 1 }),
  bounds({ epochs: 3, faults: 1, cancels: 1 }),
  bounds({ steps: 2, faults: 1, cancels: 1 }),
  bounds({ jobs: 1, epochs: 3, steps: 2, faults: 2, cancels: 1 }),
  bounds({ workers: 3, jobs: 3, epochs: 3, faults: 1 }),
];

/** Small rounds for every run of the tests. */
export const SMALL_ROUNDS: readonly Bounds[] = [
  bounds({ faults: 1 }),
  bounds({ workers: 3, jobs: 3 }),
  bounds({ jobs: 1, epochs: 3, steps: 2, faults: 1, cancels: 1 }),
  bounds({ jobs: 1, steps: 2, faults: 2 }),
];

/** Where seeded bugs are searched for, smallest first. */
const HUNTS: readonly Bounds[] = [
  bounds({}),
  bounds({ jobs: 1, epochs: 3, cancels: 1 }),
  bounds({ cancels: 1 }),
  bounds({ jobs: 1, faults: 1 }),
  bounds({ faults: 1 }),
  bounds({ jobs: 1, epochs: 3, faults: 1, cancels: 1 }),
  bounds({ jobs: 1, faults: 2 }),
  bounds({ epochs: 3, faults: 1, cancels: 1 }),
];

/** Searches for a seeded bug in growing bounds. */
export function hunt(bug: BugName, options: ExploreOptions = {}): Exploration & { readonly bounds: Bounds } {
  let last: (Exploration & { readonly bounds: Bounds }) | undefined;
  for (const within of HUNTS) {
    last = { ...explore({ ...within, bug }, options), bounds: within };
    if (last.found !== undefined) return last;
  }
  if (last === undefined) throw new Error("model-e6: nowhere to hunt");
  return last;
}
