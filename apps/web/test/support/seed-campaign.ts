import { offerSchema, searchCriteriaSchema } from "@leadgen/core";
import { type Claim, completeJobs, enqueueJobs, startCampaign } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { makeCampaign, makeLeads } from "@leadgen/testkit/make";
import { person, revealed } from "./people.ts";
import { claim, enrich, type HandWorker, takeStep } from "./pipeline.ts";

export interface SeededCampaign {
  readonly id: string;
  /** ENRICH_LEAD jobs that have ended. */
  readonly doneJobs: readonly string[];
  /** ENRICH_LEAD jobs that are PENDING. */
  readonly pendingJobs: readonly string[];
  /** Claimed jobs that have taken no step. */
  readonly claims: readonly Claim[];
}

export interface Seed {
  readonly organizationId: string;
  readonly name: string;
  /** The lead limit, and the number of leads. */
  readonly leads: number;
  /** Number of leads handed over. */
  readonly done: number;
  /** Number of jobs that are claimed and left RUNNING. */
  readonly running: number;
}

const CRITERIA = searchCriteriaSchema.parse({
  titles: ["Head of Operations", "COO"],
  seniorities: ["head", "director"],
  locations: ["Denmark", "Sweden"],
  employeeRanges: [{ min: 51, max: 200 }],
  keywords: "logistics",
});
const OFFER = offerSchema.parse({
  product:
    "Dockplan, slot booking for warehouses: carriers see free slots and book them without a phone call.",
  senderName: "Ida Brandt",
  senderCompany: "Dockplan",
});

/** A RUNNING campaign in progress: leads fetched, some handed over, some jobs running. */
export async function runningCampaign(worker: HandWorker, seed: Seed): Promise<SeededCampaign> {
  const { pool } = worker;
  const { organizationId, name, leads: leadLimit } = seed;
  const settings = { organizationId, name, leadLimit, criteria: CRITERIA, offer: OFFER };
  const { id } = await makeCampaign(autocommit(pool), { ...settings, status: "CREATED" });
  const { jobId } = await transaction(pool, (tx) => startCampaign(tx, id));
  const jobIds = await fetchLeads(worker, { campaignId: id, jobId, leads: seed.leads });
  const claims = await claim(worker, jobIds.slice(0, seed.done + seed.running));
  const done = claims.slice(0, seed.done);
  for (const [n, held] of done.entries()) await enrich(worker, held, person(n));
  return {
    id,
    doneJobs: done.map(({ jobId: doneId }) => doneId),
    claims: claims.slice(seed.done),
    pendingJobs: jobIds.slice(seed.done + seed.running),
  };
}

interface Fetching {
  readonly campaignId: string;
  readonly jobId: string;
  readonly leads: number;
}

/** The FETCH_LEADS job from start to end. @returns the ids of the jobs that it made. */
async function fetchLeads(worker: HandWorker, { campaignId, jobId, leads }: Fetching): Promise<string[]> {
  const { pool } = worker;
  const [held] = await claim(worker, [jobId]);
  if (held === undefined) throw new Error("The campaign's first job could not be claimed.");
  await takeStep(worker, held, { provider: "INSTANTLY", endpoint: "api/v2/campaigns", step: "CAMPAIGN" });
  await takeStep(worker, held, { provider: "APOLLO", endpoint: "mixed_people/api_search", step: "SEARCH:1" });
  await takeStep(worker, held, {
    provider: "APOLLO",
    endpoint: "people/bulk_match",
    step: "REVEAL:1",
    credits: leads,
  });
  const each = (n: number) => revealed(person(n), n);
  const found = await makeLeads(autocommit(pool), { campaignId, count: leads, each });
  const jobs = found.map(({ id }) => ({ campaignId, type: "ENRICH_LEAD" as const, leadId: id }));
  const { jobIds } = await transaction(pool, (tx) => enqueueJobs(tx, jobs));
  await transaction(pool, (tx) => completeJobs(tx, [held]));
  return jobIds;
}
