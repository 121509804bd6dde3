import { cancelCampaign } from "@leadgen/core/outreach";
import { procedure } from "../procedure/procedure.ts";
import { byId, reasonSchema } from "../schema/input.ts";
import { cancelled } from "./schema.ts";

export const cancel = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "POST /campaigns/{id}/cancel",
  area: "Campaigns",
  summary: "Cancel a campaign and its live jobs",
  refusals: ["WRONG_STATE"],
  example: { reason: "Wrong country" },
})
  .input(byId.extend({ reason: reasonSchema }))
  .output(cancelled)
  .mutation(async ({ ctx, input }) => {
    const { jobsCancelled } = await ctx.write((tx) =>
      cancelCampaign(tx, { campaignId: input.id, reason: input.reason }),
    );
    return { id: input.id, status: "FAILED" as const, jobsCancelled };
  });
