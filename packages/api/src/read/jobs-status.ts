import { JOB_TYPES, type JobStatus, type JobType } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { type JobCounts, jobCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";

export interface JobsStatus {
  readonly total: number;
  readonly byStatus: JobCounts;
  readonly byType: Record<JobType, JobCounts>;
}

export interface JobsStatusFilter {
  readonly organizationId?: string | undefined;
  readonly campaignId?: string | undefined;
}

/** How many jobs there are in each status, of those that the caller may see. @throws ApiError NOT_FOUND. */
export async function jobsStatus(tx: Tx, filter: JobsStatusFilter, visible: Visible): Promise<JobsStatus> {
  const { organizationId, campaignId } = filter;
  const rows = await tx.query<{ type: JobType; status: JobStatus; n: number }>(SELECT, [
    organizationId ?? null,
    campaignId ?? null,
    visible,
  ]);
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  const countsOf = (matching: typeof rows): JobCounts => {
    const counts: Partial<JobCounts> = {};
    for (const { status, n } of matching) counts[status] = (counts[status] ?? 0) + n;
    return jobCounts(counts);
  };
  const byType = JOB_TYPES.map((type) => [type, countsOf(rows.filter((row) => row.type === type))]);
  return {
    total: rows.reduce((sum, row) => sum + row.n, 0),
    byStatus: countsOf(rows),
    byType: Object.fromEntries(byType) as Record<JobType, JobCounts>,
  };
}

const SELECT = `
  SELECT job.type, job.status, count(*)::int AS n
  FROM job JOIN campaign ON campaign.id = job.campaign_id
  WHERE ($1::uuid IS NULL OR campaign.organization_id = $1) AND ($2::uuid IS NULL OR campaign.id = $2)
    AND ${sqlVisible("campaign.organization_id", "$3")}
  GROUP BY job.type, job.status`;
