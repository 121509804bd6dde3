import type { FaultName } from "@leadgen/simulator";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  expectNothingLostOrPaidTwice,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

/** Documented answers that look odd and mean nothing, one for each provider, given to every call of the campaign. */
const HARMLESS = {
  apollo: "credits-consumed-absent",
  millionverifier: "credits-as-string",
  perplexity: "fenced-json",
  openai: "commentary",
  instantly: "uploaded-not-listed",
} as const satisfies Record<string, FaultName>;

test("odd answers without meaning stop nothing and cost no lead", async () => {
  await using system = await newSystem();
  for (const [provider, fault] of Object.entries(HARMLESS))
    system.simulator.setFault({ provider: provider as keyof typeof HARMLESS, fault });
  await runningCampaign(system, 20);
  await using _worker = startWorker(readEnv(system.env));

  await until(system, ALL_OVER);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  expect(await system.rows("SELECT epoch::int, state FROM breaker")).toEqual([{ epoch: 0, state: "CLOSED" }]);
  const handedOver = await system.rows<{ instantly_lead_id: string | null; research: { facts: unknown[] } }>(
    "SELECT instantly_lead_id, research FROM lead WHERE status = 'HANDED_OVER'",
  );
  expect(handedOver.length).toBeGreaterThan(8);
  // Looked up, since the addition did not return its id; and the code fence cost no fact.
  expect(handedOver.every((lead) => lead.instantly_lead_id !== null)).toBe(true);
  expect(handedOver.every((lead) => lead.research.facts.length > 0)).toBe(true);
  expect(await system.rows("SELECT 1 FROM lead WHERE status IN ('ALREADY_CONTACTED', 'REJECTED')")).toEqual(
    [],
  );
  const [reveals] = await system.rows(
    "SELECT count(*)::int AS calls, count(credits)::int AS priced FROM provider_call WHERE step LIKE 'REVEAL%'",
  );
  expect(reveals).toMatchObject({ calls: 2, priced: 0 });
  await expectNothingLostOrPaidTwice(system);
});
