import { cancelMatchingJobs } from "@leadgen/core/outreach";
import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { reasonSchema } from "../schema/input.ts";
import { jobsCancelled, liveJobs } from "./schema.ts";

export const cancelMany = procedure({
  role: "member",
  scope: "write",
  of: { campaignId: "campaign" },
  rest: "DELETE /jobs",
  area: "Jobs",
  summary: "Cancel a campaign's live jobs that match a filter",
  description:
    "Call GET /jobs/cancel-preview with the same filter first, and pass its `jobs` as `atMost`: if more jobs match by then, nothing is cancelled.",
  refusals: ["WRONG_STATE"],
  example: { type: "ENRICH_LEAD", reason: "Wrong country", atMost: 100 },
})
  .input(liveJobs.extend({ reason: reasonSchema, atMost: z.number().int().min(0).max(10_000_000) }))
  .output(jobsCancelled)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx, note) => {
      const cancelled = await cancelMatchingJobs(tx, input);
      note.before = null;
      note.after = { ...input, ...cancelled };
      return cancelled;
    }),
  );
