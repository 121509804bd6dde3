import { startCampaign } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import {
  ALL_OVER,
  CRITERIA,
  newWorld,
  OFFER,
  rowsOf,
  runningCampaign,
  until,
  type World,
} from "./support/world.ts";

const LEADS = 20;

/** Another organization of the installation, so with the same workspace at the sender. */
async function secondOrganization(world: World): Promise<string> {
  const [made] = await rowsOf<{ id: string }>(
    world,
    "INSERT INTO organization (name) VALUES ('Sydhavn') RETURNING id",
  );
  return made?.id as string;
}

/** The search of `runningCampaign` by that organization. */
const sameSearch = (world: World, organizationId: string): Promise<string> =>
  transaction(world.db.pool, async (tx) => {
    const [campaign] = await tx.query<{ id: string }>(
      `INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
       VALUES ($1, 'The same search', $2, $3, $4) RETURNING id`,
      [organizationId, LEADS, CRITERIA, OFFER],
    );
    const id = campaign?.id as string;
    await startCampaign(tx, id);
    return id;
  });

interface LeadEnd {
  readonly email: string;
  readonly status: string;
  readonly message: string | null;
  readonly jobs: number;
}

const endsIn = (world: World, campaignId: string): Promise<LeadEnd[]> =>
  rowsOf(
    world,
    `SELECT lower(email) AS email, status, status_message AS message,
            (SELECT count(*)::int FROM job WHERE lead_id = lead.id) AS jobs
     FROM lead WHERE campaign_id = $1 AND email IS NOT NULL`,
    [campaignId],
  );

/** What the providers were asked, told apart by everything that a request says. */
async function requestsOf(world: World): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of world.simulator.requests())
    if (line.event === "received")
      seen.push(
        `${line.provider} ${line.operation} ${decodeURIComponent(line.path)} ${JSON.stringify(line.body)}`,
      );
  return seen;
}

test("a second organization with the same search pays only the reveal for whom the first has handed over", async () => {
  await using world = await newWorld();
  const first = await runningCampaign(world, LEADS);
  await using _worker = startWorker(readEnv(world.env));
  await until(world, ALL_OVER);
  const handedOver = (await endsIn(world, first)).filter(({ status }) => status === "HANDED_OVER");
  expect(handedOver.length).toBeGreaterThan(8);
  const before = (await requestsOf(world)).length;

  const second = await sameSearch(world, await secondOrganization(world));
  await until(world, ALL_OVER);

  const addresses = new Set(handedOver.map(({ email }) => email));
  const again = (await endsIn(world, second)).filter(({ email }) => addresses.has(email));
  expect(again).toHaveLength(handedOver.length);
  const contacted = {
    status: "ALREADY_CONTACTED",
    message: "The sender has been given this address before.",
    jobs: 0,
  };
  for (const lead of again) expect(lead).toEqual({ email: lead.email, ...contacted });
  const asked = (await requestsOf(world)).slice(before);
  expect(asked.filter((request) => request.startsWith("apollo people/bulk_match"))).toHaveLength(LEADS / 10);
  expect(
    asked.filter((request) => [...addresses].some((email) => request.toLowerCase().includes(email))),
  ).toEqual([]);
  // Research and writing name no address: none of them is for one of these leads.
  const [others] = await rowsOf(
    world,
    `SELECT count(*) FILTER (WHERE step = 'RESEARCH')::int AS perplexity, count(*) FILTER (WHERE step = 'WRITE')::int AS openai
     FROM provider_call WHERE campaign_id = $1`,
    [second],
  );
  const countOf = (provider: string) => asked.filter((request) => request.startsWith(provider)).length;
  expect({ perplexity: countOf("perplexity "), openai: countOf("openai ") }).toEqual(others);
});

test("what is said of an address does not tell whether one's own organization gave it to the sender", async () => {
  await using world = await newWorld();
  const first = await runningCampaign(world, LEADS);
  await using _worker = startWorker(readEnv(world.env));
  await until(world, ALL_OVER);
  const ends = await endsIn(world, first);
  const own = ends.find(({ status }) => status !== "HANDED_OVER");
  if (own === undefined) throw new Error("the first campaign handed everybody over");

  // The second organization itself gave the sender one address that the first one did not.
  const organizationId = await secondOrganization(world);
  await world.db.pool.query(GIVEN_BY_ITSELF, [organizationId, own.email, CRITERIA, OFFER]);
  const second = await sameSearch(world, organizationId);
  await until(world, ALL_OVER);

  const known = (await endsIn(world, second)).filter(({ status }) => status === "ALREADY_CONTACTED");
  expect(known.map(({ email }) => email)).toContain(own.email);
  expect(known.length).toBeGreaterThan(8);
  expect(new Set(known.map(({ message, jobs }) => `${message} ${jobs}`)).size).toBe(1);
});

const GIVEN_BY_ITSELF = `
  WITH past AS (
    INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, message, started_at, finished_at)
    VALUES ($1, 'Past', 'COMPLETED', 1, $3, $4, 'Over', now(), now()) RETURNING id)
  INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, email, email_subject, email_body, finished_at)
  SELECT $1, id, 'HANDED_OVER', 'known-by-another-id', $2, 'Docks', 'Hello', now() FROM past`;
