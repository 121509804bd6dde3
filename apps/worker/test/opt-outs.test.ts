import type { SimulatedSystem } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  NOTHING_LIVE,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";
import { workspaceOf } from "./support/workspace.ts";

interface Lead {
  readonly id: string;
  readonly email: string;
  readonly person: string;
  readonly at: string;
}

/** Runs a campaign to its end. @returns the leads that it handed over. */
async function ended(system: SimulatedSystem, leads = 6): Promise<Lead[]> {
  const id = await runningCampaign(system, leads);
  await until(system, ALL_OVER);
  return system.rows<Lead>(
    `SELECT id, lower(email) AS email, apollo_person_id AS person, instantly_lead_id AS at FROM lead
     WHERE status = 'HANDED_OVER' AND campaign_id = $1 ORDER BY id`,
    [id],
  );
}

const entries = (system: SimulatedSystem) =>
  system.rows<{ kind: string; value: string; reason: string; by: string }>(
    "SELECT kind, value, reason, created_by AS by FROM do_not_contact ORDER BY kind, value",
  );

/** The requests about opt-outs to Instantly's list of leads. */
const asked = async (system: SimulatedSystem) =>
  (await system.simulator.requestList()).flatMap((line) =>
    line.event === "received" && line.operation === "leads/list" && (line.body as { filter?: string }).filter
      ? [line.body as { campaign: string; filter: string; starting_after?: string }]
      : [],
  );

/** The hour, a day later, in which graphile-worker's schedule plans the reading. */
async function nextDay(system: SimulatedSystem): Promise<void> {
  await system.pool.query("UPDATE campaign SET started_at = started_at - interval '1 day'");
  await system.pool.query("UPDATE job SET created_at = created_at - interval '1 day'");
  await system.pool.query("SELECT graphile_worker.add_job('plan_opt_outs')");
}

const READ = "SELECT count(*) = 1 FROM job WHERE type = 'READ_OPT_OUTS' AND status = 'COMPLETED'";

test("people who unsubscribed or bounced are on the list, by address and person, before the next campaign pays for anyone", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [gone, bounced, moved, ...others] = await ended(system, 8);
  if (!gone || !bounced || !moved || others.length === 0) throw new Error("the campaign handed too few over");
  system.simulator.noteLeadEvent({ email: gone.email, event: "unsubscribed" });
  system.simulator.noteLeadEvent({ email: bounced.email, event: "bounced" });
  system.simulator.noteLeadEvent({ email: moved.email, event: "unsubscribed" });
  // Apollo knows this person under a new id: only the address identifies them.
  await system.pool.query("UPDATE lead SET apollo_person_id = 'formerly' WHERE id = $1", [moved.id]);

  const next = await runningCampaign(system, 8);
  await until(system, ALL_OVER);
  await until(system, NOTHING_LIVE);
  expect(await entries(system)).toEqual(
    [
      ["ADDRESS", bounced.email, "A mail bounced at Instantly"],
      ["ADDRESS", gone.email, "Unsubscribed at Instantly"],
      ["ADDRESS", moved.email, "Unsubscribed at Instantly"],
      ["PERSON", bounced.person, "A mail bounced at Instantly"],
      ["PERSON", gone.person, "Unsubscribed at Instantly"],
      ["PERSON", "formerly", "Unsubscribed at Instantly"],
    ]
      .map(([kind, value, why]) => ({
        ...{ kind, value, by: "instantly" },
        reason: expect.stringContaining(why ?? ""),
      }))
      .sort((a, b) => (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1)),
  );
  const calls = await system.rows<{ step: string }>(
    "SELECT step FROM provider_call WHERE campaign_id = $1 AND job_id IN (SELECT id FROM job WHERE lead_id IS NULL) ORDER BY started_at",
    [next],
  );
  expect(calls.slice(0, 2).map(({ step }) => step)).toEqual(["OPT_OUTS:1", "OPT_OUTS:2"]);
  const again = await system.rows(
    `SELECT lead.status, count(call.id)::int AS paid FROM lead LEFT JOIN provider_call AS call ON call.lead_id = lead.id
     WHERE lead.campaign_id = $1 AND lower(email) = ANY($2::text[]) GROUP BY lead.id`,
    [next, [gone.email, bounced.email, moved.email]],
  );
  expect(again).toEqual([{ status: "BLOCKLISTED", paid: 0 }]);
  // Those who opted out stay at the sender, and so does everybody else.
  expect((await workspaceOf(system)).has(gone.email)).toBe(true);
  expect(await system.rows("SELECT 1 FROM job WHERE type = 'WITHDRAW_LEAD'")).toEqual([]);
});

test("the first campaign of an organization reads no opt-outs", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  await ended(system, 3);
  expect(await asked(system)).toEqual([]);
});

test("opt-outs that another campaign's start has just read are not read again", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  await ended(system, 3);
  await ended(system, 3);
  const [second] = await system.rows<{ at: string }>(
    "SELECT instantly_campaign_id AS at FROM campaign ORDER BY id OFFSET 1",
  );
  await ended(system, 3);
  const campaigns = (await asked(system)).map(({ campaign }) => campaign);
  expect(campaigns).toHaveLength(4);
  expect(campaigns.slice(2)).toEqual([second?.at, second?.at]);
});

