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
  it("holds when everything planned happened, and nothing else", () => {
    expect(complaintsOf(GOOD, { timed: true })).toEqual([]);
  });

  it("fails when it saw a violation", () => {
    expect(complaintsOf({ ...GOOD, violations: ["job 1 was lost"] }, { timed: false })).toEqual([
      "job 1 was lost",
    ]);
  });

  it("fails by lateness only where time is judged", () => {
    const late = { ...GOOD, late: ["an exit took 40 s"] };
    expect(complaintsOf(late, { timed: true })).toEqual(["an exit took 40 s"]);
    expect(complaintsOf(late, { timed: false })).toEqual([]);
  });

  it.each([
    ["no fault was planned", { faults: { planned: 0, done: 0 } }],
    ["a fault did not fire", { faults: { planned: 3, done: 2 } }],
    ["a job did not end", { jobs: { planned: 10, done: 9 } }],
  ])("is vacuous, and fails, when %s", (_, part) => {
    expect(complaintsOf({ ...GOOD, ...part }, { timed: false })).toEqual([
      expect.stringContaining("Vacuous"),
    ]);
  });
});
