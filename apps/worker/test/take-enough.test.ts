import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { enter } from "./support/enter.ts";
import { newSystem, runningCampaign, until } from "./support/system.ts";

/** The first lead is researched, all others wait for an hour. */
const ONE_SLOT = { PERPLEXITY_RATE_LIMIT: "1/3600", WORKER_CONCURRENCY: "1" };
const LEADS = 400;

/** Jobs that wait for research, and those about people that no worker has taken. */
const STATE = `
  SELECT count(*) FILTER (WHERE status = 'RUNNING' AND type = 'ENRICH_LEAD')::int AS waiting,
         count(*) FILTER (WHERE status = 'PENDING' AND type = 'ENRICH_LEAD')::int AS revealed,
         count(*) FILTER (WHERE status = 'PENDING' AND type = 'REVEAL_LEADS')::int AS unrevealed,
         count(*) FILTER (WHERE status = 'RUNNING' AND type = 'REVEAL_LEADS')::int AS revealing FROM job`;

interface State {
  readonly waiting: number;
  readonly revealed: number;
  readonly unrevealed: number;
  readonly revealing: number;
}

/** The process has as many people as it takes, and makes no call that would reveal more. */
const hasEnough = ({ waiting, revealing }: State): boolean => waiting > 100 && revealing === 0;

test("a process that has enough people leaves the others in the queue, and still takes a withdrawal and a new campaign", async () => {
  await using system = await newSystem(ONE_SLOT);
  const large = await runningCampaign(system, LEADS);
  await using _worker = startWorker(readEnv(system.env));
  const state = await until<State>(system, STATE, hasEnough);
  // One that is at work, a hundred that wait, and what two fetches of ten doorbells bring.
  expect(state.waiting).toBeLessThan(130);
  expect(state.revealed + state.unrevealed).toBeGreaterThan(20);
  expect(state.unrevealed).toBeGreaterThan(0);

  // The one lead that was researched.
  const handedOver = await until<{ email: string }>(
    system,
    "SELECT email FROM lead WHERE status = 'HANDED_OVER'",
    ({ email }) => email !== "",
  );
  await enter(system, [handedOver.email]);
  await until(system, "SELECT bool_or(status = 'COMPLETED') FROM job WHERE type = 'WITHDRAW_LEAD'");
  const criteria = { titles: ["head of operations"], locations: ["sweden"] };
  const small = await runningCampaign(system, 5, criteria);
  await until(
    system,
    `SELECT bool_or(status = 'COMPLETED') FROM job WHERE type = 'FETCH_LEADS' AND campaign_id = '${small}'`,
  );
  expect(await system.rows(`SELECT status FROM campaign WHERE id = '${large}'`)).toEqual([
    { status: "RUNNING" },
  ]);
  expect((await system.rows<State>(STATE))[0]?.waiting).toBeLessThan(130);
});
