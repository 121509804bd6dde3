import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readCampaign } from "./read-campaign.ts";
import { campaign } from "./schema.ts";

export const get = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}",
  area: "Campaigns",
  summary: "One campaign with counts, calls and costs",
})
  .input(byId)
  .output(campaign)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readCampaign(tx, input.id)));
