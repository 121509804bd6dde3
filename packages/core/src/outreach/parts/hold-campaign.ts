import type { Tx } from "../../engine/parts/tx.ts";
import { DomainError } from "../../errors.ts";
import type { CampaignStatus } from "../campaign/states.ts";

/**
 * Locks the campaign's row, so that its status can't change until the end of the transaction.
 *
 * @throws DomainError NOT_FOUND.
 */
export async function holdCampaign(tx: Tx, campaignId: string): Promise<CampaignStatus> {
  const [campaign] = await tx.query<{ status: CampaignStatus }>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
    [campaignId],
  );
  if (campaign === undefined) throw new DomainError("NOT_FOUND", `There is no campaign ${campaignId}.`);
  return campaign.status;
}
