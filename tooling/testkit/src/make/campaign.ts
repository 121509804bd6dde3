import { CAMPAIGN_TABLE, type JobStatus, type OfferInput, type SearchCriteriaInput } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { insert, NOW, type Values } from "./insert.ts";
import { insertJob } from "./insert-job.ts";
import { firstOrganization } from "./organization.ts";

export const CRITERIA: SearchCriteriaInput = { titles: ["Head of Sales"], locations: ["Norway"] };
export const OFFER = {
  product: "Route planning for ferries.",
  senderName: "Ada Berg",
  senderCompany: "Nordkyst",
} satisfies OfferInput;

export interface CampaignValues extends Values<"campaign"> {
  /** Status of a started campaign's FETCH_LEADS job (default COMPLETED); null for none. */
  readonly fetch?: JobStatus | null;
}

/** A campaign (default RUNNING) of the first organization. A started one has its FETCH_LEADS job. */
export async function makeCampaign(tx: Tx, campaign: CampaignValues = {}): Promise<Row<"campaign">> {
  const { fetch = "COMPLETED", ...values } = campaign;
  const { status = "RUNNING" } = values;
  const started = status !== "CREATED";
  const over = CAMPAIGN_TABLE[status].over;
  const row = await insert(tx, "campaign", {
    organizationId: values.organizationId ?? (await firstOrganization(tx)),
    name: "Shipyards",
    status,
    leadLimit: 30,
    criteria: CRITERIA,
    offer: OFFER,
    ...(started && { startedAt: NOW }),
    ...(over && { finishedAt: NOW, message: "over" }),
    ...values,
  });
  if (started && fetch !== null) {
    // Without a worker unless it is RUNNING: a worker row made for it would fall silent in a running system.
    const held = fetch === "RUNNING";
    await insertJob(tx, { campaignId: row.id, type: "FETCH_LEADS", status: fetch, attempt: 1, held });
  }
  return row;
}
