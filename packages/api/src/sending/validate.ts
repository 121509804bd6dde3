import { activationBlockers } from "@leadgen/core";
import { readActivation } from "@leadgen/core/outreach";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { activationCheck } from "./schema.ts";

/** So that a person need not find out one by one. */
export const validate = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/sending/validate",
  area: "Sending",
  summary: "Everything that keeps the sending from being activated, and how many people would get the mail",
  description: "Asks nobody: whether the senders are in the workspace is looked at by the activation.",
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
