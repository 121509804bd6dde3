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
  summary: "The accounts of the Instantly workspace from which a campaign can send",
  description:
    "Asks Instantly with a person's own call, not made while the breaker is OPEN. All organizations of the installation share the workspace.",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
})
  .input(z.strictObject({ organizationId: idSchema }))
  .output(answer)
  .query(async ({ ctx }) => ({ items: await readSenders(ctx.deps, actorName(ctx.actor)) }));