test("a reading resumes after the last page that it has read", async () => {
  await using system = await newSystem();
  {
    await using _worker = startWorker(readEnv(system.env));
    await ended(system, 3);
  }
  const [first] = await system.rows<{ id: string; at: string }>(
    "SELECT id, instantly_campaign_id AS at FROM campaign",
  );
  const next = await runningCampaign(system, 3);
  const read = {
    campaignId: first?.id,
    instantlyCampaignId: first?.at,
    optOut: "UNSUBSCRIBED",
    next: "lead-100",
  };
  await system.pool.query(
    `INSERT INTO job_step (job_id, step, attempt, output)
     SELECT id, 'OPT_OUTS:1', 1, $2 FROM job WHERE campaign_id = $1 AND type = 'FETCH_LEADS'`,
    [next, JSON.stringify(read)],
  );
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  const page = { campaign: first?.at, limit: 100 };
  expect(await asked(system)).toEqual([
    { ...page, filter: "FILTER_VAL_UNSUBSCRIBED", starting_after: "lead-100" },
    { ...page, filter: "FILTER_VAL_BOUNCED" },
  ]);
});

test("once a day opt-outs are read without a new campaign, once for each organization; other leads with the address are withdrawn", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [gone] = await ended(system, 4);
  const [same] = await ended(system, 4);
  if (!gone || !same) throw new Error("a campaign handed nobody over");
  system.simulator.noteLeadEvent({ email: gone.email, event: "unsubscribed" });
  await system.pool.query("UPDATE lead SET email = $2 WHERE id = $1", [same.id, gone.email]);
  const before = await system.rows("SELECT status, job_counts FROM campaign ORDER BY id");
  await nextDay(system);
  await until(system, READ);
  await until(system, NOTHING_LIVE);
  expect((await entries(system)).map(({ value }) => value)).toContain(gone.email);
  const workspace = await workspaceOf(system);
  expect([workspace.has(gone.email), workspace.has(same.email)]).toEqual([true, false]);
  expect(await system.rows("SELECT lead_id, status FROM job WHERE type = 'WITHDRAW_LEAD'")).toEqual([
    { lead_id: same.id, status: "COMPLETED" },
  ]);
  expect(await system.rows("SELECT status, job_counts FROM campaign ORDER BY id")).toEqual(before);
  await expectNothingLostOrPaidTwice(system);
});

test("a reading that the sender fails opens the breaker, and goes on after the close", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [gone] = await ended(system, 3);
  system.simulator.noteLeadEvent({ email: gone?.email ?? "", event: "unsubscribed" });
  system.simulator.setFault({ provider: "instantly", operation: "leads/list", fault: "http-500", times: 1 });
  await nextDay(system);
  await until(system, IS_OPEN);
  expect(await entries(system)).toEqual([]);
  await closeAsOperator(system);
  await until(system, READ);
  expect((await entries(system)).map(({ kind }) => kind)).toEqual(["ADDRESS", "PERSON"]);
  await expectNothingLostOrPaidTwice(system);
});

test("a campaign deleted at the sender is looked up once, and the other campaigns are still read", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  await ended(system, 3);
  const [gone] = await ended(system, 3);
  system.simulator.noteLeadEvent({ email: gone?.email ?? "", event: "unsubscribed" });
  const unknown = "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012";
  const [deleted] = await system.rows<{ id: string }>(
    "UPDATE campaign SET instantly_campaign_id = $1 WHERE id = (SELECT id FROM campaign ORDER BY id LIMIT 1) RETURNING id",
    [unknown],
  );
  const before = (await asked(system)).length;
  await nextDay(system);
  await until(system, READ);
  expect((await asked(system)).slice(before).map(({ campaign }) => campaign === unknown)).toEqual([
    true,
    false,
    false,
  ]);
  expect((await entries(system)).map(({ kind }) => kind)).toEqual(["ADDRESS", "PERSON"]);
  const events = "SELECT 1 FROM breaker_event";
  expect(await system.rows(events)).toEqual([]);
  const there = await system.rows("SELECT id FROM campaign WHERE gone_at_sender_at IS NOT NULL");
  expect(there).toEqual([{ id: deleted?.id }]);
  // Neither the next campaign nor the next day reads it again.
  await ended(system, 3);
  expect((await asked(system)).slice(before + 1).map(({ campaign }) => campaign)).not.toContain(unknown);
  await expectNothingLostOrPaidTwice(system);
});

test("a list that is missing although its campaign exists opens the breaker", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  await ended(system, 3);
  system.simulator.setFault({ provider: "instantly", operation: "leads/list", fault: "campaign-404" });
  await nextDay(system);
  await until(system, IS_OPEN);
  const [why] = await system.rows<{ message: string }>("SELECT message FROM breaker");
  expect(why?.message).toContain("the campaign is there");
  expect(await system.rows("SELECT 1 FROM campaign WHERE gone_at_sender_at IS NOT NULL")).toEqual([]);
});
