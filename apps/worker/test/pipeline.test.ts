import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  newWorld,
  rowsOf,
  runningCampaign,
  start,
  until,
} from "./support/world.ts";

test("a campaign runs through all five providers to its end, and every lead has its outcome", async () => {
  await using world = await newWorld();
  await runningCampaign(world, 25);
  await using _worker = startWorker(readEnv(world.env));

  await until(world, ALL_OVER);
  expect(await rowsOf(world, "SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(
    await rowsOf(world, "SELECT count(*)::int, bool_and(finished_at IS NOT NULL) AS over FROM lead"),
  ).toEqual([{ count: 25, over: true }]);
  const handedOver = await rowsOf<{ email_body: string; research: { facts: unknown[] } }>(
    world,
    "SELECT * FROM lead WHERE status = 'HANDED_OVER'",
  );
  expect(handedOver.length).toBeGreaterThan(10);
  expect(handedOver.every((lead) => lead.email_body.length > 50 && lead.research.facts.length > 0)).toBe(
    true,
  );
  expect(world.simulator.state()).toMatchObject({ instantlyLeads: handedOver.length });
  await expectNothingLostOrPaidTwice(world);
});

test("an invalid address ends its lead after the check, and nothing more is paid for it", async () => {
  await using world = await newWorld();
  await runningCampaign(world, 40);
  await using _worker = startWorker(readEnv(world.env));

  await until(world, ALL_OVER);
  const calls = await rowsOf<{ status: string; steps: string[] }>(
    world,
    `SELECT lead.status, array_agg(call.step ORDER BY call.started_at) AS steps
     FROM lead JOIN provider_call AS call ON call.lead_id = lead.id
     WHERE lead.status IN ('INVALID_ADDRESS', 'DISPOSABLE_ADDRESS') GROUP BY lead.id`,
  );
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.every(({ steps }) => steps.join() === "VERIFY")).toBe(true);
});

test("people whom the organization has already are not paid for again", async () => {
  await using world = await newWorld();
  await runningCampaign(world, 20);
  await using _worker = startWorker(readEnv(world.env));
  await until(world, ALL_OVER);

  await world.db.pool.query(
    `INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
     SELECT organization_id, 'Again', lead_limit, criteria, offer FROM campaign`,
  );
  const [again] = await rowsOf<{ id: string }>(world, "SELECT id FROM campaign WHERE name = 'Again'");
  await start(world, again?.id as string);
  await until(world, ALL_OVER);
  expect(
    await rowsOf(
      world,
      "SELECT count(*)::int AS leads, count(DISTINCT apollo_person_id)::int AS people FROM lead",
    ),
  ).toEqual([{ leads: 40, people: 40 }]);
  await expectNothingLostOrPaidTwice(world);
});

test("a provider that fails stops everything at once; after the close everything finishes", async () => {
  await using world = await newWorld();
  const campaigns = [await runningCampaign(world, 20), await runningCampaign(world, 20)];
  // Slow enough for work to be left when the provider fails.
  world.simulator.setLatency({ provider: "openai", ms: 200 });
  await using _worker = startWorker(readEnv(world.env));
  await until(world, "SELECT count(*) >= 5 FROM lead WHERE status = 'HANDED_OVER'");
  world.simulator.setFault({ provider: "openai", fault: "quota-exhausted" });

  await until(world, IS_OPEN);
  expect(await rowsOf(world, "SELECT DISTINCT status FROM campaign")).toEqual([{ status: "RUNNING" }]);
  expect(await rowsOf(world, "SELECT DISTINCT status FROM job WHERE finished_at IS NULL")).toEqual([
    { status: "PAUSED" },
  ]);
  expect(await rowsOf(world, "SELECT provider, failure_kind FROM breaker")).toEqual([
    { provider: "OPENAI", failure_kind: "QUOTA_EXHAUSTED" },
  ]);

  world.simulator.clearFaults();
  expect(await closeAsOperator(world)).toBeGreaterThan(0);
  await until(world, ALL_OVER);
  expect(await rowsOf(world, "SELECT status FROM campaign")).toEqual(
    campaigns.map(() => ({ status: "COMPLETED" })),
  );
  expect(await rowsOf(world, "SELECT kind FROM breaker_event ORDER BY id")).toEqual([
    { kind: "OPENED" },
    { kind: "CLOSED" },
  ]);
  await expectNothingLostOrPaidTwice(world);
});
