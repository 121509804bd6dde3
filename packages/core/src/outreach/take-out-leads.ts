import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { withdrawLeads } from "./withdraw-leads.ts";

export interface TakingOut {
  readonly campaignId: string;
  readonly leadIds: readonly string[];
  /** For people; stands at each lead. */
  readonly reason: string;
}

/**
 * Takes single people out of a campaign at the sender, who looked its mails through. It holds the campaign, so that an
 * activation at the same moment comes before it, or sees that they are leaving.
 *
 * @returns how many leave; who has left or is leaving already is not counted again.
 * @throws DomainError NOT_FOUND for a campaign, or a lead that is none of its own.
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
