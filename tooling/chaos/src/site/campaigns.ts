import { enqueueJobs, startCampaign } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { makeCampaign, makeLeads, makeOrganization } from "@leadgen/testkit/make";
import { LAB_KEY, providersUrl } from "./environment.ts";
import { rowsOf } from "./rows.ts";
import type { Site } from "./site.ts";

/** A campaign whose leads are revealed, each with its ENRICH_LEAD job. */
export interface SeededCampaign {
  readonly id: string;
  readonly jobIds: readonly string[];
}

export interface Seed {
  readonly campaigns: number;
  /** Leads of each campaign. */
  readonly leads: number;
  /** Whether every address passes the check, so that each job takes all four steps (default true). */
  readonly goodAddresses?: boolean;
}

/** Writes the campaign and its jobs: from then on there is work. */
export type BeginCampaign = () => Promise<SeededCampaign>;

/** RUNNING campaigns after fetching, when every lead waits: thousands of jobs in a second or two. */
export async function seedCampaigns(site: Site, seed: Seed): Promise<SeededCampaign[]> {
  const made: SeededCampaign[] = [];
  for (const begin of await prepareCampaigns(site, seed)) made.push(await begin());
  return made;
}

/** The same, each begun on demand. Everything that needs the providers is asked here, before they are made slow. */
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
  const db = autocommit(site.pool);
  const { id: organizationId } = await makeOrganization(db);
  const settings = { ...SEARCH, organizationId, leadLimit: 50_000, instantlyCampaignId: atSender };
  const { id: campaignId } = await makeCampaign(db, settings);
  const unwritten = { campaignId, organizationId, emailSubject: null, emailBody: null };
  const leads = await makeLeads(db, {
    ...unwritten,
    count: people.length,
    each: (n) => revealed(people[n] as Candidate),
  });
  const wanted = leads.map(({ id }) => ({ campaignId, type: "ENRICH_LEAD" as const, leadId: id }));
  const { jobIds } = await transaction(site.pool, (tx) => enqueueJobs(tx, wanted));
  return { id: campaignId, jobIds };
}

/** A new campaign: the workers search and reveal. */
export async function startNewCampaign(site: Site, leadLimit: number): Promise<string> {
  const db = autocommit(site.pool);
  // All in one organization, which writes to no person twice, so each campaign finds other people.
  const [known] = await rowsOf<{ id: string }>(site, "SELECT id FROM organization WHERE name = 'Searching'");
  const organizationId = (known ?? (await makeOrganization(db, { name: "Searching" }))).id;
  const { id } = await makeCampaign(db, { ...SEARCH, organizationId, leadLimit, status: "CREATED" });
  await transaction(site.pool, (tx) => startCampaign(tx, id));
  return id;
}

interface Candidate {
  readonly email: string;
  readonly number: number;
}

const revealed = ({ email, number }: Candidate) => ({
  email,
  apolloPersonId: `person-${number}`,
  firstName: "Ada",
  lastName: "Holm",
  title: "Head of Operations",
  companyName: `Rederi ${number}`,
  companyDomain: `rederi-${number}.example`,
});

let numbers = 0;

/** People of different companies, so that a request at a provider names exactly one lead. */
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

const SEARCH = {
  name: "Operations in Denmark",
  criteria: { titles: ["head of operations"], locations: ["denmark"] },
  offer: {
    product: "Freight planning for small fleets",
    senderName: "Ada Byron",
    senderCompany: "Analytical",
  },
};
