import { describe, expect, it } from "vitest";
import type { Bounds, Model } from "../src/bounds.ts";
import { BUG_NAMES, BUGS } from "../src/bugs.ts";
import { codec } from "../src/codec.ts";
import { explore } from "../src/explore.ts";
import { lossesWithin } from "../src/reduction/losses.ts";

const bounds = (change: Partial<Bounds>): Bounds => ({
  workers: 2,
  jobs: 1,
  epochs: 2,
  steps: 1,
  faults: 0,
  cancels: 0,
  ...change,
});

/** The smallest first. */
const SMALL: readonly Bounds[] = [
  bounds({ cancels: 1 }),
  bounds({ epochs: 3 }),
  bounds({ jobs: 2 }),
  bounds({ faults: 1 }),
];

/** Together they show every seeded bug; the last ones are for a few bugs, and too large to check each of their states. */
const BUG_BOUNDS: readonly Bounds[] = [
  ...SMALL,
  bounds({ jobs: 2, cancels: 1 }),
  bounds({ jobs: 2, faults: 1 }),
  bounds({ faults: 2 }),
];

/** What an exploration finds: the broken invariants, the states without a next move, and how many states. */
function met(model: Model, reduced: boolean, { encode, width }: ReturnType<typeof codec>) {
  const broken = new Set<string>();
  const ends = new Set<string>();
  const numbers = new Int32Array(width);
  const { states } = explore(model, {
    reduced,
    onViolation: ({ invariant }) => broken.add(invariant),
    onEnd: (state) => {
      encode(state, numbers);
      ends.add(numbers.join());
    },
  });
  return { broken: [...broken].sort(), ends: [...ends].sort(), states };
}

describe("the reduction", () => {
  it.each(SMALL)(
    "loses nothing in any state of $workers workers, $jobs jobs, $epochs epochs, $faults faults, $cancels cancels",
    (within) => {
      const model = { ...within, bug: null };
      const { losses, states } = lossesWithin(model);
      expect(losses).toEqual([]);
      const coding = codec(model);
      const [full, reduced] = [met(model, false, coding), met(model, true, coding)];
      expect(full.states).toBe(states);
      expect(reduced.ends).toEqual(full.ends);
      expect(reduced.states).toBeLessThan(full.states / 2);
    },
  );

  it.each(BUG_NAMES)("breaks the same invariants as every order of moves does, with %s", (bug) => {
    const broken: string[] = [];
    for (const within of BUG_BOUNDS) {
      if (broken.length > 0) break;
      const model = { ...within, bug };
      const coding = codec(model);
      broken.push(...met(model, false, coding).broken);
      expect(met(model, true, coding).broken).toEqual(broken);
    }
    expect(broken).toContain(BUGS[bug].breaks);
  });
});
