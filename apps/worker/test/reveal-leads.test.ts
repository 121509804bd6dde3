import type { SimulatedSystem } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const BATCHES = `
  SELECT job.status, (SELECT count(*)::int FROM lead WHERE reveal_job_id = job.id) AS people,
         (SELECT count(*)::int FROM provider_call WHERE job_id = job.id) AS calls
  FROM job WHERE type = 'REVEAL_LEADS' ORDER BY people DESC`;

test("each ten people of a page are revealed by a job of their own, each person once", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 25);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  expect(await system.rows(BATCHES)).toEqual([
    { status: "COMPLETED", people: 10, calls: 1 },
    { status: "COMPLETED", people: 10, calls: 1 },
    { status: "COMPLETED", people: 5, calls: 1 },
  ]);
  const fetching =
    "SELECT DISTINCT step FROM provider_call JOIN job ON job.id = job_id WHERE type = 'FETCH_LEADS'";
  expect(await system.rows(`${fetching} ORDER BY step`)).toEqual([
    { step: "CAMPAIGN" },
    { step: "SEARCH:1" },
  ]);
  expect(await system.rows("SELECT count(*)::int FROM lead")).toEqual([{ count: 25 }]);
  await expectNothingLostOrPaidTwice(system);
});

test("reveals run side by side", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 40);
  system.simulator.setLatency({ provider: "apollo", ms: 300 });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, "SELECT count(*) > 1 FROM provider_call WHERE step = 'REVEAL' AND ended_at IS NULL");
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
});

test("a reveal that fails opens the breaker; after the close all people are revealed, and none twice", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 35);
  failOneReveal(system);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, IS_OPEN);
  await until(system, "SELECT count(*) = 0 FROM provider_call WHERE outcome IS NULL");
  expect(await system.rows("SELECT count(*)::int FROM breaker_event WHERE kind = 'OPENED'")).toEqual([
    { count: 1 },
  ]);
  await closeAsOperator(system);
  await until(system, ALL_OVER);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(await system.rows("SELECT count(*)::int FROM lead WHERE status = 'FOUND'")).toEqual([{ count: 0 }]);
  const answered = "SELECT count(*)::int FROM provider_call WHERE step = 'REVEAL' AND outcome = 'SUCCEEDED'";
  expect(await system.rows(answered)).toEqual([{ count: 4 }]);
  await expectNothingLostOrPaidTwice(system);
});

test("a person who is on the do-not-contact list by the time of the reveal is not paid for", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 10);
  failOneReveal(system);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, IS_OPEN);
  await system.pool.query(
    `INSERT INTO do_not_contact (organization_id, kind, value, created_by)
     SELECT organization_id, 'PERSON', apollo_person_id, 'ada' FROM lead ORDER BY id LIMIT 3`,
  );
  await closeAsOperator(system);
  await until(system, ALL_OVER);
  expect(
    await system.rows("SELECT count(*)::int FROM lead WHERE status = 'BLOCKLISTED' AND email IS NULL"),
  ).toEqual([{ count: 3 }]);
  const credits =
    "SELECT sum(credits)::int AS credits FROM provider_call WHERE step = 'REVEAL' AND outcome = 'SUCCEEDED'";
  const [spent] = await system.rows<{ credits: number }>(credits);
  expect(spent?.credits).toBeLessThanOrEqual(7);
});

test("a small campaign that starts behind a large one does not wait for it", async () => {
  await using system = await newSystem();
  const large = await runningCampaign(system, 150);
  // Few at once, and not too quick: the large campaign must still have unstarted leads when the small one starts.
  system.simulator.setLatency({ provider: "perplexity", ms: 100 });
  await using _worker = startWorker(readEnv({ ...system.env, WORKER_CONCURRENCY: "5" }));
  await until(system, "SELECT count(*) >= 60 FROM job WHERE type = 'ENRICH_LEAD' AND finished_at IS NULL");
  const small = await runningCampaign(system, 10);
  await until(system, `SELECT status = 'COMPLETED' FROM campaign WHERE id = '${small}'`);
  expect(await system.rows("SELECT status FROM campaign WHERE id = $1", [large])).toEqual([
    { status: "RUNNING" },
  ]);
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
});

const failOneReveal = (system: SimulatedSystem) =>
  system.simulator.setFault({
    provider: "apollo",
    operation: "people/bulk_match",
    fault: "http-500",
    times: 1,
  });
