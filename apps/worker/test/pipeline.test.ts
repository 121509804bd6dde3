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

test("a campaign runs through all five providers to its end, and every lead has its outcome", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 25);
  await using _worker = startWorker(readEnv(system.env));

  await until(system, ALL_OVER);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(
    await system.rows("SELECT count(*)::int, bool_and(finished_at IS NOT NULL) AS over FROM lead"),
  ).toEqual([{ count: 25, over: true }]);
  const handedOver = await system.rows<{ email_body: string; research: { facts: unknown[] } }>(
    "SELECT * FROM lead WHERE status = 'HANDED_OVER'",
  );
  expect(handedOver.length).toBeGreaterThan(10);
  expect(handedOver.every((lead) => lead.email_body.length > 50 && lead.research.facts.length > 0)).toBe(
    true,
  );
  expect(system.simulator.state()).toMatchObject({ instantlyLeads: handedOver.length });
  await expectNothingLostOrPaidTwice(system);
});

test("an invalid address ends its lead after the check, and nothing more is paid for it", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 40);
  await using _worker = startWorker(readEnv(system.env));

  await until(system, ALL_OVER);
  const calls = await system.rows<{
    status: string;
    steps: string[];
  }>(`SELECT lead.status, array_agg(call.step ORDER BY call.started_at) AS steps
     FROM lead JOIN provider_call AS call ON call.lead_id = lead.id
     WHERE lead.status IN ('INVALID_ADDRESS', 'DISPOSABLE_ADDRESS') GROUP BY lead.id`);
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.every(({ steps }) => steps.join() === "VERIFY")).toBe(true);
});

test("people whom the organization has already are not paid for again", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 20);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  await runningCampaign(system, 20);
  await until(system, ALL_OVER);
  expect(
    await system.rows(
      "SELECT count(*)::int AS leads, count(DISTINCT apollo_person_id)::int AS people FROM lead",
    ),
  ).toEqual([{ leads: 40, people: 40 }]);
  await expectNothingLostOrPaidTwice(system);
});

test("a provider that fails stops everything at once; after the close everything finishes", async () => {
  await using system = await newSystem({ WORKER_CONCURRENCY: "4" });
  const campaigns = [await runningCampaign(system, 20), await runningCampaign(system, 20)];
  // Slow enough that work is left when the provider fails.
  system.simulator.setLatency({ provider: "openai", ms: 200 });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, "SELECT count(*) >= 5 FROM lead WHERE status = 'HANDED_OVER'");
  system.simulator.setFault({ provider: "openai", fault: "quota-exhausted" });

  await until(system, IS_OPEN);
  expect(await system.rows("SELECT DISTINCT status FROM campaign")).toEqual([{ status: "RUNNING" }]);
  expect(await system.rows("SELECT DISTINCT status FROM job WHERE finished_at IS NULL")).toEqual([
    { status: "PAUSED" },
  ]);
  expect(await system.rows("SELECT provider, failure_kind FROM breaker")).toEqual([
    { provider: "OPENAI", failure_kind: "QUOTA_EXHAUSTED" },
  ]);

  system.simulator.clearFaults();
  expect(await closeAsOperator(system)).toBeGreaterThan(0);
  await until(system, ALL_OVER);
  expect(await system.rows("SELECT status FROM campaign")).toEqual(
    campaigns.map(() => ({ status: "COMPLETED" })),
  );
  expect(await system.rows("SELECT kind FROM breaker_event ORDER BY id")).toEqual([
    { kind: "OPENED" },
    { kind: "CLOSED" },
  ]);
  await expectNothingLostOrPaidTwice(system);
});
