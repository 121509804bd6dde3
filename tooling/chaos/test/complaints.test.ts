import { describe, expect, it } from "vitest";
import { complaintsOf } from "../src/complaints.ts";
import type { Finding } from "../src/experiment.ts";

const GOOD: Finding = {
  faults: { planned: 3, done: 3 },
  jobs: { planned: 10, done: 12 },
  figures: {},
  violations: [],
};

describe("an experiment", () => {
  it("holds when everything that was planned happened, and nothing else did", () => {
    expect(complaintsOf(GOOD)).toEqual([]);
  });

  it("fails by whatever it saw", () => {
    expect(complaintsOf({ ...GOOD, violations: ["job 1 was lost"] })).toEqual(["job 1 was lost"]);
  });

  it.each([
    ["no fault was planned", { faults: { planned: 0, done: 0 } }],
    ["a fault did not fire", { faults: { planned: 3, done: 2 } }],
    ["a job did not end", { jobs: { planned: 10, done: 9 } }],
  ])("is vacuous, and fails, when %s", (_, part) => {
    expect(complaintsOf({ ...GOOD, ...part })).toEqual([expect.stringContaining("Vacuous")]);
  });
});
