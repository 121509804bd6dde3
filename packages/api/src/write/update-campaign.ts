import { type CampaignStatus, DomainError, type Offer, type SearchCriteria } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { notFound } from "../read/must-exist.ts";

export interface CampaignChanges {
  readonly id: string;
  readonly name?: string | undefined;
  readonly leadLimit?: number | undefined;
  readonly criteria?: SearchCriteria | undefined;
  readonly offer?: Offer | undefined;
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * Changes a campaign that was not started: what is left out stays. Criteria and offer are replaced as a whole.
 * @throws DomainError NOT_FOUND, WRONG_STATE.
 */
export async function updateCampaign(tx: Tx, changes: CampaignChanges): Promise<void> {
  const [campaign] = await tx.query<{ status: CampaignStatus }>(
    "SELECT status FROM campaign WHERE id = $1 FOR NO KEY UPDATE",
    [changes.id],
  );
  if (campaign === undefined) throw notFound("campaign", changes.id);
  if (campaign.status !== "CREATED") {
    throw new DomainError(
      "WRONG_STATE",
      `The campaign is ${campaign.status}: only a CREATED one can be changed. Make a new campaign for other settings.`,
      { status: campaign.status },
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
