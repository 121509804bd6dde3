import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readLeadStats } from "./read-lead-stats.ts";
import { leadStats as answer } from "./schema.ts";

export const leadStats = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/leads/stats",
  area: "Campaigns",
  summary: "A campaign's leads in numbers",
})
  .input(byId)
  .output(answer)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readLeadStats(tx, input.id)));
