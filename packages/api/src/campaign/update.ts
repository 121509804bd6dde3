import { type Row, type Tx, written } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { readCampaign } from "./read-campaign.ts";
import { type CampaignChanges, campaign, campaignChanges } from "./schema.ts";

export const update = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "PATCH /campaigns/{id}",
  area: "Campaigns",
  summary: "Change a campaign while it is CREATED",
  description: "What is left out stays. criteria and offer are replaced as a whole.",
  refusals: ["WRONG_STATE"],
  example: { id: DRAFT_CAMPAIGN_ID, leadLimit: 100 },
})
  .input(campaignChanges)
  .output(campaign)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx) => {
      await updateCampaign(tx, input);
      return readCampaign(tx, input.id);
    }),
  );

/** @throws ApiError NOT_FOUND, WRONG_STATE. */
async function updateCampaign(tx: Tx, { id, ...changes }: CampaignChanges): Promise<void> {
  const [found] = await tx.query<Pick<Row<"campaign">, "status">>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
    [id],
  );
  if (found === undefined) throw notFound("campaign", id);
  if (found.status !== "CREATED") {
    throw new ApiError(
      "WRONG_STATE",
      `The campaign is ${found.status}: only a CREATED one can be changed. Make a new campaign for other settings.`,
      { status: found.status },
    );
  }
  const said = written("campaign", changes);
  const names = ["updated_at", ...said.names];
  await tx.query(
    `UPDATE campaign SET (${names}) =
       (SELECT ${names} FROM jsonb_populate_record(NULL::campaign, $2::jsonb || jsonb_build_object('updated_at', now())))
     WHERE id = $1`,
    [id, said.json],
  );
}
