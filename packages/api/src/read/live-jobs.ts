import { JOB_STATUSES, type JobStatus, type JobType, LIVE_JOB_STATUSES } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { type JobCounts, jobCounts } from "./counts.ts";
import { mustExist } from "./must-exist.ts";

/** Live jobs of one campaign, by what they are. */
export interface LiveJobFilter {
  readonly campaignId: string;
  readonly status?: JobStatus | undefined;
  readonly type?: JobType | undefined;
}

export interface CancelPreview {
  readonly jobs: number;
  readonly byStatus: JobCounts;
  readonly calling: number;
  /** Nothing would be left for the campaign to do, so it would end. */
  readonly endsCampaign: boolean;
}

/** SQL: jobs that `paramsOf` describes, from `$1`. */
export const SQL_LIVE_JOBS = `
  job.campaign_id = $1 AND job.finished_at IS NULL
  AND ($2::job_status IS NULL OR job.status = $2) AND ($3::job_type IS NULL OR job.type = $3)`;

export const paramsOf = (filter: LiveJobFilter): unknown[] => [
  filter.campaignId,
  filter.status ?? null,
  filter.type ?? null,
];

/** What a bulk cancel would hit. Run it in a snapshot. @throws DomainError NOT_FOUND. */
export async function cancelPreview(tx: Tx, filter: LiveJobFilter): Promise<CancelPreview> {
  await mustExist(tx, "campaign", filter.campaignId);
  const rows = await tx.query<{ status: JobStatus; n: number; calling: number }>(
    `SELECT status, count(*)::int AS n, count(call_id)::int AS calling FROM job
     WHERE ${SQL_LIVE_JOBS} GROUP BY status`,
    paramsOf(filter),
  );
  const jobs = rows.reduce((sum, row) => sum + row.n, 0);
  const [live] = await tx.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM job WHERE campaign_id = $1 AND finished_at IS NULL",
    [filter.campaignId],
  );
  return {
    jobs,
    byStatus: jobCounts(Object.fromEntries(rows.map((row) => [row.status, row.n]))),
    calling: rows.reduce((sum, row) => sum + row.calling, 0),
    endsCampaign: jobs > 0 && live?.n === jobs,
  };
}

/** Statuses by which live jobs can be chosen, in the order of the state machine's table. */
export const LIVE = JOB_STATUSES.filter((status) =>
  (LIVE_JOB_STATUSES as readonly JobStatus[]).includes(status),
);
