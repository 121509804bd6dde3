import { TASK_TABLE } from "@leadgen/core";
import { type LiveJobFilter, liveJobParams, SQL_CAMPAIGN_WORK, SQL_LIVE_JOBS } from "@leadgen/core/outreach";
import type { Row, Tx } from "@leadgen/db";
import { jobCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { cancelPreview as answer, type CancelPreview, liveJobs } from "./schema.ts";

/** The jobs that `cancelMany` with the same filter would cancel. */
export const cancelPreview = procedure({
  role: "member",
  scope: "read",
  of: { campaignId: "campaign" },
  rest: "GET /jobs/cancel-preview",
  area: "Jobs",
  summary: "The jobs that DELETE /jobs with the same filter would cancel",
  example: { type: "ENRICH_LEAD" },
})
  .input(liveJobs)
  .output(answer)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readPreview(tx, input)));

const isCampaignWork = (type: LiveJobFilter["type"]): boolean =>
  type === undefined || TASK_TABLE[type].campaignWork;

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readPreview(tx: Tx, filter: LiveJobFilter): Promise<CancelPreview> {
  await mustExist(tx, "campaign", filter.campaignId);
  const rows = await tx.query<Pick<Row<"job">, "status"> & { n: number; calling: number }>(
    `SELECT status, count(*)::int AS n, count(call_id)::int AS calling FROM job
     WHERE ${SQL_LIVE_JOBS} GROUP BY status`,
    liveJobParams(filter),
  );
  const jobs = rows.reduce((sum, row) => sum + row.n, 0);
  const [live] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM job WHERE campaign_id = $1 AND finished_at IS NULL AND ${SQL_CAMPAIGN_WORK}`,
    [filter.campaignId],
  );
  return {
    jobs,
    byStatus: jobCounts(Object.fromEntries(rows.map((row) => [row.status, row.n]))),
    calling: rows.reduce((sum, row) => sum + row.calling, 0),
    endsCampaign: jobs > 0 && isCampaignWork(filter.type) && live?.n === jobs,
  };
}
