import { offerSchema, searchCriteriaSchema } from "@leadgen/core";
import { type Claim, completeJobs, enqueueJobs, startCampaign } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { TestDatabase } from "@leadgen/db/testing";
import { person, revealLead } from "./people.ts";
import { claim, enrich, type HandWorker, takeStep } from "./pipeline.ts";

type Pool = TestDatabase["pool"];

export interface SeededCampaign {
  readonly id: string;
  /** Of its ENRICH_LEAD jobs that are still PENDING. */
  readonly pendingJobs: readonly string[];
  /** Those that were claimed and have taken no step. */
  readonly claims: readonly Claim[];
}

export interface Seed {
  readonly organizationId: string;
  readonly name: string;
  /** The lead limit, and the number of leads. */
  readonly leads: number;
  /** How many leads are handed over. */
  readonly done: number;
  /** How many jobs are claimed and left RUNNING. */
  readonly running: number;
}

export async function newOrganization(pool: Pool, name: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "INSERT INTO organization (name) VALUES ($1) RETURNING id",
    [name],
  );
  return rows[0]?.id ?? "";
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

/** @returns the id of a CREATED campaign. */
export async function createdCampaign(
  pool: Pool,
  seed: Pick<Seed, "organizationId" | "name" | "leads">,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [seed.organizationId, seed.name, seed.leads, JSON.stringify(CRITERIA), JSON.stringify(OFFER)],
  );
  return rows[0]?.id ?? "";
}

/** A RUNNING campaign as a worker leaves it midway: leads fetched, some handed over, some jobs running. */
export async function runningCampaign(worker: HandWorker, seed: Seed): Promise<SeededCampaign> {
  const { pool } = worker;
  const id = await createdCampaign(pool, seed);
  const { jobId } = await transaction(pool, (tx) => startCampaign(tx, id));
  const jobIds = await fetchLeads(worker, { campaignId: id, jobId, leads: seed.leads });
  const claims = await claim(worker, jobIds.slice(0, seed.done + seed.running));
  const done = claims.slice(0, seed.done);
  for (const [n, held] of done.entries()) await enrich(worker, held, person(n));
  return { id, claims: claims.slice(seed.done), pendingJobs: jobIds.slice(seed.done + seed.running) };
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
  const leadIds: string[] = [];
  for (let n = 0; n < leads; n++) leadIds.push(await revealLead(pool, campaignId, { someone: person(n), n }));
  const jobs = leadIds.map((leadId) => ({ campaignId, type: "ENRICH_LEAD" as const, leadId }));
  const { jobIds } = await transaction(pool, (tx) => enqueueJobs(tx, jobs));
  await transaction(pool, (tx) => completeJobs(tx, [held]));
  return jobIds;
}
