import { describe, expect, it } from "vitest";
import type { Model } from "../src/bounds.ts";
import { codec } from "../src/codec.ts";
import { inverse, permutations, relabelledJob, relabelledShared, relabelledWorker } from "../src/relabel.ts";
import type { State } from "../src/state.ts";
import { walk } from "./walk.ts";

const MODEL: Model = {
  workers: 3,
  jobs: 2,
  epochs: 3,
  steps: 2,
  faults: 2,
  cancels: 1,
  bug: null,
};

function renamed(
  state: State,
  by: { readonly workers: readonly number[]; readonly jobs: readonly number[] },
): State {
  const jobAt = inverse(by.jobs);
  const workerAt = inverse(by.workers);
  const pick = <T>(list: readonly T[], places: readonly number[]) => places.map((place) => list[place] as T);
  return {
    jobs: pick(state.jobs, jobAt).map((job) => relabelledJob(job, by.workers)),
    workers: pick(state.workers, workerAt).map((worker) => relabelledWorker(worker, by)),
    shared: relabelledShared(state.shared, by),
  };
}

describe("codec", () => {
  it("gives a state the same numbers whatever its workers and jobs are called", () => {
    const { encode, width } = codec(MODEL);
    const one = new Int32Array(width);
    const other = new Int32Array(width);
    const orders = permutations(MODEL.workers).flatMap((workers) =>
      permutations(MODEL.jobs).map((jobs) => ({ workers, jobs })),
    );
    for (const { state } of walk(MODEL, 2_000)) {
      encode(state, one);
      for (const order of orders) {
        encode(renamed(state, order), other);
        expect([...other]).toEqual([...one]);
      }
    }
  });

  it("gives back a state that has the same numbers", () => {
    const { encode, decode, width } = codec(MODEL);
    const one = new Int32Array(width);
    const other = new Int32Array(width);
    for (const { state } of walk(MODEL, 500)) {
      encode(state, one);
      encode(decode(one), other);
      expect([...other]).toEqual([...one]);
    }
  });
});
