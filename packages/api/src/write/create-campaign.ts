import type { Offer, SearchCriteria } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { notFound } from "../read/must-exist.ts";

export interface NewCampaign {
  readonly organizationId: string;
  readonly name: string;
  readonly leadLimit: number;
  readonly criteria: SearchCriteria;
  readonly offer: Offer;
}

/** Enters a campaign, CREATED; allowed while the breaker is OPEN (rule C2). @returns its id. @throws DomainError NOT_FOUND. */
export async function createCampaign(tx: Tx, campaign: NewCampaign): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
     SELECT id, $2, $3::int, $4::jsonb, $5::jsonb FROM organization WHERE id = $1
     RETURNING id`,
    [
      campaign.organizationId,
      campaign.name,
      campaign.leadLimit,
      JSON.stringify(campaign.criteria),
      JSON.stringify(campaign.offer),
    ],
  );
  if (row === undefined) throw notFound("organization", campaign.organizationId);
  return row.id;
}
