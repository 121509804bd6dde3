import { expect, it } from "vitest";
import { JOB_MOVES } from "../../src/index.ts";
import { readPropertySettings } from "./env.ts";
import { runSchedules } from "./run-schedules.ts";

const { runs, seed } = readPropertySettings();

/** Enough schedules for every move to be made many times. */
const MANY = 200;

it(`keeps every promise in ${runs} random schedules`, { timeout: 60_000 + runs * 1_000 }, async () => {
  const { found, moves } = await runSchedules({ runs, seed });
  expect(found?.report).toBeUndefined();
  if (runs < MANY) return;
  for (const [move, { from, to }] of Object.entries(JOB_MOVES)) {
    const made = from.flatMap((start) => to.map((end) => moves.get(`${start} to ${end}`) ?? 0));
    expect(Math.max(...made), `no job made the move ${move}`).toBeGreaterThan(0);
  }
});
