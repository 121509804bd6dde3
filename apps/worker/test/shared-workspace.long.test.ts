import { cancelCampaign, startCampaign, takeOverLeads } from "@leadgen/core/outreach";
import type { SimulatedSystem } from "@leadgen/testkit";
import { makeCampaign, makeLead, makeOrganization } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { ALL_OVER, CRITERIA, newSystem, runningCampaign, until } from "./support/system.ts";

const LEADS = 20;

/** The search of `runningCampaign` by another organization, which has the same workspace at the sender. */
const sameSearch = (system: SimulatedSystem, organizationId: string): Promise<string> =>
  system.tx(async (tx) => {
    const search = { organizationId, leadLimit: LEADS, criteria: CRITERIA };
    const { id } = await makeCampaign(tx, { status: "CREATED", ...search });
    await startCampaign(tx, id);
    return id;
  });

interface LeadEnd {
  readonly email: string;
  readonly status: string;
  readonly message: string | null;
  readonly jobs: number;
}

const endsIn = (system: SimulatedSystem, campaignId: string): Promise<LeadEnd[]> =>
  system.rows(
    `SELECT lower(email) AS email, status, status_message AS message,
            (SELECT count(*)::int FROM job WHERE lead_id = lead.id) AS jobs
     FROM lead WHERE campaign_id = $1 AND email IS NOT NULL`,
    [campaignId],
  );

/** The requests to the providers, distinguished by their whole content. */
async function requestsOf(system: SimulatedSystem): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of system.simulator.requests())
    if (line.event === "received")
      seen.push(
        `${line.provider} ${line.operation} ${decodeURIComponent(line.path)} ${JSON.stringify(line.body)}`,
      );
  return seen;
}

test("a second organization with the same search pays only the reveal for people whom the first has handed over", async () => {
  await using system = await newSystem();
  const first = await runningCampaign(system, LEADS);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  const handedOver = (await endsIn(system, first)).filter(({ status }) => status === "HANDED_OVER");
  expect(handedOver.length).toBeGreaterThan(8);
  const before = (await requestsOf(system)).length;

  const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
  const second = await sameSearch(system, organizationId);
  await until(system, ALL_OVER);

  const addresses = new Set(handedOver.map(({ email }) => email));
  const again = (await endsIn(system, second)).filter(({ email }) => addresses.has(email));
  expect(again).toHaveLength(handedOver.length);
  const contacted = {
    status: "ALREADY_CONTACTED",
    message: "The sender has this address already, or is about to be given it.",
    jobs: 0,
  };
  for (const lead of again) expect(lead).toEqual({ email: lead.email, ...contacted });
  const asked = (await requestsOf(system)).slice(before);
  expect(asked.filter((request) => request.startsWith("apollo people/bulk_match"))).toHaveLength(LEADS / 10);
  expect(
    asked.filter((request) => [...addresses].some((email) => request.toLowerCase().includes(email))),
  ).toEqual([]);
  // Research and writing name no address: none of them is about one of these leads.
  const [others] = await system.rows(
    `SELECT count(*) FILTER (WHERE step = 'RESEARCH')::int AS perplexity, count(*) FILTER (WHERE step = 'WRITE')::int AS openai
     FROM provider_call WHERE campaign_id = $1`,
    [second],
  );
  const countOf = (provider: string) => asked.filter((request) => request.startsWith(provider)).length;
  expect({ perplexity: countOf("perplexity "), openai: countOf("openai ") }).toEqual(others);
});

test("the message about a known address does not reveal which organization gave it to the sender", async () => {
  await using system = await newSystem();
  const first = await runningCampaign(system, LEADS);
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);
  const ends = await endsIn(system, first);
  const own = ends.find(({ status }) => status !== "HANDED_OVER");
  if (own === undefined) throw new Error("the first campaign handed everybody over");

  // The second organization itself gave the sender one address that the first one did not.
  const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
  const past = await makeCampaign(system.db, { organizationId, status: "COMPLETED", fetch: null });
  const given = { campaignId: past.id, status: "HANDED_OVER", email: own.email } as const;
  await makeLead(system.db, given);
  const second = await sameSearch(system, organizationId);
  await until(system, ALL_OVER);

  const known = (await endsIn(system, second)).filter(({ status }) => status === "ALREADY_CONTACTED");
  expect(known.map(({ email }) => email)).toContain(own.email);
  expect(known.length).toBeGreaterThan(8);
  expect(new Set(known.map(({ message, jobs }) => `${message} ${jobs}`)).size).toBe(1);
});

