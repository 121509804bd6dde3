import { takeOverLeads } from "@leadgen/core/outreach";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID, ENDED_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { takenOver, takeOverInput } from "./take-over-schema.ts";

export const takeOver = procedure({
  role: "member",
  scope: "write",
  of: { fromCampaignId: "campaign", id: "campaign" },
  rest: "POST /campaigns/{id}/take-over",
  area: "Campaigns",
  summary: "Move what an ended campaign has paid for into a CREATED one",
  description:
    "Its leads that ended FAILED, REJECTED or CANCELLED, with what was found out about them; the e-mail only if the offer is equal. Also those that ended ALREADY_CONTACTED right after their reveal, once nobody else is about to give the sender their address and nobody has. They go on when the campaign is started, and count towards its limit. What they cost so far stays with the campaign that paid, which can't be deleted before this one. Allowed while the breaker is OPEN, since nothing runs.",
  refusals: ["WRONG_STATE"],
  example: { id: DRAFT_CAMPAIGN_ID, fromCampaignId: ENDED_CAMPAIGN_ID },
})
  .input(takeOverInput)
  .output(takenOver)
  .mutation(({ ctx, input: { id, fromCampaignId } }) =>
    ctx.write(async (tx, note) => {
      const moved = await takeOverLeads(tx, { from: fromCampaignId, to: id });
      note.before = null;
      note.after = { fromCampaignId, ...moved };
      return { id, fromCampaignId, ...moved };
    }),
  );
