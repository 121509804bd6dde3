import { autocommit, type Row } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";

/** The campaign's id at Instantly. @throws ApiError NOT_FOUND; PRECONDITION_FAILED if it has none yet. */
export async function readSenderCampaign({ pool }: ApiDeps, campaignId: string): Promise<string> {
  const [row] = await autocommit(pool).query<{ id: Row<"campaign">["instantlyCampaignId"] }>(
    "SELECT instantly_campaign_id AS id FROM campaign WHERE id = $1",
    [campaignId],
  );
  if (row === undefined) throw notFound("campaign", campaignId);
  if (row.id !== null) return row.id;
  throw new ApiError(
    "PRECONDITION_FAILED",
    "The campaign is not at Instantly yet: its first job makes it there. Start it, then ask again.",
  );
}
