import { retryMatchingJobs } from "@leadgen/core/outreach";
import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { EXAMPLE_IDS } from "../rest/openapi/example-ids.ts";
import { failedJobs, jobsRetried } from "./schema.ts";

export const retryMany = procedure({
  role: "member",
  scope: "write",
  of: { campaignId: "campaign" },
  rest: "POST /jobs/retry",
  area: "Jobs",
  summary: "Retry a RUNNING campaign's FAILED jobs that match a filter",
  description:
    "Call GET /jobs/retry-preview with the same filter first, and pass its `jobs` as `atMost`: if more jobs match by then, nothing is retried. Finished steps stay finished.",
  refusals: ["WRONG_STATE"],
  once: true,
  example: { campaignId: EXAMPLE_IDS.campaign, type: "ENRICH_LEAD", atMost: 100 },
})
  .input(failedJobs.extend({ atMost: z.number().int().min(0).max(10_000_000) }))
  .output(jobsRetried)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx, note) => {
      const retried = await retryMatchingJobs(tx, input);
      note.before = null;
      note.after = { ...input, ...retried };
      return retried;
    }),
  );
