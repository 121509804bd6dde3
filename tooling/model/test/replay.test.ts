import { createPool } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import { describe, expect, it } from "vitest";
import { ACTS, type Act } from "../src/acts.ts";
import { BUG_NAMES } from "../src/bugs.ts";
import { CONNECTIONS } from "../src/replay/lab-databases.ts";
import { randomTrace } from "../src/replay/random-trace.ts";
import { type OpenDatabase, replayAll } from "../src/replay/replay-all.ts";
import { VERBS } from "../src/replay/verbs.ts";

const RANDOM = { traces: 50, seed: 49 };

const openDatabase: OpenDatabase = async () => {
  const database = await testDatabase({ max: CONNECTIONS.pool });
  const observer = createPool(database.url, { applicationName: "observer", max: CONNECTIONS.observer });
  return {
    pool: database.pool,
    observer,
    async [Symbol.asyncDispose]() {
      await observer.end();
      await database[Symbol.asyncDispose]();
    },
  };
};

/** Acts of seeded bugs or of the reduction, and acts too rare for so few traces. */
const NOT_MET: readonly Act[] = [
  "holdCampaign",
  "countTooEarly",
  "dropJob",
  "findCampaignOver",
  "goOnStopping",
];

describe("the verbs on PostgreSQL", () => {
  it("do what the model says at every move of random traces", async () => {
    const { moves, complaints } = await replayAll(openDatabase, { ...RANDOM, bugs: [] });
    expect(complaints).toEqual([]);
    expect(moves).toBeGreaterThan(1_000);
  });

  it.each(BUG_NAMES)("part from the trace of %s where the bug acts, and stay sound", async (bug) => {
    const { complaints } = await replayAll(openDatabase, { traces: 0, seed: 0, bugs: [bug] });
    expect(complaints).toEqual([]);
  });
});

describe("random traces", () => {
  it("make every kind of move", () => {
    const seeds = Array.from({ length: RANDOM.traces }, (_, place) => RANDOM.seed + place);
    const met = new Set(seeds.flatMap((seed) => randomTrace(seed).moves.map(({ act }) => act)));
    expect(ACTS.filter((act) => !met.has(act) && !NOT_MET.includes(act))).toEqual([]);
  });

  it("are the same for a seed", () => {
    expect(randomTrace(7)).toEqual(randomTrace(7));
    expect(randomTrace(7)).not.toEqual(randomTrace(8));
  });
});

/** Claims every job that is not over, whatever the breaker's state is. */
const claimAnything: typeof VERBS.claimJobs = (tx, input) =>
  VERBS.claimJobs(
    {
      query: (sql, params) =>
        tx.query(
          sql
            .replaceAll("('PENDING')", "('PENDING', 'PAUSED')")
            .replace(
              "SET status = 'RUNNING'",
              "SET status = 'RUNNING', pause_reason = NULL, paused_at = NULL",
            ),
          params,
        ),
    },
    input,
  );

describe("the replay", () => {
  it("finds a claim that ignores the breaker, and shows where it parts from the model", async () => {
    const verbs = { ...VERBS, claimJobs: claimAnything };
    const { complaints } = await replayAll(openDatabase, { ...RANDOM, traces: 20, bugs: [], verbs });
    const [first] = complaints;
    expect(first).toMatch(/^seed \d+\n {2}0 {2}start\n/);
    expect(first).toMatch(/the verbs part from the model: the verb answers \[\{"jobId"/);
    expect(first).toMatch(/\nthe model:\n[\s\S]*\nthe database:\n/);
  });
});
