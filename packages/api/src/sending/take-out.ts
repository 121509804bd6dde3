import { takeOutLeads } from "@leadgen/core/outreach";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID, WRITTEN_LEAD_ID } from "../rest/openapi/example-ids.ts";
import { byId, idSchema, reasonSchema } from "../schema/input.ts";
import { takenOut } from "./schema.ts";

export const takeOut = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign", leadId: "lead" },
  rest: "POST /campaigns/{id}/sending/take-out",
  area: "Sending",
  summary: "Remove a person from the sending: the lead gets no mail",
  description:
    "A WITHDRAW_LEAD job removes the lead at Instantly; it waits while the breaker is OPEN. The sending cannot be activated before the job has ended. Removing a person again changes nothing. Mails already sent cannot be recalled.",
  example: { id: WRITTEN_CAMPAIGN_ID, leadId: WRITTEN_LEAD_ID, reason: "Is a customer already" },
})
  .input(byId.extend({ leadId: idSchema, reason: reasonSchema }))
  .output(takenOut)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx) => {
      const { id, leadId, reason } = input;
      const words = `Taken out by ${actorName(ctx.actor)}: ${reason}`;
      const { leaving } = await takeOutLeads(tx, { campaignId: id, leadIds: [leadId], reason: words });
      return { id, leadId, leaving: leaving > 0 };
    }),
  );
