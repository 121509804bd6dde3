import { reasonWords } from "@leadgen/core";
import { autocommit, columns, type RowOf } from "@leadgen/db";
import { actorName } from "../access/actor.ts";
import { notFound } from "../db/must-exist.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { askDesk } from "./ask-desk.ts";
import { readSenderCampaign } from "./read-sender-campaign.ts";
import { type SendingStatus, sendingStatus } from "./schema.ts";

export const status = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/sending/status",
  area: "Sending",
  summary: "Whether the campaign sends, and if not, why",
  description:
    "Asks Instantly with a person's own call, not made while the breaker is OPEN. Replies, opens and bounces are in GET /campaigns/{id}/instantly/analytics.",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
  example: { id: WRITTEN_CAMPAIGN_ID },
})
  .input(byId)
  .output(sendingStatus)
  .query(({ ctx, input }) => askStatus(ctx.deps, { campaignId: input.id, actor: actorName(ctx.actor) }));

const CAMPAIGN = columns("campaign", ["sendingState", "sendingSince", "sendingBy"]);

async function askStatus(
  deps: ApiDeps,
  { campaignId, actor }: { readonly campaignId: string; readonly actor: string },
): Promise<SendingStatus> {
  const instantlyCampaignId = await readSenderCampaign(deps, campaignId);
  const { status: atInstantly } = await askDesk(deps, {
    purpose: "SENDING_STATUS",
    actor,
    ask: (desk, signal) => desk.status(instantlyCampaignId, signal),
  });
  const [row] = await autocommit(deps.pool).query<RowOf<typeof CAMPAIGN>>(
    `SELECT ${CAMPAIGN} FROM campaign WHERE id = $1`,
    [campaignId],
  );
  if (row === undefined) throw notFound("campaign", campaignId);
  return {
    campaignId,
    state: row.sendingState,
    since: row.sendingSince,
    by: row.sendingBy,
    atInstantly,
    reason: reasonWords(atInstantly),
    askedAt: new Date(),
  };
}
