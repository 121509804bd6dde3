import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { askInstantly } from "./ask-instantly.ts";
import { instantlyAnalytics as answer } from "./schema.ts";

export const instantlyAnalytics = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/instantly/analytics",
  area: "Campaigns",
  summary: "The sender's counts: sent, opened, replied, bounced",
  description:
    "Instantly is asked at most once a minute, and not while the breaker is OPEN. Lists show its latest count of replies (`sending.replies`).",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
})
  .input(byId)
  .output(answer)
  .query(({ ctx, input }) =>
    askInstantly(ctx.deps, {
      campaignId: input.id,
      actor: actorName(ctx.actor),
    }),
  );
