import type pg from "pg";
import { expect, test } from "vitest";
import { withClient } from "../src/connection.ts";
import { migrate, migrationStatus, revertLast } from "../src/migrate/index.ts";
import { emptyDatabase } from "./support/empty-database.ts";

/** A database of the version before this migration: its campaign is fetching, and 23 people wait to be revealed. */
async function beforeRevealJobs(client: pg.Client, url: string): Promise<void> {
  await migrate(url);
  while ((await revertLast(url)) !== "0017_reveal_leads");
  await client.query(`
    WITH org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id),
         camp AS (INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, started_at)
                  SELECT id, 'Shipyards', 'RUNNING', 30, '{}', '{}', now() FROM org RETURNING id, organization_id)
    INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, finished_at)
    SELECT organization_id, id, CASE WHEN n > 23 THEN 'NO_MATCH' ELSE 'FOUND' END::lead_status, 'person-' || n,
           CASE WHEN n > 23 THEN now() END
    FROM camp, generate_series(1, 25) AS n`);
}

const JOBS = `
  SELECT status, count(*)::int AS jobs, sum(people)::int AS people, count(bell.id)::int AS doorbells
  FROM (SELECT job.status, job.doorbell_id, count(lead.id) AS people
        FROM job LEFT JOIN lead ON lead.reveal_job_id = job.id WHERE job.type = 'REVEAL_LEADS' GROUP BY job.id) AS made
  LEFT JOIN graphile_worker._private_jobs AS bell ON bell.id = made.doorbell_id
  GROUP BY status`;

test("people who were found before REVEAL_LEADS jobs existed get such jobs, with a doorbell each", async () => {
  await using db = await emptyDatabase();
  const jobs = await withClient(db.url, async (client) => {
    await beforeRevealJobs(client, db.url);
    await migrate(db.url);
    return (await client.query(JOBS)).rows;
  });
  expect(jobs).toEqual([{ status: "PENDING", jobs: 3, people: 23, doorbells: 3 }]);
});

test("the jobs are created PAUSED while the breaker is OPEN, and then the migration is not reverted", async () => {
  await using db = await emptyDatabase();
  const jobs = await withClient(db.url, async (client) => {
    await beforeRevealJobs(client, db.url);
    await client.query(
      "UPDATE breaker SET state = 'OPEN', epoch = 1, opened_at = now(), opened_by = 'ada', reason = 'drill'",
    );
    await migrate(db.url);
    return (await client.query(JOBS)).rows;
  });
  expect(jobs).toEqual([{ status: "PAUSED", jobs: 3, people: 23, doorbells: 0 }]);
  await expect(revertAll(db.url)).rejects.toThrow("still live");
  expect((await migrationStatus(db.url)).pending).not.toContain("0017_reveal_leads");
});

async function revertAll(url: string): Promise<void> {
  while ((await revertLast(url)) !== undefined);
}
