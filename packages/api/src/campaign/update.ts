import type { Row, Tx } from "@leadgen/db";
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

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** @throws ApiError NOT_FOUND, WRONG_STATE. */
async function updateCampaign(tx: Tx, changes: CampaignChanges): Promise<void> {
  const [found] = await tx.query<Pick<Row<"campaign">, "status">>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
    [changes.id],
  );
  if (found === undefined) throw notFound("campaign", changes.id);
  if (found.status !== "CREATED") {
    throw new ApiError(
      "WRONG_STATE",
      `The campaign is ${found.status}: only a CREATED one can be changed. Make a new campaign for other settings.`,
      { status: found.status },
    );
  }
  await tx.query(
    `UPDATE campaign
     SET name = coalesce($2, name), lead_limit = coalesce($3::int, lead_limit),
         criteria = coalesce($4::jsonb, criteria), offer = coalesce($5::jsonb, offer), updated_at = now()
     WHERE id = $1`,
    [
      changes.id,
      changes.name ?? null,
      changes.leadLimit ?? null,
      json(changes.criteria),
      json(changes.offer),
    ],
  );
}
