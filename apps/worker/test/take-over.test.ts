import {
  cancelCampaign,
  checkInvariants,
  deleteCampaign,
  startCampaign,
  takeOverLeads,
} from "@leadgen/core/outreach";
import type { FaultName } from "@leadgen/simulator";
import type { SimulatedSystem } from "@leadgen/testkit";
import { makeCampaign, OFFER } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  CRITERIA,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

const LEADS = 16;

/** Cancelled half-way: some leads are handed over, some verified, researched or written to, with calls under way. */
async function cancelMidway(system: SimulatedSystem): Promise<string> {
  const campaignId = await runningCampaign(system, LEADS);
  for (const provider of ["perplexity", "openai", "instantly"] as const)
    system.simulator.setLatency({ provider, ms: 120 });
  // Few at once, so that some have not begun.
  await using _worker = startWorker(readEnv({ ...system.env, WORKER_CONCURRENCY: "4" }));
  await until(system, "SELECT count(*) >= 2 FROM lead WHERE status = 'HANDED_OVER'");
  await system.tx((tx) => cancelCampaign(tx, { campaignId, reason: "wrong audience" }));
  await until(system, "SELECT bool_and(outcome IS NOT NULL) FROM provider_call");
  return campaignId;
}

/** A started campaign that has taken over the leads that the other one paid for. */
async function goOnIn(
  system: SimulatedSystem,
  { from, ...values }: { from: string; leadLimit: number; offer?: object },
) {
  const { id: to } = await makeCampaign(system.db, {
    ...{ status: "CREATED", name: "The second", criteria: CRITERIA },
    ...values,
  });
  const { leads } = await system.tx((tx) => takeOverLeads(tx, { from, to }));
  await system.tx((tx) => startCampaign(tx, to));
  return { to, leads };
}

const callsOf = (system: SimulatedSystem, campaignId: string, step: string) =>
  system.rows<{ jobId: string; leadId: string }>(
    `SELECT job_id AS "jobId", lead_id AS "leadId" FROM provider_call
     WHERE campaign_id = $1 AND (step = $2 OR step LIKE $2 || ':%') AND effect AND outcome = 'SUCCEEDED'`,
    [campaignId, step],
  );

test("leads of a cancelled campaign are finished by another one, and no person is paid for twice", async () => {
  await using system = await newSystem();
  const from = await cancelMidway(system);
  const [left] = await system.rows<{ leads: number }>(
    "SELECT count(*)::int AS leads FROM lead WHERE status = 'CANCELLED'",
  );
  const { to, leads } = await goOnIn(system, { from, leadLimit: LEADS });
  expect(leads).toBe(left?.leads);
  expect(leads).toBeGreaterThan(2);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  expect(await system.rows("SELECT status FROM campaign WHERE id = $1", [to])).toEqual([
    { status: "COMPLETED" },
  ]);
  const moved = await system.rows<{ job: string; lead: string }>(
    `SELECT DISTINCT job.status AS job FROM lead_take_over AS taken JOIN job ON job.lead_id = taken.lead_id`,
  );
  expect(moved).toEqual([{ job: "COMPLETED" }]);
  // Its own search finds as many more people as its limit allows.
  const [all] = await system.rows<{ leads: number }>(
    "SELECT count(*)::int AS leads FROM lead WHERE campaign_id = $1",
    [to],
  );
  expect(all?.leads).toBe(LEADS);
  for (const step of ["VERIFY", "RESEARCH", "WRITE", "HAND_OVER"]) {
    const people = [...(await callsOf(system, from, step)), ...(await callsOf(system, to, step))];
    expect(new Set(people.map(({ leadId }) => leadId)).size).toBe(people.length);
  }
  expect((await callsOf(system, from, "RESEARCH")).length).toBeGreaterThan(2);
  await expectNothingLostOrPaidTwice(system);
});

