import { JOB_TYPES, type JobType } from "@leadgen/core";
import { sqlJobTally } from "@leadgen/core/outreach";
import { autocommit, type Row, type Tx } from "@leadgen/db";
import { z } from "zod";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { jobCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";
import { Where } from "../db/where.ts";
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
  summary: "The number of jobs in each status",
})
  .input(filter.prefault({}))
  .output(jobsStatusAnswer)
  .query(({ ctx, input }) => countJobs(autocommit(ctx.deps.pool), input, ctx.visible));

/** Counts the jobs that the caller may see. @throws ApiError NOT_FOUND for an unknown campaign or organization. */
async function countJobs(
  tx: Tx,
  asked: z.output<typeof filter>,
  visible: Visible,
): Promise<JobsStatusAnswer> {
  const { organizationId, campaignId } = asked;
  const where = new Where().equal("id", campaignId).equal("organization_id", organizationId);
  whereVisible(where, "organization_id", visible);
  const rows = await tx.query<Pick<Row<"job">, "type" | "status"> & { n: number }>(
    `WITH mine AS (SELECT id, job_counts FROM campaign ${where.sql})
     SELECT type, status, sum(n)::int AS n FROM (${sqlJobTally("mine")}) AS tally GROUP BY type, status`,
    where.params,
  );
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
