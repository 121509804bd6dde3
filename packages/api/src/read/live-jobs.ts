import { JOB_STATUSES, type JobStatus, LIVE_JOB_STATUSES } from "@leadgen/core";
import { type LiveJobFilter, liveJobParams, SQL_LIVE_JOBS } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { type JobCounts, jobCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";

export interface CancelPreview {
  readonly jobs: number;
  readonly byStatus: JobCounts;
  readonly calling: number;
  /** Nothing would be left for the campaign to do, so it would end. */
  readonly endsCampaign: boolean;
}

/** What a bulk cancel would hit. Run it in a snapshot. @throws ApiError NOT_FOUND. */
export async function cancelPreview(tx: Tx, filter: LiveJobFilter): Promise<CancelPreview> {
  await mustExist(tx, "campaign", filter.campaignId);
  const rows = await tx.query<{ status: JobStatus; n: number; calling: number }>(
    `SELECT status, count(*)::int AS n, count(call_id)::int AS calling FROM job
     WHERE ${SQL_LIVE_JOBS} GROUP BY status`,
    liveJobParams(filter),
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
