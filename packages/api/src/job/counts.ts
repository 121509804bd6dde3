import { JOB_TYPES, type JobType } from "@leadgen/core";
import { autocommit, type Row, type Tx } from "@leadgen/db";
import { z } from "zod";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { jobCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import type { JobCounts } from "../schema/fields.ts";
import { idSchema } from "../schema/input.ts";
import { type JobsStatusAnswer, jobsStatusAnswer } from "./schema.ts";

const filter = z.strictObject({ organizationId: idSchema.optional(), campaignId: idSchema.optional() });

export const counts = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization", campaignId: "campaign" },
  rest: "GET /jobs/status",
  area: "Jobs",
  summary: "How many jobs there are in each status",
})
  .input(filter.prefault({}))
  .output(jobsStatusAnswer)
  .query(({ ctx, input }) => countJobs(autocommit(ctx.deps.pool), input, ctx.visible));

/** Of those that the caller may see. @throws ApiError NOT_FOUND for an unknown campaign or organization. */
async function countJobs(
  tx: Tx,
  asked: z.output<typeof filter>,
  visible: Visible,
): Promise<JobsStatusAnswer> {
  const { organizationId, campaignId } = asked;
  const rows = await tx.query<Pick<Row<"job">, "type" | "status"> & { n: number }>(SELECT, [
    organizationId ?? null,
    campaignId ?? null,
    visible,
  ]);
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  const countsOf = (matching: typeof rows): JobCounts => {
    const sums: Partial<JobCounts> = {};
    for (const { status, n } of matching) sums[status] = (sums[status] ?? 0) + n;
    return jobCounts(sums);
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
