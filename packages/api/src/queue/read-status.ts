import { SQL_ALIVE, SQL_BESIDE_CAMPAIGNS, SQL_CAMPAIGN_WORK } from "@leadgen/core/outreach";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import type { Visible } from "../access/in-organization.ts";
import { jobCounts } from "../db/counts.ts";
import type { QueueStatus } from "./schema.ts";

const BREAKER = columns("breaker", [
  "state",
  "epoch",
  "changedAt",
  "openedAt",
  "openedBy",
  "reason",
  "provider",
  "failureKind",
  "httpStatus",
]);
type Row = RowOf<typeof BREAKER> &
  Pick<QueueStatus["circuitBreaker"], "jobId" | "campaignId"> &
  Omit<QueueStatus, "circuitBreaker">;

/**
 * The whole status in one statement, so in one snapshot. Who is no operator gets the same breaker, but counts only what their
 * organizations own, and is not told whose job it was (rule P2).
 */
export async function readStatus(tx: Tx, visible: Visible): Promise<QueueStatus> {
  const [row] = visible === null ? await tx.query<Row>(SELECT) : await tx.query<Row>(SELECT_OF, [visible]);
  if (row === undefined) throw new Error("api-e2: the breaker has no row");
  const { jobs, callsInFlight, workersAlive, ...circuitBreaker } = row;
  return { circuitBreaker, jobs: jobCounts(jobs), callsInFlight, workersAlive };
}

/** What is said without a database. `reason` tells what to do. */
export const unknownStatus = (reason: string): QueueStatus => ({
  circuitBreaker: {
    state: "UNKNOWN",
    epoch: null,
    changedAt: null,
    openedAt: null,
    openedBy: null,
    reason,
    provider: null,
    failureKind: null,
    httpStatus: null,
    jobId: null,
    campaignId: null,
  },
  jobs: null,
  callsInFlight: null,
  workersAlive: null,
});

const WORKERS = `(SELECT count(*)::int FROM worker WHERE ${SQL_ALIVE}) AS "workersAlive"`;

/**
 * SQL: jobs by status, of campaigns that are over by what they ended with, which the campaign's row keeps. Reading a million
 * finished jobs took half a second. What is no campaign's work is in no campaign's row.
 */
const jobsOf = (campaigns: string): string => `
  (SELECT jsonb_object_agg(status, n) FROM (
     SELECT status, sum(n)::bigint AS n FROM (
       SELECT job.status, count(*) AS n FROM campaign JOIN job ON job.campaign_id = campaign.id
       WHERE campaign.job_counts IS NULL AND ${SQL_CAMPAIGN_WORK} AND ${campaigns} GROUP BY job.status
       UNION ALL
       SELECT job.status, count(*) AS n FROM job JOIN campaign ON campaign.id = job.campaign_id
       WHERE ${SQL_BESIDE_CAMPAIGNS} AND ${campaigns} GROUP BY job.status
       UNION ALL
       SELECT ended.key::job_status, ended.value::bigint FROM campaign, jsonb_each_text(campaign.job_counts) AS ended
       WHERE ${campaigns}) AS counted
     GROUP BY status) AS jobs)`;

const SELECT = `
  SELECT ${BREAKER}, job_id AS "jobId", campaign_id AS "campaignId",
         ${jobsOf("true")} AS jobs,
         (SELECT count(*)::int FROM provider_call WHERE outcome IS NULL AND purpose = 'PIPELINE') AS "callsInFlight",
         ${WORKERS}
  FROM breaker`;

const SELECT_OF = `
  WITH mine AS (SELECT id FROM campaign WHERE organization_id = ANY($1::uuid[]))
  SELECT ${BREAKER},
         CASE WHEN campaign_id IN (SELECT id FROM mine) THEN job_id END AS "jobId",
         CASE WHEN campaign_id IN (SELECT id FROM mine) THEN campaign_id END AS "campaignId",
         ${jobsOf("campaign.organization_id = ANY($1::uuid[])")} AS jobs,
         (SELECT count(*)::int FROM provider_call
          WHERE outcome IS NULL AND purpose = 'PIPELINE' AND campaign_id IN (SELECT id FROM mine)) AS "callsInFlight",
         ${WORKERS}
  FROM breaker`;
