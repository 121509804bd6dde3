import type { JobStatus, JobType } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../input/page.ts";
import { JOB_COLUMNS, type JobItem } from "./job-columns.ts";
import { mustExist } from "./must-exist.ts";

export interface JobFilter {
  readonly campaignId?: string | undefined;
  readonly status?: JobStatus | undefined;
  readonly type?: JobType | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

const LIST: List = { name: "jobs", key: UUID_KEY };

/** Jobs, newest first. */
export async function listJobs(tx: Tx, filter: JobFilter): Promise<Page<JobItem>> {
  const rows = await tx.query<JobItem>(SELECT, [
    keyOf(LIST, filter.cursor),
    filter.limit + 1,
    filter.campaignId ?? null,
    filter.status ?? null,
    filter.type ?? null,
  ]);
  if (rows.length === 0 && filter.campaignId !== undefined)
    await mustExist(tx, "campaign", filter.campaignId);
  return pageOf(LIST, rows, filter.limit);
}

const SELECT = `
  SELECT ${JOB_COLUMNS}
  FROM job JOIN campaign ON campaign.id = job.campaign_id
  WHERE ($1::uuid IS NULL OR job.id < $1)
    AND ($3::uuid IS NULL OR job.campaign_id = $3)
    AND ($4::job_status IS NULL OR job.status = $4)
    AND ($5::job_type IS NULL OR job.type = $5)
  ORDER BY job.id DESC LIMIT $2`;
