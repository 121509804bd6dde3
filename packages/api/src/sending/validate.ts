import { activationBlockers } from "@leadgen/core";
import { readActivation } from "@leadgen/core/outreach";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { activationCheck } from "./schema.ts";

/** Lists all blockers at once, so that a person need not find them one by one. */
export const validate = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/sending/validate",
  area: "Sending",
  summary:
    "All conditions that keep the sending from being activated, and the number of people who would get the mail",
  description:
    "Makes no call of a provider: only the activation checks whether the senders are in the workspace.",
  example: { id: WRITTEN_CAMPAIGN_ID },
})
  .input(byId)
  .output(activationCheck)
  .query(({ ctx, input }) =>
    snapshot(ctx.deps.pool, async (tx) => {
      const facts = await readActivation(tx, input.id);
      const unmet = activationBlockers(facts);
      const { people, leaving } = facts;
      return { canActivate: unmet.length === 0, people, leaving, unmet };
    }),
  );
