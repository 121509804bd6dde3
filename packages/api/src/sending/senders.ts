import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { readSenders } from "./read-senders.ts";
import { senders as answer } from "./schema.ts";

export const senders = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /organizations/{organizationId}/senders",
  area: "Sending",
  summary: "The accounts of the Instantly workspace, from which a campaign can send",
  description:
    "Asks Instantly: a person's own call, not made while the breaker is OPEN. The workspace is the installation's, so every organization has the same.",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
})
  .input(z.strictObject({ organizationId: idSchema }))
  .output(answer)
  .query(async ({ ctx }) => ({ items: await readSenders(ctx.deps, actorName(ctx.actor)) }));
