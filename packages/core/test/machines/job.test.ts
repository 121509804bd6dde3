import { describe, expect, it } from "vitest";
import {
  bornAs,
  decideJob,
  JOB_MOVES,
  JOB_STATUSES,
  JOB_TABLE,
  type JobMove,
  type JobSnapshot,
  type JobStatus,
  LIVE_JOB_STATUSES,
  MAX_DEATHS,
} from "../../src/index.ts";
import { eventOf, JOB_CASES } from "../support/job-cases.ts";

const job = (status: JobStatus, change: Partial<JobSnapshot> = {}): JobSnapshot => ({
  status,
  attempt: 2,
  deaths: 0,
  calling: false,
  held: true,
  ...change,
});

const REPORTS = ["COMPLETE", "FAIL", "HAND_BACK"] as const satisfies readonly JobMove[];

describe("the jobs' table", () => {
  it("has the six states of the product, three of them final", () => {
    expect(JOB_STATUSES).toEqual(["PENDING", "RUNNING", "PAUSED", "COMPLETED", "FAILED", "CANCELLED"]);
    expect(LIVE_JOB_STATUSES).toEqual(["PENDING", "RUNNING", "PAUSED"]);
  });

  it("lets only a retry and a take-over leave a final state", () => {
    const out = Object.entries(JOB_MOVES).filter(([, move]) =>
      move.from.some((from) => JOB_TABLE[from].terminal),
    );
    expect(out.map(([name]) => name)).toEqual(["RETRY", "REVIVE"]);
  });

  it.each([
    ["CLOSED", "PENDING"],
    ["OPEN", "PAUSED"],
  ] as const)("while the breaker is %s a new job is %s", (breaker, status) => {
    expect(bornAs(breaker)).toBe(status);
  });
});

describe("every move of a job", () => {
  it.each(JOB_CASES.filter((each) => each.allowed))("does $verb a $status job", ({ move, status }) => {
    const decision = decideJob(job(status), eventOf(move, 2));
    expect(decision).toMatchObject({ next: { status: JOB_MOVES[move].to[0] } });
  });

  it.each(JOB_CASES.filter((each) => !each.allowed))(
    "does not $verb a $status job",
    ({ move, verb, status }) => {
      expect(decideJob(job(status), eventOf(move, 2))).toEqual({
        refused: "WRONG_STATE",
        message: `A ${status.toLowerCase()} job cannot ${verb}.`,
      });
    },
  );
});

describe("the claim", () => {
  it("increments the attempt and counts no death", () => {
    expect(decideJob(job("PENDING", { deaths: 3, held: false }), { type: "CLAIM" })).toEqual({
      next: { status: "RUNNING", attempt: 3, deaths: 3, calling: false, held: true },
      effects: [],
    });
  });

  it.each(["CLAIM", ...REPORTS] as const)("%s waits for a paid call that is under way", (move) => {
    const status = move === "CLAIM" ? "PENDING" : "RUNNING";
    expect(decideJob(job(status, { calling: true }), eventOf(move, 2))).toEqual({
      refused: "WRONG_STATE",
      message: "A paid call of this job is still under way.",
    });
  });

  it.each(REPORTS)("of an older attempt can't %s", (move) => {
    expect(decideJob(job("RUNNING"), eventOf(move, 1))).toEqual({
      refused: "WRONG_STATE",
      message: "Attempt 1 lost its claim: the job is at attempt 2.",
    });
  });

  it.each(["COMPLETE", "FAIL"] as const)(
    "that was given back can't %s, even if no worker has claimed the job since",
    (move) => {
      for (const taken of ["RESCUE", "HAND_BACK"] as const) {
        const given = decideJob(job("RUNNING"), eventOf(taken, 2));
        if (!("next" in given)) throw new Error("the job was not given back");
        expect(decideJob(given.next, eventOf(move, 2))).toMatchObject({ refused: "WRONG_STATE" });
      }
    },
  );

  it("survives a pause and a resumption, so that a call under way can still end the job", () => {
    const paused = decideJob(job("RUNNING"), { type: "PAUSE" });
    if (!("next" in paused)) throw new Error("the job was not paused");
    const resumed = decideJob(paused.next, { type: "RESUME" });
    if (!("next" in resumed)) throw new Error("the job was not resumed");
    expect(decideJob(resumed.next, eventOf("COMPLETE", 2))).toMatchObject({ next: { status: "COMPLETED" } });
  });
});

describe("the effects of a move", () => {
  it.each([
    ["PAUSE", "RUNNING", ["SILENCE"]],
    ["RESUME", "PAUSED", ["RING"]],
    ["COMPLETE", "RUNNING", ["FOLLOW_UP"]],
    ["FAIL", "RUNNING", ["FOLLOW_UP"]],
    ["CANCEL", "PENDING", ["SILENCE", "FOLLOW_UP"]],
    ["RETRY", "FAILED", ["RING"]],
    ["REVIVE", "CANCELLED", ["RING"]],
    ["HAND_BACK", "RUNNING", ["RING"]],
    ["RESCUE", "RUNNING", ["RING"]],
  ] as const)("%s of a %s job: %j", (move, status, effects) => {
    expect(decideJob(job(status), eventOf(move, 2))).toMatchObject({ effects });
  });
});

describe("a revival", () => {
  it("forgets the deaths and keeps the attempt", () => {
    expect(decideJob(job("CANCELLED", { deaths: 4 }), { type: "REVIVE", breaker: "CLOSED" })).toEqual({
      next: { status: "PENDING", attempt: 2, deaths: 0, calling: false, held: false },
      effects: ["RING"],
    });
  });

  it("makes the job PAUSED while the breaker is OPEN, without a doorbell", () => {
    expect(decideJob(job("CANCELLED"), { type: "REVIVE", breaker: "OPEN" })).toMatchObject({
      next: { status: "PAUSED" },
      effects: [],
    });
  });

  it("waits for a call that was under way at the cancelling", () => {
    expect(decideJob(job("CANCELLED", { calling: true }), { type: "REVIVE", breaker: "CLOSED" })).toEqual({
      refused: "WRONG_STATE",
      message: "A paid call of this job is still under way.",
    });
  });
});

describe("a retry", () => {
  it("forgets the deaths and keeps the attempt", () => {
    expect(decideJob(job("FAILED", { deaths: 5 }), { type: "RETRY", breaker: "CLOSED" })).toEqual({
      next: { status: "PENDING", attempt: 2, deaths: 0, calling: false, held: false },
      effects: ["RING"],
    });
  });

  it("is PAUSED from the start while the breaker is OPEN, without a doorbell", () => {
    expect(decideJob(job("FAILED"), { type: "RETRY", breaker: "OPEN" })).toMatchObject({
      next: { status: "PAUSED" },
      effects: [],
    });
  });
});

describe("a rescue", () => {
  const fatal = MAX_DEATHS - 1;
  it.each(Array.from({ length: fatal }, (_, deaths) => deaths))(
    "after %i earlier deaths gives the job back",
    (deaths) => {
      expect(decideJob(job("RUNNING", { deaths, calling: true }), { type: "RESCUE" })).toEqual({
        next: { status: "PENDING", attempt: 2, deaths: deaths + 1, calling: false, held: false },
        effects: ["RING"],
      });
    },
  );

  it(`at death number ${MAX_DEATHS} in a row fails the job instead`, () => {
    expect(decideJob(job("RUNNING", { deaths: fatal }), { type: "RESCUE" })).toMatchObject({
      next: { status: "FAILED", deaths: MAX_DEATHS },
      effects: ["FOLLOW_UP"],
    });
  });
});
