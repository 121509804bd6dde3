import { columns, type RowOf, type Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { ApiError } from "../errors/api-error.ts";
import { byTime, keyset, type SortedList, sortedPage } from "../schema/sorted.ts";
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

/** What a list shows of a job. */
export type JobRow = RowOf<typeof JOB> & Pick<JobItem, "campaignName" | "calling">;

/** SQL: the columns of `JobRow`, from job joined with campaign. */
export const JOB_COLUMNS = `${JOB}, campaign.name AS "campaignName", job.call_id IS NOT NULL AS calling`;

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
 * Jobs that the caller may see.
 * @throws ApiError NOT_FOUND for an unknown campaign, lead or organization; INVALID_INPUT for an order that needs a campaign.
 */
export async function readJobs(tx: Tx, filter: JobFilter, visible: Visible): Promise<JobPage> {
  const { organizationId, campaignId, leadId } = filter;
  if (filter.sort !== "createdAt" && campaignId === undefined) {
    // The job table has no index by these times on purpose: it would slow every opening and closing down.
    throw new ApiError(
      "INVALID_INPUT",
      `sort: ${filter.sort} needs a campaignId; without one use createdAt.`,
    );
  }
  const { params, after, orderBy, select } = keyset(LIST, filter);
  const rows = await tx.query<JobRow & { sortKey: string }>(
    `SELECT ${JOB_COLUMNS}, ${select}
     FROM job JOIN campaign ON campaign.id = job.campaign_id
     WHERE ${after}
       AND ($4::uuid IS NULL OR job.campaign_id = $4)
       AND ($5::job_status IS NULL OR job.status = $5)
       AND ($6::job_type IS NULL OR job.type = $6)
       AND ($7::uuid IS NULL OR job.lead_id = $7)
       AND ($8::uuid IS NULL OR campaign.organization_id = $8)
       AND ${sqlVisible("campaign.organization_id", "$9")}
     ORDER BY ${orderBy} LIMIT $3`,
    [
      ...params,
      filter.limit + 1,
      campaignId ?? null,
      filter.status ?? null,
      filter.type ?? null,
      leadId ?? null,
      organizationId ?? null,
      visible,
    ],
  );
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (leadId !== undefined) await mustExist(tx, "lead", leadId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  return sortedPage(LIST, filter, rows);
}