test("a campaign's costs stay with it, even if the campaign that took its leads over is deleted", async () => {
  await using system = await newSystem();
  const from = await cancelMidway(system);
  const spent = () =>
    system.rows(
      `SELECT provider, count(*)::int AS calls, coalesce(sum(credits), 0)::float8 AS credits, sum(cost_usd)::float8 AS usd
       FROM provider_call WHERE campaign_id = $1 GROUP BY provider ORDER BY provider`,
      [from],
    );
  const paid = await spent();
  const { to } = await goOnIn(system, { from, leadLimit: LEADS });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  expect(await spent()).toEqual(paid);

  const remove = (id: string) => system.tx((tx) => deleteCampaign(tx, { id, actor: "user:ada" }));
  await expect(remove(from)).rejects.toMatchObject({
    code: "WRONG_STATE",
    message: expect.stringContaining('"The second" has taken over'),
  });
  await remove(to);
  expect(await spent()).toEqual(paid);
  await remove(from);
  expect(await spent()).toEqual([]);
});

/** Stopped by an outage of the sender when its leads need only their hand-over, and cancelled. */
async function cancelAtHandOver(system: SimulatedSystem, fault: FaultName): Promise<string> {
  const from = await runningCampaign(system, 12);
  system.simulator.setFault({ provider: "instantly", operation: "leads/add", fault, times: 1 });
  {
    await using _worker = startWorker(readEnv(system.env));
    await until(system, IS_OPEN);
    await system.tx((tx) => cancelCampaign(tx, { campaignId: from, reason: "wrong audience" }));
  }
  await closeAsOperator(system);
  return from;
}

test("for another offer the mail is written again, and research and verification are not repeated", async () => {
  await using system = await newSystem();
  const from = await cancelAtHandOver(system, "connection-reset");
  const offer = { ...OFFER, product: "Paint for ferries." };
  const { to } = await goOnIn(system, { from, leadLimit: 12, offer });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  const rewritten = await system.rows<{ leadId: string }>(
    `SELECT lead.id AS "leadId" FROM job_step JOIN job ON job.id = job_step.job_id JOIN lead ON lead.id = job.lead_id
     WHERE job_step.step = 'WRITE:1' AND lead.status = 'HANDED_OVER'`,
  );
  expect(rewritten.length).toBeGreaterThan(0);
  const again = (await callsOf(system, to, "WRITE")).map(({ leadId }) => leadId);
  for (const { leadId } of rewritten) expect(again).toContain(leadId);
  for (const step of ["VERIFY", "RESEARCH"]) {
    const people = [...(await callsOf(system, from, step)), ...(await callsOf(system, to, step))];
    expect(new Set(people.map(({ leadId }) => leadId)).size).toBe(people.length);
  }
  const broken = (await checkInvariants(system.db)).filter(({ violations }) => violations > 0);
  expect(broken).toEqual([]);
});

test("for the same offer the mail stays", async () => {
  await using system = await newSystem();
  const from = await cancelAtHandOver(system, "connection-reset");
  const written = (await callsOf(system, from, "WRITE")).map(({ leadId }) => leadId);
  const { to } = await goOnIn(system, { from, leadLimit: 12 });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  const again = (await callsOf(system, to, "WRITE")).map(({ leadId }) => leadId);
  expect(again.filter((leadId) => written.includes(leadId))).toEqual([]);
  await expectNothingLostOrPaidTwice(system);
});

test("a lead whose addition by the former campaign is UNKNOWN is found there, and not added again", async () => {
  await using system = await newSystem();
  const from = await cancelAtHandOver(system, "drop-after-work");
  const [doubtful] = await system.rows<{ leadId: string }>(
    `SELECT lead_id AS "leadId" FROM provider_call WHERE step = 'HAND_OVER' AND outcome = 'FAILED'`,
  );
  await goOnIn(system, { from, leadLimit: 12 });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  expect(
    await system.rows("SELECT status, status_message AS message FROM lead WHERE id = $1", [doubtful?.leadId]),
  ).toEqual([{ status: "HANDED_OVER", message: expect.stringContaining("taken over from") }]);
  await expectNothingLostOrPaidTwice(system);
});
