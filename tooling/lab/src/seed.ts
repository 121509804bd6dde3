import { TASK_TABLE } from "@leadgen/core";
import { registerWorker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type pg from "pg";

/** Jobs of a campaign, about as many as a large campaign has leads. */
const JOBS_A_CAMPAIGN = 5_000;

/** Makes RUNNING campaigns with leads; the leads have no jobs yet. @returns how many leads there are. */
export async function seedLeads(db: pg.Pool, leads: number): Promise<number> {
  const tx = autocommit(db);
  const campaigns = Math.ceil(leads / JOBS_A_CAMPAIGN);
  await tx.query(SEED_CAMPAIGNS, [campaigns]);
  await tx.query(SEED_LEADS, [leads, campaigns]);
  await tx.query("ANALYZE campaign, lead");
  return leads;
}

/** Makes one ENRICH_LEAD job for each lead, PENDING with its doorbell, in the order in which enqueueing leaves them. */
export async function seedPendingJobs(db: pg.Pool): Promise<void> {
  await autocommit(db).query(SEED_PENDING, [TASK_TABLE.ENRICH_LEAD.identifier]);
}

/** Adds jobs that were over long ago, each with its lead. */
export async function seedFinishedJobs(db: pg.Pool, jobs: number): Promise<void> {
  const batch = 100_000;
  for (let done = 0; done < jobs; done += batch) {
    await autocommit(db).query(SEED_FINISHED, [Math.min(batch, jobs - done), `finished-${done}`]);
  }
}

/** Registers a worker that is alive. @returns its id. */
export const seedWorker = (db: pg.Pool): Promise<string> =>
  transaction(db, (tx) => registerWorker(tx, { name: "bench", concurrency: 50 }));

// Every started campaign has had its FETCH_LEADS job: the invariants ask for it.
const SEED_CAMPAIGNS = `
  WITH org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id),
       started AS (
         INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, started_at)
         SELECT org.id, 'Campaign ' || n, 'RUNNING', ${JOBS_A_CAMPAIGN}, '{}', '{}', now()
         FROM org, generate_series(1, $1) AS n
         RETURNING id)
  INSERT INTO job (campaign_id, type, status, attempt, finished_at)
  SELECT id, 'FETCH_LEADS', 'COMPLETED', 1, now() FROM started`;

const SEED_LEADS = `
  WITH numbered AS (SELECT id, organization_id, row_number() OVER (ORDER BY id) - 1 AS place FROM campaign)
  INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, email)
  SELECT organization_id, numbered.id, 'REVEALED', 'person-' || n, 'person-' || n || '@shipyard.example'
  FROM generate_series(0, $1::int - 1) AS n JOIN numbered ON numbered.place = n % $2::int
  ORDER BY n`;

const SEED_PENDING = `
  WITH wanted AS MATERIALIZED (SELECT uuidv7() AS id, campaign_id, lead.id AS lead_id FROM lead ORDER BY lead.id),
       rung AS (
         SELECT bell.id AS doorbell_id, (bell.payload ->> 'jobId')::uuid AS job_id
         FROM (SELECT array_agg(ROW($1, json_build_object('jobId', id), NULL, NULL, NULL, NULL, 0, NULL)::graphile_worker.job_spec) AS specs
               FROM wanted) AS all_of_them,
              LATERAL graphile_worker.add_jobs(specs) AS bell)
  INSERT INTO job (id, campaign_id, lead_id, type, status, doorbell_id)
  SELECT wanted.id, campaign_id, lead_id, 'ENRICH_LEAD', 'PENDING', doorbell_id
  FROM wanted JOIN rung ON rung.job_id = wanted.id
  ORDER BY wanted.id`;

const SEED_FINISHED = `
  WITH place AS (SELECT id, organization_id FROM campaign ORDER BY id LIMIT 1),
       handed AS (
         INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, email, email_subject, email_body, finished_at)
         SELECT organization_id, place.id, 'HANDED_OVER', $2 || '-' || n, 'x@shipyard.example', 'Hello', 'Dear reader', now()
         FROM place, generate_series(1, $1::int) AS n
         RETURNING id, campaign_id)
  INSERT INTO job (campaign_id, lead_id, type, status, attempt, finished_at)
  SELECT campaign_id, id, 'ENRICH_LEAD', 'COMPLETED', 1, now() FROM handed`;
