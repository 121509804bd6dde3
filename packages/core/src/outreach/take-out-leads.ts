import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { withdrawLeads } from "./withdraw-leads.ts";

export interface TakingOut {
  readonly campaignId: string;
  readonly leadIds: readonly string[];
  /** For people; shown with each lead. */
  readonly reason: string;
}

/**
 * Takes single people out of a campaign at the sender, as chosen in the preview of its mails. It locks the campaign, so that
 * a concurrent activation either comes first or sees that these people are leaving.
 *
 * @returns how many leave, not counting those who have left or are leaving already.
 * @throws DomainError NOT_FOUND for an unknown campaign, or a lead of another campaign.
 */
export async function takeOutLeads(tx: Tx, input: TakingOut): Promise<{ leaving: number }> {
  const { campaignId, leadIds, reason } = input;
  await lockBreakerShared(tx);
  await holdCampaign(tx, campaignId);
  const found = await tx.query<{ id: string }>(
    "SELECT id FROM lead WHERE id = ANY($1::uuid[]) AND campaign_id = $2",
    [leadIds, campaignId],
  );
  const own = new Set(found.map(({ id }) => id));
  const stranger = leadIds.find((id) => !own.has(id.toLowerCase()));
  if (stranger !== undefined)
    throw new DomainError("NOT_FOUND", `There is no lead ${stranger} in this campaign.`);
  const { jobIds } = await withdrawLeads(tx, { leadIds: [...own], reason });
  return { leaving: jobIds.length };
}
