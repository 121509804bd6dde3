import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { readStartCheck } from "./read-start-check.ts";
import { readStartEstimate } from "./read-start-estimate.ts";
import { startValidation } from "./schema.ts";

/** Lists all blockers at once, so that a person need not find them one by one. */
export const validateStart = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/start/validate",
  area: "Campaigns",
  summary: "All conditions that keep a campaign from starting, and an estimate of its calls and cost",
  example: { id: DRAFT_CAMPAIGN_ID },
})
  .input(byId)
  .output(startValidation)
  .query(({ ctx, input }) => {
    const { configuredProviders, pool, assumedCosts = {} } = ctx.deps;
    return snapshot(pool, async (tx) => ({
      ...(await readStartCheck(tx, { campaignId: input.id, configuredProviders })),
      estimate: await readStartEstimate(tx, { campaignId: input.id, assumedCosts }),
    }));
  });
