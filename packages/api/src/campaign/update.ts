import { CAMPAIGN_TABLE, maySend, SENDING_FIELDS } from "@leadgen/core";
import { columns, type RowOf, type Tx, written } from "@leadgen/db";
import { actorName } from "../access/actor.ts";
import { notFound } from "../db/must-exist.ts";
import { ApiError } from "../errors/api-error.ts";
import { fieldError } from "../errors/field-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { readSenderCheck } from "../sending/read-sender-check.ts";
import { readCampaign } from "./read-campaign.ts";
import { refuseHours } from "./refuse-hours.ts";
import { type CampaignChanges, campaignChanges, savedCampaign } from "./schema.ts";

export const update = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "PATCH /campaigns/{id}",
  area: "Campaigns",
  summary: "Change a CREATED campaign, or the sending settings of any campaign that is not sending",
  description:
    "Fields that are left out stay. `criteria` and `offer` are replaced as a whole. The sending settings (senders, dailyLimit, sendFrom, sendTo, sendDays, timeZone, addressLine, optOut) can be changed in every status of the campaign, as long as the sending is NOT_ACTIVATED or PAUSED; the next activation sends them to Instantly. Senders must be accounts of the Instantly workspace, which is checked; if it cannot be checked, they are saved and `notice` says so.",
  refusals: ["WRONG_STATE"],
  example: { id: DRAFT_CAMPAIGN_ID, leadLimit: 100 },
})
  .input(campaignChanges)
  .output(savedCampaign)
  .mutation(async ({ ctx, input }) => {
    const notice = await readSenderCheck(ctx.deps, { senders: input.senders, actor: actorName(ctx.actor) });
    return ctx.write(async (tx) => {
      await updateCampaign(tx, input);
      return { ...(await readCampaign(tx, input.id)), notice };
    });
  });

/** @throws ApiError NOT_FOUND, WRONG_STATE, INVALID_INPUT. */
async function updateCampaign(tx: Tx, { id, ...changes }: CampaignChanges): Promise<void> {
  const [found] = await tx.query<Held>(`SELECT ${HELD} FROM campaign WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  if (found === undefined) throw notFound("campaign", id);
  refuseByState(found, changes);
  refuseHours(changes, found);
  await refuseLimit(tx, { id, leadLimit: changes.leadLimit });
  const said = written("campaign", changes);
  const names = ["updated_at", ...said.names];
  await tx.query(
    `UPDATE campaign SET (${names}) =
       (SELECT ${names} FROM jsonb_populate_record(NULL::campaign, $2::jsonb || jsonb_build_object('updated_at', now())))
     WHERE id = $1`,
    [id, said.json],
  );
}

const HELD = columns("campaign", ["status", "sendingState", "sendFrom", "sendTo"]);
type Held = RowOf<typeof HELD>;

const OF_SENDING: readonly string[] = SENDING_FIELDS;

/** @throws ApiError WRONG_STATE. */
function refuseByState({ status, sendingState }: Held, changes: Omit<CampaignChanges, "id">): void {
  const names = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const sendingOnly = names.length > 0 && names.every((name) => OF_SENDING.includes(name));
  if (!sendingOnly && status !== "CREATED") {
    throw new ApiError(
      "WRONG_STATE",
      `The campaign is ${CAMPAIGN_TABLE[status].is}: only its sending settings can still be changed. Create a new campaign for other settings.`,
      { status },
    );
  }
  if (sendingOnly && maySend(sendingState)) {
    throw new ApiError(
      "WRONG_STATE",
      "The sending may be under way: pause it, change it, and activate it again.",
      { sending: sendingState },
    );
  }
}

/** Leads that the campaign has taken over count towards its limit. @throws ApiError INVALID_INPUT. */
async function refuseLimit(
  tx: Tx,
  { id, leadLimit }: { id: string; leadLimit: number | undefined },
): Promise<void> {
  if (leadLimit === undefined) return;
  const [taken] = await tx.query<{ leads: number }>(
    "SELECT count(*)::int AS leads FROM lead WHERE campaign_id = $1",
    [id],
  );
  const leads = taken?.leads ?? 0;
  if (leads <= leadLimit) return;
  throw fieldError("leadLimit", `must be at least ${leads}, the leads that it has taken over.`);
}
