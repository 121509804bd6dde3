import { type Tx, written } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import { readCampaign } from "./read-campaign.ts";
import { refuseHours } from "./refuse-hours.ts";
import { campaign, type NewCampaign, newCampaign } from "./schema.ts";

const CRITERIA = { titles: ["Head of Operations"], locations: ["Norway"] };
const OFFER = {
  product: "Route planning for small ferry lines.",
  senderName: "Ada Berg",
  senderCompany: "Nordkyst",
};

export const create = procedure({
  role: "member",
  scope: "write",
  of: { organizationId: "organization" },
  target: "campaign",
  rest: "POST /campaigns",
  area: "Campaigns",
  summary: "Make a campaign, CREATED",
  description: "Also while the breaker is OPEN; starting it has to wait.",
  status: 201,
  once: true,
  example: { name: "Ferries in Norway", leadLimit: 50, criteria: CRITERIA, offer: OFFER },
})
  .input(newCampaign)
  .output(campaign)
  .mutation(({ ctx, input }) => {
    refuseHours(input);
    return ctx.write(async (tx) => readCampaign(tx, await createCampaign(tx, input)));
  });

/** Enters a campaign, CREATED; allowed while the breaker is OPEN (rule C2). @returns its id. @throws ApiError NOT_FOUND. */
async function createCampaign(tx: Tx, entered: NewCampaign): Promise<string> {
  const { names, json } = written("campaign", entered);
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO campaign (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::campaign, $2::jsonb)
     WHERE EXISTS (SELECT FROM organization WHERE id = $1) RETURNING id`,
    [entered.organizationId, json],
  );
  if (row === undefined) throw notFound("organization", entered.organizationId);
  return row.id;
}
