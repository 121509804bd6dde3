import type { SimulatedSystem } from "@leadgen/testkit";
import { firstOrganization, insertMany, makeDoNotContact, makeOrganization } from "@leadgen/testkit/make";
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
import { workspaceOf } from "./support/workspace.ts";

/** Adds an entry to the do-not-contact list of the system's first organization. */
const list = async (system: SimulatedSystem, kind: "ADDRESS" | "DOMAIN" | "PERSON", value: string) =>
  makeDoNotContact(system.db, { organizationId: await firstOrganization(system.db), kind, value });

/** Steps of the provider calls of each BLOCKLISTED lead. */
const BLOCKED_STEPS = `
  SELECT lead.email, lead.status_message AS message, job.status AS job,
         array_remove(array_agg(call.step ORDER BY call.started_at), NULL) AS steps
  FROM lead LEFT JOIN job ON job.lead_id = lead.id LEFT JOIN provider_call AS call ON call.job_id = job.id
  WHERE lead.status = 'BLOCKLISTED' GROUP BY lead.id, job.id`;

interface Blocked {
  email: string | null;
  message: string;
  job: string | null;
  steps: string[];
}

/** A run of the same campaign in a separate system: the simulator gives the same people for the same seed. */
async function peopleOf(): Promise<{ email: string; domain: string; person: string }[]> {
  await using system = await newSystem();
  await runningCampaign(system, 12);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  return await system.rows(`SELECT lower(email) AS email, lower(split_part(email, '@', 2)) AS domain, apollo_person_id AS person
     FROM lead WHERE status = 'HANDED_OVER' ORDER BY id`);
}

test("once an address, a domain or a person is recognised as listed, nothing more is paid for it and it never reaches the sender", async () => {
  const people = await peopleOf();
  const [first, second, third] = people;
  if (!first || !second || !third) throw new Error("the campaign handed too few over");
  await using system = await newSystem();
  await list(system, "ADDRESS", first.email);
  await list(system, "DOMAIN", second.domain);
  await list(system, "PERSON", third.person);
  await runningCampaign(system, 12);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  const blocked = await system.rows<Blocked>(BLOCKED_STEPS);
  expect(blocked.map((lead) => lead.email?.toLowerCase())).toContain(first.email);
  expect(blocked.map((lead) => lead.email?.split("@")[1]?.toLowerCase())).toContain(second.domain);
  expect(blocked.every((lead) => lead.steps.length === 0 && lead.job === null)).toBe(true);
  expect(blocked.every((lead) => lead.message.includes("do-not-contact"))).toBe(true);
  expect(await system.rows(`SELECT 1 FROM lead WHERE apollo_person_id = '${third.person}'`)).toEqual([]);
  const sent = await system.rows<{ email: string }>("SELECT email FROM lead WHERE status = 'HANDED_OVER'");
  expect(sent.map((lead) => lead.email.toLowerCase())).not.toContain(first.email);
  await expectNothingLostOrPaidTwice(system);
});

test("an entry added while its lead is being enriched ends the job before the next call, and the campaign ends as usual", async () => {
  await using system = await newSystem();
  system.simulator.setFault({ provider: "perplexity", fault: "hold" });
  // An intent alone is not enough: its call may still be too late for its turn.
  const held = system.simulator.waitForLine(
    ({ event, provider }) => event === "received" && provider === "perplexity",
  );
  await runningCampaign(system, 6);
  await using _worker = startWorker(readEnv(system.env));
  await held;
  const found = await system.rows<{ organizationId: string; value: string }>(
    `SELECT DISTINCT organization_id AS "organizationId", lower(email) AS value FROM lead WHERE email IS NOT NULL`,
  );
  const entries = found.map((entry) => ({ ...entry, kind: "ADDRESS" as const, createdBy: "ada" }));
  await insertMany(system.db, "do_not_contact", entries);
  system.simulator.clearFaults();
  await until(system, ALL_OVER);

  const blocked = await system.rows<Blocked>(BLOCKED_STEPS);
  expect(blocked.length).toBeGreaterThan(0);
  expect(blocked.every((lead) => lead.job === null || lead.job === "COMPLETED")).toBe(true);
  expect(blocked.some((lead) => lead.steps.join() === "VERIFY,RESEARCH")).toBe(true);
  expect(blocked.every((lead) => !lead.steps.includes("HAND_OVER"))).toBe(true);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  await expectNothingLostOrPaidTwice(system);
});

test("people added to the list while the breaker is OPEN are skipped at their enrichment, and are not in the workspace after the close", async () => {
  await using system = await newSystem();
  system.simulator.setFault({ provider: "perplexity", fault: "http-500", times: 1 });
  await runningCampaign(system, 12);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, IS_OPEN);
  await until(system, "SELECT bool_and(outcome IS NOT NULL) FROM provider_call");
  const waiting = await system.rows<{ organizationId: string; value: string }>(
    `SELECT lead.organization_id AS "organizationId", lower(lead.email) AS value
     FROM lead JOIN job ON job.lead_id = lead.id WHERE job.status = 'PAUSED' ORDER BY lead.id`,
  );
  expect(waiting.length).toBeGreaterThan(3);
  const entered = waiting.filter((_each, index) => index % 2 === 0);
  const entries = entered.map((entry) => ({ ...entry, kind: "ADDRESS" as const, createdBy: "ada" }));
  await insertMany(system.db, "do_not_contact", entries);
  const made = await callsOf(system, entered);
  await closeAsOperator(system);
  await until(system, ALL_OVER);

  const blocked = await system.rows<Blocked>(BLOCKED_STEPS);
  const values = entered.map(({ value }) => value);
  expect(blocked.map(({ email }) => email?.toLowerCase())).toEqual(expect.arrayContaining(values));
  expect(await callsOf(system, entered)).toBe(made);
  const workspace = await workspaceOf(system);
  expect(values.filter((value) => workspace.has(value))).toEqual([]);
  expect(workspace.size).toBeGreaterThan(0);
  await expectNothingLostOrPaidTwice(system);
});

/** Provider calls for the leads of these addresses. */
async function callsOf(system: SimulatedSystem, people: readonly { value: string }[]): Promise<number> {
  const [row] = await system.rows<{ calls: number }>(
    `SELECT count(*)::int AS calls FROM provider_call AS call JOIN lead ON lead.id = call.lead_id
     WHERE lower(lead.email) = ANY ($1)`,
    [people.map(({ value }) => value)],
  );
  return row?.calls ?? 0;
}

test("another organization's list blocks no lead", async () => {
  const people = await peopleOf();
  await using system = await newSystem();
  await runningCampaign(system, 12);
  const { id: organizationId } = await makeOrganization(system.db, { name: "Other" });
  for (const { email: value } of people)
    await makeDoNotContact(system.db, { organizationId, kind: "ADDRESS", value });
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  expect(await system.rows(BLOCKED_STEPS)).toEqual([]);
  expect(await system.rows("SELECT 1 FROM lead WHERE status = 'HANDED_OVER'")).toHaveLength(people.length);
});

test.each([
  ["Ada@Mail.Example.com", null, ["ada@mail.example.com", "example.com", "mail.example.com"]],
  [null, "shop.example.no", ["example.no", "shop.example.no"]],
  ["nonsense", "localhost", ["nonsense"]],
  [null, null, []],
])("%s at %s is covered by entries for %j", async (address, company, expected) => {
  await using system = await newSystem();
  const { rows } = await system.pool.query("SELECT contact_keys($1, $2) AS keys", [address, company]);
  expect([...((rows[0]?.keys as string[] | null) ?? [])].sort()).toEqual(expected);
});
