import { type JobOptions, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { decideJob, JOB_TABLE, type JobMove, type JobStatus, MAX_DEATHS } from "../../src/index.ts";
import { openBreaker } from "../../src/outreach/index.ts";
import { applyMove, snapshotOf } from "../support/apply-move.ts";
import { type CoreSystem, newWorker } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { eventOf, JOB_CASES } from "../support/job-cases.ts";
import { contents } from "../support/rows.ts";

/** A job in a status, the attempt that reports (the job is at attempt 2), and the attempted move. */
interface Case {
  /** In words, with what the decision says about it. */
  readonly title: string;
  readonly move: JobMove;
  readonly options: JobOptions;
  readonly reporting: number;
}

const REPORTS: readonly JobMove[] = ["COMPLETE", "FAIL", "HAND_BACK"];

function variants(status: JobStatus): { how: string; options: JobOptions }[] {
  const held = { how: "held", options: { held: true } };
  if (JOB_TABLE[status].terminal) return [held];
  const calling = { how: "calling", options: { calling: true } };
  if (status === "RUNNING") {
    return [held, calling, { how: "at its last death", options: { deaths: MAX_DEATHS - 1 } }];
  }
  return [held, calling, { how: "held by no worker", options: { held: false } }];
}

const CASES: readonly Case[] = JOB_CASES.flatMap(({ move, verb, status }) =>
  variants(status).flatMap(({ how, options }) => {
    const made = { ...options, status, attempt: 2 };
    const tell = (reporting: number, told: string): Case => {
      const does = allows(made, move, reporting) ? "does" : "does not";
      return { title: `${does} ${verb} a ${status} job ${how}${told}`, move, options: made, reporting };
    };
    return REPORTS.includes(move) ? [tell(2, ""), tell(1, ", told by an old attempt")] : [tell(2, "")];
  }),
);

function allows(
  made: JobOptions & { readonly status: JobStatus },
  move: JobMove,
  reporting: number,
): boolean {
  const { status, calling = false, deaths = 0, held = calling } = made;
  return "next" in decideJob({ status, attempt: 2, deaths, calling, held }, eventOf(move, reporting));
}

async function tryMove(system: CoreSystem, each: Case) {
  const workerId = await newWorker(system, "worker of this job");
  if (each.move === "RESUME") {
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "test" }));
  }
  const { jobId } = await makeJob(system.db, { ...each.options, workerId });
  const before = await snapshotOf(system, jobId);
  const decision = decideJob(before, eventOf(each.move, each.reporting));
  const untouched = await contents(system);
  await applyMove(system, each.move, { jobId, attempt: each.reporting, workerId });
  const after = await snapshotOf(system, jobId);
  const changed = await contents(system);
  if (each.move === "PAUSE") await applyMove(system, "RESUME", { jobId, attempt: 0, workerId });
  return { before, decision, after, untouched, changed };
}

/** Moves that are not about one job: they succeed whatever the job's status, and so change the breaker's rows. */
const SWEEPING: readonly JobMove[] = ["PAUSE", "RESUME", "RESCUE"];

describe("the verbs agree with decideJob", () => {
  it.for(CASES)("$title", async (each, { system }) => {
    const { before, decision, after, untouched, changed } = await tryMove(system, each);
    if ("next" in decision) {
      expect(after).toEqual(decision.next);
      return;
    }
    const { status, attempt, deaths } = before;
    expect(after).toMatchObject({ status, attempt, deaths });
    if (!SWEEPING.includes(each.move)) expect(changed).toEqual(untouched);
  });

  it("in both directions: every move is done in some cases and refused in others", () => {
    for (const move of new Set(CASES.map((each) => each.move))) {
      const titles = CASES.filter((each) => each.move === move).map((each) =>
        each.title.startsWith("does not"),
      );
      expect(new Set(titles).size).toBe(2);
    }
  });
});
