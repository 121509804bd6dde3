import { cancelCampaign } from "@leadgen/core/outreach";
import type { SimulatedSystem } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { expectNothingLostOrPaidTwice, newSystem, runningCampaign, until } from "./support/system.ts";

const ALL_ANSWERED = "SELECT bool_and(outcome IS NOT NULL) FROM provider_call";

const CALLS = {
  SEARCH: { provider: "apollo", operation: "mixed_people/api_search" },
  REVEAL: { provider: "apollo", operation: "people/bulk_match" },
  RESEARCH: { provider: "perplexity", operation: "responses" },
  HAND_OVER: { provider: "instantly", operation: "leads/add" },
} as const;

/** Cancels the campaign while a call of the step is under way, and waits for the call's answer. */
async function cancelDuring(system: SimulatedSystem, step: keyof typeof CALLS): Promise<string> {
  const { provider, operation } = CALLS[step];
  system.simulator.setFault({ provider, operation, fault: "hold" });
  // An intent alone is not enough: its call may still be too late for its turn.
  const held = system.simulator.waitForLine(
    (line) => line.event === "received" && line.provider === provider && line.operation === operation,
  );
  const campaignId = await runningCampaign(system, 12);
  await using _worker = startWorker(readEnv(system.env));
  await held;
  await system.tx((tx) => cancelCampaign(tx, { campaignId, reason: "wrong audience" }));
  system.simulator.clearFaults();
  await until(system, ALL_ANSWERED);
  return campaignId;
}

test("the answer of a call whose campaign was cancelled is kept as a finished step, with the lead's data", async () => {
  await using system = await newSystem();
  await cancelDuring(system, "RESEARCH");

  const kept = await system.rows(`
    SELECT job.status AS job, lead.status AS lead, lead.research IS NOT NULL AS stored, job.call_id AS call,
           EXISTS (SELECT 1 FROM job_step WHERE job_id = job.id AND step = 'RESEARCH') AS finished
    FROM provider_call JOIN job ON job.id = provider_call.job_id JOIN lead ON lead.id = job.lead_id
    WHERE provider_call.step = 'RESEARCH' AND provider_call.ended_at > job.finished_at`);
  expect(kept.length).toBeGreaterThan(0);
  for (const row of kept)
    expect(row).toEqual({ job: "CANCELLED", lead: "CANCELLED", stored: true, call: null, finished: true });
  await expectNothingLostOrPaidTwice(system);
});

test("a lead that was added at the sender while its campaign was being cancelled is HANDED_OVER", async () => {
  await using system = await newSystem();
  await cancelDuring(system, "HAND_OVER");

  const [added] = await system.rows<{ leads: number; handedOver: number }>(`
    SELECT count(*)::int AS leads, count(*) FILTER (WHERE lead.status = 'HANDED_OVER')::int AS "handedOver"
    FROM provider_call JOIN job ON job.id = provider_call.job_id JOIN lead ON lead.id = job.lead_id
    WHERE step = 'HAND_OVER' AND effect AND outcome = 'SUCCEEDED'`);
  expect(added?.leads).toBeGreaterThan(0);
  expect(added?.handedOver).toBe(added?.leads);
  await expectNothingLostOrPaidTwice(system);
});

test("people who were being paid for when their campaign was cancelled return to it, CANCELLED with their jobs", async () => {
  await using system = await newSystem();
  const campaignId = await cancelDuring(system, "REVEAL");

  const leads = await system.rows<{ status: string; email: string | null; job: string | null }>(`
    SELECT lead.status, lead.email, job.status AS job FROM lead LEFT JOIN job ON job.lead_id = lead.id
    WHERE lead.campaign_id = '${campaignId}'`);
  const [asked] = await system.rows<{ people: number }>(`
    SELECT count(*)::int AS people FROM lead JOIN provider_call AS call ON call.job_id = lead.reveal_job_id
    WHERE call.step = 'REVEAL' AND call.outcome = 'SUCCEEDED'`);
  expect(leads).toHaveLength(asked?.people ?? 0);
  const revealed = leads.filter(({ status }) => status === "CANCELLED");
  expect(revealed.length).toBeGreaterThan(0);
  for (const lead of revealed) expect(lead).toMatchObject({ job: "CANCELLED", email: expect.any(String) });
  const [campaign] = await system.rows<{ counts: object; jobs: object }>(`
    SELECT job_counts AS counts,
           (SELECT jsonb_object_agg(type, of_type) FROM (
              SELECT type, jsonb_object_agg(status, n) AS of_type
              FROM (SELECT type, status, count(*) AS n FROM job GROUP BY type, status) AS counted GROUP BY type) AS types) AS jobs
    FROM campaign`);
  expect(campaign?.counts).toEqual(campaign?.jobs);
  await expectNothingLostOrPaidTwice(system);
});

test("people found by a search whose campaign is cancelled meanwhile are left to other campaigns", async () => {
  await using system = await newSystem();
  await cancelDuring(system, "SEARCH");
  expect(await system.rows("SELECT id FROM lead")).toEqual([]);
  await expectNothingLostOrPaidTwice(system);
});