test("if two organizations reveal the same people at the same time, one pays for each person and both end well", async () => {
  await using system = await newSystem();
  const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
  const campaigns = [await runningCampaign(system, LEADS), await sameSearch(system, organizationId)];
  await using _worker = startWorker(readEnv(system.env));
  await until(system, ALL_OVER);

  const asked = await requestsOf(system);
  const reveals = asked.filter((request) => request.startsWith("apollo people/bulk_match"));
  expect(reveals).toHaveLength((2 * LEADS) / 10);
  const ends = (await Promise.all(campaigns.map((id) => endsIn(system, id)))).flat();
  const handedOver = ends.filter(({ status }) => status === "HANDED_OVER").map(({ email }) => email);
  expect(handedOver.length).toBeGreaterThan(8);
  expect(new Set(handedOver).size).toBe(handedOver.length);
  for (const email of handedOver)
    for (const provider of ["millionverifier", "instantly"])
      expect(
        asked.filter((request) => request.startsWith(provider) && request.toLowerCase().includes(email)),
      ).toHaveLength(1);
  // Research and writing name no address: each of these people has one such call in the whole installation, and there are no others.
  const calls = await system.rows<{ email: string; step: string }>(
    "SELECT lower(email) AS email, step FROM provider_call AS call JOIN lead ON lead.id = call.lead_id WHERE step IN ('RESEARCH', 'WRITE')",
  );
  expect(asked.filter((request) => /^(perplexity|openai) /.test(request))).toHaveLength(calls.length);
  for (const email of handedOver)
    expect(calls.flatMap((call) => (call.email === email ? [call.step] : [])).toSorted()).toEqual([
      "RESEARCH",
      "WRITE",
    ]);

  const known = ends.filter(({ status }) => status === "ALREADY_CONTACTED");
  expect(known.map(({ email }) => email)).toEqual(expect.arrayContaining(handedOver));
  expect(new Set(known.map(({ message, jobs }) => `${message} ${jobs}`)).size).toBe(1);
  expect(await system.rows("SELECT DISTINCT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
});

test("people released by one organization while it worked on them are written to by the other, and no reveal is paid for again", async () => {
  await using system = await newSystem();
  const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
  // Hardly any lead is handed over before the cancelling.
  system.simulator.setLatency({ provider: "perplexity", ms: 2_000 });
  const first = await runningCampaign(system, LEADS);
  await using _worker = startWorker(readEnv(system.env));
  await until(
    system,
    `SELECT count(*) = 0 FROM job WHERE campaign_id = '${first}' AND type <> 'ENRICH_LEAD' AND finished_at IS NULL`,
  );
  const second = await sameSearch(system, organizationId);
  await until(system, `SELECT status = 'COMPLETED' FROM campaign WHERE id = '${second}'`);
  await system.tx((tx) => cancelCampaign(tx, { campaignId: first, reason: "wrong audience" }));
  await until(system, "SELECT bool_and(outcome IS NOT NULL) FROM provider_call");
  system.simulator.setLatency({ provider: "perplexity", ms: 0 });

  const { id: third } = await makeCampaign(system.db, {
    ...{ status: "CREATED", organizationId, criteria: CRITERIA, leadLimit: LEADS },
  });
  const { leads } = await system.tx((tx) => takeOverLeads(tx, { from: second, to: third }));
  expect(leads).toBeGreaterThan(0);
  // The limit leaves no room for people of its own search.
  await system.db.query("UPDATE campaign SET lead_limit = $2 WHERE id = $1", [third, leads]);
  await system.tx((tx) => startCampaign(tx, third));
  await until(system, ALL_OVER);
  const ends = await endsIn(system, third);
  const handedOver = ends.filter(({ status }) => status === "HANDED_OVER").map(({ email }) => email);
  expect(handedOver.length).toBeGreaterThan(0);
  const asked = await requestsOf(system);
  const reveals = asked.filter((request) => request.startsWith("apollo people/bulk_match"));
  expect(reveals).toHaveLength((2 * LEADS) / 10);
  for (const email of handedOver)
    expect(
      asked.filter((request) => request.startsWith("instantly leads/add") && request.includes(email)),
    ).toHaveLength(1);
});
