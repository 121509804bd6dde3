import { type Offer, offerSchema, type SearchCriteria, searchCriteriaSchema } from "@leadgen/core";
import type { Tx } from "@leadgen/core/outreach";
import { columns, type RowOf, type WithJson } from "@leadgen/db";

const CAMPAIGN = columns("campaign", [
  "id",
  "organizationId",
  "name",
  "leadLimit",
  "criteria",
  "offer",
  "instantlyCampaignId",
  "firstRank",
]);

/** A campaign as the pipeline needs it. */
export type CampaignRow = WithJson<RowOf<typeof CAMPAIGN>, { criteria: SearchCriteria; offer: Offer }>;

export type StoredCampaign = RowOf<typeof CAMPAIGN>;

/** SQL: the campaign with this id. */
export const sqlCampaign = (id: string): string => `SELECT ${CAMPAIGN} FROM campaign WHERE id = ${id}`;

export async function readCampaign(tx: Tx, campaignId: string): Promise<CampaignRow> {
  const [row] = await tx.query<StoredCampaign>(sqlCampaign("$1"), [campaignId]);
  return parseCampaign(row);
}

export function parseCampaign(row: StoredCampaign | null | undefined): CampaignRow {
  if (!row) throw new Error("worker-e3: the job's campaign is gone");
  return { ...row, criteria: searchCriteriaSchema.parse(row.criteria), offer: offerSchema.parse(row.offer) };
}

/** The campaign's name at the sender. It is unique, so that the campaign can be looked up before it is created again. */
export const nameAtSender = (campaign: Pick<CampaignRow, "id" | "name">): string =>
  `${campaign.name} [${campaign.id}]`;

export async function storeSenderCampaign(
  tx: Tx,
  campaignId: string,
  instantlyCampaignId: string,
): Promise<void> {
  await tx.query("UPDATE campaign SET instantly_campaign_id = $2, updated_at = now() WHERE id = $1", [
    campaignId,
    instantlyCampaignId,
  ]);
}
