import { enqueueJobs, startCampaign } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { LAB_KEY, providersUrl } from "./environment.ts";
import { rowsOf } from "./rows.ts";
import type { Site } from "./site.ts";

/** A campaign whose leads are revealed already, each with its ENRICH_LEAD job. */
export interface SeededCampaign {
  readonly id: string;
  readonly jobIds: readonly string[];
}

export interface Seed {
  readonly campaigns: number;
  /** In each. */
  readonly leads: number;
  /** Whether every address passes the check, so that each job takes all four steps (default true). */
  readonly goodAddresses?: boolean;
}

/** Writes the campaign and its jobs: from then on there is work. */
export type BeginCampaign = () => Promise<SeededCampaign>;

/** RUNNING campaigns at the point where fetching is over and every lead waits: thousands of jobs in a second or two. */
export async function seedCampaigns(site: Site, seed: Seed): Promise<SeededCampaign[]> {
  const made: SeededCampaign[] = [];
  for (const begin of await prepareCampaigns(site, seed)) made.push(await begin());
  return made;
}

/** The same, each when it is wanted. What has to be asked of the providers is asked here, before they are made slow. */
export async function prepareCampaigns(site: Site, seed: Seed): Promise<BeginCampaign[]> {
  const prepared: BeginCampaign[] = [];
  for (let place = 0; place < seed.campaigns; place++) {
    const people = await findPeople(site, seed);
    const atSender = await makeAtSender(site);
    prepared.push(() => beginCampaign(site, people, atSender));
  }
  return prepared;
}

async function beginCampaign(
  site: Site,
  people: readonly Candidate[],
  atSender: string,
): Promise<SeededCampaign> {
  const [campaign] = await rowsOf<{ id: string }>(site, SEED_CAMPAIGN, [CRITERIA, OFFER, atSender]);
  if (campaign === undefined) throw new Error("chaos-e1: a campaign was not inserted");
  const leads = await rowsOf<{ id: string }>(site, SEED_LEADS, [campaign.id, JSON.stringify(people)]);
  const wanted = leads.map((lead) => ({
    campaignId: campaign.id,
    type: "ENRICH_LEAD" as const,
    leadId: lead.id,
  }));
  const { jobIds } = await transaction(site.pool, (tx) => enqueueJobs(tx, wanted));
  return { id: campaign.id, jobIds };
}

/** A campaign from its very beginning: the workers search and reveal. */
export async function startNewCampaign(site: Site, leadLimit: number): Promise<string> {
  const [campaign] = await rowsOf<{ id: string }>(site, NEW_CAMPAIGN, [CRITERIA, OFFER, leadLimit]);
  if (campaign === undefined) throw new Error("chaos-e2: a campaign was not inserted");
  await transaction(site.pool, (tx) => startCampaign(tx, campaign.id));
  return campaign.id;
}

interface Candidate {
  readonly email: string;
  readonly number: number;
}

let numbers = 0;

/** People of companies of their own, so that a request at a provider names one lead and no other. */
async function findPeople(site: Site, { leads, goodAddresses = true }: Seed): Promise<Candidate[]> {
  const found: Candidate[] = [];
  while (found.length < leads) {
    const tries = Array.from({ length: Math.min(100, leads - found.length) }, () => {
      const number = ++numbers;
      return { number, email: `ada.holm@rederi-${number}.example` };
    });
    const good = await Promise.all(tries.map(({ email }) => !goodAddresses || isGood(site, email)));
    found.push(...tries.filter((_, place) => good[place]));
  }
  return found;
}

async function isGood({ simulator }: Site, email: string): Promise<boolean> {
  const query = new URLSearchParams({ api: LAB_KEY, email, timeout: "10" });
  const answer = await fetch(`${providersUrl(simulator)}/millionverifier/api/v3/?${query}`);
  if (!answer.ok)
    throw new Error(`chaos-e6: the verifier answers ${answer.status}: seed before it is made to fail`);
  return ((await answer.json()) as { result?: string }).result === "ok";
}

async function makeAtSender({ simulator }: Site): Promise<string> {
  const answer = await fetch(`${providersUrl(simulator)}/instantly/api/v2/campaigns`, {
    method: "POST",
    headers: { authorization: `Bearer ${LAB_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ name: `Seeded ${++numbers}`, campaign_schedule: SCHEDULE }),
  });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`chaos-e3: the sender made no campaign (${answer.status})`);
  return id;
}

const SCHEDULE = {
  schedules: [
    { name: "Any", timing: { from: "09:00", to: "17:00" }, days: { 1: true }, timezone: "Europe/Belgrade" },
  ],
};

const CRITERIA = JSON.stringify({ titles: ["head of operations"], locations: ["denmark"] });
const OFFER = JSON.stringify({
  product: "Freight planning for small fleets",
  senderName: "Ada Byron",
  senderCompany: "Analytical",
});

const ORGANIZATION = `
  org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id)`;

// Every started campaign has had its FETCH_LEADS job: the invariants ask for it.
const SEED_CAMPAIGN = `
  WITH ${ORGANIZATION},
       started AS (
         INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, instantly_campaign_id, started_at)
         SELECT id, 'Operations in Denmark', 'RUNNING', 50000, $1, $2, $3, now() FROM org RETURNING id)
  INSERT INTO job (campaign_id, type, status, attempt, finished_at)
  SELECT id, 'FETCH_LEADS', 'COMPLETED', 1, now() FROM started
  RETURNING campaign_id AS id`;

const SEED_LEADS = `
  INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, first_name, last_name, title, email,
                    company_name, company_domain)
  SELECT campaign.organization_id, campaign.id, 'REVEALED', 'person-' || person.number, 'Ada', 'Holm',
         'Head of Operations', person.email, 'Rederi ' || person.number, 'rederi-' || person.number || '.example'
  FROM campaign, jsonb_to_recordset($2::jsonb) AS person (number int, email text)
  WHERE campaign.id = $1
  RETURNING id`;

// All in one organization, which writes to no person twice: each campaign finds people of its own.
const NEW_CAMPAIGN = `
  WITH known AS (SELECT id FROM organization WHERE name = 'Searching'),
       made AS (INSERT INTO organization (name) SELECT 'Searching' WHERE NOT EXISTS (SELECT FROM known) RETURNING id)
  INSERT INTO campaign (organization_id, name, criteria, offer, lead_limit)
  SELECT id, 'Operations in Denmark', $1, $2, $3 FROM (SELECT id FROM known UNION ALL SELECT id FROM made) AS searching
  RETURNING id`;
