import { type JobStatus, LIVE_JOB_STATUSES } from "@leadgen/core";
import { SQL_ALIVE } from "@leadgen/core/outreach";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { sqlShare, Where } from "../db/where.ts";
import { ApiError } from "../errors/api-error.ts";
import { byTime, keyset, type SortedList, sortedPage } from "../schema/sorted.ts";
import { SQL_PAUSE_CAUSE } from "./read-pause-cause.ts";
import type { JobFilter, JobItem, JobPage } from "./schema.ts";

const JOB = columns(
  "job",
  [
    "id",
    "campaignId",
    "leadId",
    "type",
    "status",
    "attempt",
    "deaths",
    "pauseReason",
    "pausedAt",
    "errorCode",
    "errorMessage",
    "endedBy",
    "createdAt",
    "claimedAt",
    "finishedAt",
  ],
  "job",
);

/** The columns of a job that lists show. */
export type JobRow = RowOf<typeof JOB> &
  Pick<JobItem, "campaignName" | "campaignStatus" | "calling" | "stuck" | "pauseCause">;

/** SQL: the columns of `JobRow`, from job joined with campaign. */
export const JOB_COLUMNS = `
  ${JOB}, campaign.name AS "campaignName", campaign.status AS "campaignStatus", job.call_id IS NOT NULL AS calling,
  ${SQL_PAUSE_CAUSE} AS "pauseCause",
  job.status = 'RUNNING' AND NOT EXISTS (SELECT FROM worker WHERE worker.id = job.worker_id AND ${SQL_ALIVE}) AS stuck`;

const LIST: SortedList<JobFilter["sort"]> = {
  name: "jobs",
  id: "job.id",
  sorts: {
    createdAt: { sql: "job.id", type: "uuid" },
    claimedAt: byTime("job.claimed_at"),
    finishedAt: byTime("job.finished_at"),
  },
};

/**
 * A page of the jobs that the caller may see.
 * @throws ApiError NOT_FOUND for an unknown campaign, lead or organization; INVALID_INPUT for an order that needs a campaign.
 */
export async function readJobs(tx: Tx, filter: JobFilter, visible: Visible): Promise<JobPage> {
  const { organizationId, campaignId, leadId } = filter;
  if (filter.sort !== "createdAt" && campaignId === undefined) {
    // The job table deliberately has no index by these times: it would slow down every opening and closing.
    throw new ApiError(
      "INVALID_INPUT",
      `sort: ${filter.sort} needs a campaignId; without one use createdAt.`,
    );
  }
  const where = new Where();
  const { orderBy, direction, select } = keyset(LIST, filter, where);
  const limit = where.param(filter.limit + 1);
  where.equal("job.lead_id", leadId).equal("job.type", filter.type);
  whereStatus(where, filter.status);
  // No index of jobs has organizations: each campaign contributes the ids of its first jobs, and the first of those are the page.
  const campaigns = new Where(where.params)
    .equal("campaign.id", campaignId)
    .given(leadId, (id) => `campaign.id = (SELECT campaign_id FROM lead WHERE id = ${id})`)
    .equal("campaign.organization_id", organizationId);
  whereVisible(campaigns, "campaign.organization_id", visible);
  const share = sqlShare({
    ...{ table: "job", select: "job.id, job.claimed_at, job.finished_at", where, orderBy, direction, limit },
    by: ["job.campaign_id", "campaign.id"],
  });
  const rows = await tx.query<JobRow & { sortKey: string }>(
    `SELECT ${JOB_COLUMNS}, ${select}
     FROM job JOIN campaign ON campaign.id = job.campaign_id
     WHERE job.id = ANY(ARRAY(SELECT job.id FROM campaign ${share} ${campaigns.sql} ORDER BY ${orderBy} LIMIT ${limit}))
     ORDER BY ${orderBy}`,
    where.params,
  );
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (leadId !== undefined) await mustExist(tx, "lead", leadId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  return sortedPage(LIST, filter, rows);
}

/** An index has the status of finished jobs; it must not have that of live ones, since opening and closing change it. */
function whereStatus(where: Where, status: JobFilter["status"]): void {
  if (status === undefined || !LIVE.has(status)) where.equal("job.final_status", status);
  else where.and("job.finished_at IS NULL").equal("job.status", status);
}

const LIVE: ReadonlySet<JobStatus> = new Set(LIVE_JOB_STATUSES);
