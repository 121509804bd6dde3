import {
  type FailedJobFilter,
  failedJobParams,
  SQL_FAILED_JOBS,
  SQL_LEFT_OUT,
  whyNoRetry,
} from "@leadgen/core/outreach";
import type { Row, Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { retryPreview as answer, failedJobs, type RetryPreview } from "./schema.ts";

/** The jobs that `retryMany` with the same filter would retry. */
export const retryPreview = procedure({
  role: "member",
  scope: "read",
  of: { campaignId: "campaign" },
  rest: "GET /jobs/retry-preview",
  area: "Jobs",
  summary: "The jobs that POST /jobs/retry with the same filter would retry",
  description: "Nothing is retried. `refusal` says why POST /jobs/retry would be refused now.",
  example: { type: "ENRICH_LEAD" },
})
  .input(failedJobs)
  .output(answer)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readPreview(tx, input)));

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readPreview(tx: Tx, filter: FailedJobFilter): Promise<RetryPreview> {
  const [campaign] = await tx.query<Pick<Row<"campaign">, "status">>(
    "SELECT status FROM campaign WHERE id = $1",
    [filter.campaignId],
  );
  if (campaign === undefined) throw notFound("campaign", filter.campaignId);
  const params = failedJobParams(filter);
  const [counted] = await tx.query<Pick<RetryPreview, "jobs" | "leftOut">>(COUNTED, params);
  return {
    ...(counted ?? { jobs: 0, leftOut: 0 }),
    reasons: await tx.query(REASONS, params),
    examples: await tx.query(EXAMPLES, params),
    refusal: whyNoRetry(campaign.status),
  };
}

const COUNTED = `
  SELECT count(*)::int AS jobs, count(*) FILTER (WHERE ${SQL_LEFT_OUT})::int AS "leftOut"
  FROM job LEFT JOIN lead ON lead.id = job.lead_id WHERE ${SQL_FAILED_JOBS}`;

const REASONS = `
  SELECT coalesce(error_code, '') AS "errorCode", coalesce(min(error_message), '') AS "errorMessage", count(*)::int AS jobs
  FROM job WHERE ${SQL_FAILED_JOBS} GROUP BY error_code ORDER BY jobs DESC, error_code LIMIT 10`;

const EXAMPLES = `
  SELECT job.id AS "jobId", job.type, job.lead_id AS "leadId", lead.first_name AS "firstName", lead.last_name AS "lastName",
         lead.company_name AS "companyName",
         ARRAY(SELECT step FROM job_step WHERE job_id = job.id ORDER BY finished_at, step) AS "finishedSteps"
  FROM job LEFT JOIN lead ON lead.id = job.lead_id WHERE ${SQL_FAILED_JOBS} ORDER BY job.id LIMIT 10`;
