import { planned } from "@leadgen/db";
import { procedure } from "../procedure/procedure.ts";
import { readJobs } from "./read-jobs.ts";
import { jobFilter, jobPage } from "./schema.ts";

export const list = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization", campaignId: "campaign", leadId: "lead" },
  rest: "GET /jobs",
  area: "Jobs",
  summary: "The jobs that you may see, newest first",
  description: "Sorting by claimedAt or finishedAt needs a campaignId.",
  example: { status: "FAILED", limit: 20 },
})
  .input(jobFilter.prefault({}))
  .output(jobPage)
  .query(({ ctx, input }) => readJobs(planned(ctx.deps.pool), input, ctx.visible));
