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
  summary: "Move leads that an ended campaign has paid for into a CREATED one",
  description:
    "Moves leads that ended FAILED, REJECTED or CANCELLED, with what is known about them; their e-mail only if the offer is equal. Also moves leads that ended ALREADY_CONTACTED right after their reveal, if no other campaign has given their address to the sender or is about to. The leads continue when the campaign is started, and count towards its limit. Their cost so far stays with the campaign that paid, which cannot be deleted before this one. Allowed while the breaker is OPEN, since nothing runs.",
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
