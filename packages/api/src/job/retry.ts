import { retryJob } from "@leadgen/core/outreach";
import { procedure } from "../procedure/procedure.ts";
import { FAILED_JOB_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { jobRetried } from "./schema.ts";

export const retry = procedure({
  role: "member",
  scope: "write",
  of: { id: "job" },
  rest: "POST /jobs/{id}/retry",
  area: "Jobs",
  summary: "Retry a FAILED job while its campaign is RUNNING",
  description:
    "Finished steps stay finished. The job becomes PENDING, or PAUSED while the breaker is OPEN. A WITHDRAW_LEAD or READ_OPT_OUTS job may also be retried after its campaign has ended.",
  refusals: ["WRONG_STATE"],
  example: { id: FAILED_JOB_ID },
})
  .input(byId)
  .output(jobRetried)
  .mutation(async ({ ctx, input }) => ({
    id: input.id,
    status: await ctx.write((tx) => retryJob(tx, input.id)),
  }));
