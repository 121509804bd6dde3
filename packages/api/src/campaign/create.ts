import { type Tx, written } from "@leadgen/db";
import { actorName } from "../access/actor.ts";
import { notFound } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import { readSenderCheck } from "../sending/read-sender-check.ts";
import { readCampaign } from "./read-campaign.ts";
import { refuseHours } from "./refuse-hours.ts";
import { type NewCampaign, newCampaign, savedCampaign } from "./schema.ts";

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
  summary: "Create a campaign",
  description:
    "Its status is CREATED. Also allowed while the breaker is OPEN, but it cannot be started then. Senders must be accounts of the Instantly workspace, which is checked; if it cannot be checked, they are saved and `notice` says so.",
  status: 201,
  once: true,
  example: { name: "Ferries in Norway", leadLimit: 50, criteria: CRITERIA, offer: OFFER },
})
  .input(newCampaign)
  .output(savedCampaign)
  .mutation(async ({ ctx, input }) => {
    refuseHours(input);
    const notice = await readSenderCheck(ctx.deps, { senders: input.senders, actor: actorName(ctx.actor) });
    return ctx.write(async (tx) => ({
      ...(await readCampaign(tx, await createCampaign(tx, input))),
      notice,
    }));
  });

/** Inserts a CREATED campaign; allowed while the breaker is OPEN (rule C2). @returns its id. @throws ApiError NOT_FOUND. */
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
