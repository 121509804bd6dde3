import { deleteCampaign } from "@leadgen/core/outreach";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { campaignDeleted } from "./schema.ts";

export const deletion = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "DELETE /campaigns/{id}",
  area: "Campaigns",
  summary: "Delete a campaign that does not run",
  description:
    "Its leads, jobs and records of calls are deleted too. People whom it handed over are added to the do-not-contact list, so that nobody is written to or paid for again. Refused while another campaign has leads that this one paid for.",
  refusals: ["WRONG_STATE"],
  example: { id: DRAFT_CAMPAIGN_ID },
})
  .input(byId)
  .output(campaignDeleted)
  .mutation(({ ctx, input }) =>
    ctx.write((tx) => deleteCampaign(tx, { id: input.id, actor: actorName(ctx.actor) })),
  );
