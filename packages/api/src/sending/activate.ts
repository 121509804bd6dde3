import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { activateSending } from "./activate-sending.ts";
import { activated } from "./schema.ts";

export const activate = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "POST /campaigns/{id}/sending/activate",
  area: "Sending",
  summary: "Activate the sending: Instantly then writes to everybody who was handed over",
  description:
    "Requires that the campaign has ended, senders of the workspace, an address line and the opt-out. Read GET /campaigns/{id}/sending/mails first, and pass the number of people from GET /campaigns/{id}/sending/validate as `atMost`: if more people would get a mail by then, nothing is activated. Of two concurrent activations one is refused. Also resumes a paused sending, with the current settings.",
  refusals: ["WRONG_STATE", "BREAKER_OPEN", "PRECONDITION_FAILED"],
  example: { id: WRITTEN_CAMPAIGN_ID, atMost: 10 },
})
  .input(byId.extend({ atMost: z.number().int().min(1).max(1_000_000).optional() }))
  .output(activated)
  .mutation(({ ctx, input }) =>
    activateSending(ctx.deps, {
      campaignId: input.id,
      atMost: input.atMost,
      actor: actorName(ctx.actor),
      write: ctx.write,
    }),
  );
