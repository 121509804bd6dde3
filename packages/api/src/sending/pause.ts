import type { Tx } from "@leadgen/db";
import { actorName } from "../access/actor.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { failed } from "../own-call/failed.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { changeAtDesk } from "./ask-desk.ts";
import { readSenderCampaign } from "./read-sender-campaign.ts";
import { paused } from "./schema.ts";
import { notePaused } from "./settle.ts";

export const pause = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "POST /campaigns/{id}/sending/pause",
  area: "Sending",
  summary: "Pause the sending: Instantly sends no more mails",
  description:
    "Allowed at any time, also while the breaker is OPEN, and also if a person activated the campaign at Instantly directly. Activate it to resume.",
  refusals: ["PRECONDITION_FAILED"],
  example: { id: WRITTEN_CAMPAIGN_ID },
})
  .input(byId)
  .output(paused)
  .mutation(async ({ ctx, input }) => {
    await pauseAtInstantly(ctx.deps, {
      campaignId: input.id,
      actor: actorName(ctx.actor),
      write: (work) =>
        ctx.write((tx, note) => {
          // The row changes only after Instantly's answer.
          note.after = { asked: "Instantly is to pause the campaign" };
          return work(tx);
        }),
    });
    return { id: input.id, state: "PAUSED" as const };
  });

interface Pausing {
  readonly campaignId: string;
  readonly actor: string;
  /** Runs the transaction that records the call, and writes its audit event, whatever its result. */
  readonly write: (work: (tx: Tx) => Promise<string>) => Promise<string>;
}

/** @throws ApiError NOT_FOUND, PRECONDITION_FAILED; UNAVAILABLE if Instantly fails, which may then continue to send. */
async function pauseAtInstantly(deps: ApiDeps, { campaignId, actor, write }: Pausing): Promise<void> {
  const instantlyCampaignId = await readSenderCampaign(deps, campaignId);
  const { answer, failure } = await changeAtDesk(deps, {
    ...{ purpose: "PAUSE_SENDING", actor, campaignId, instantlyCampaignId },
    write,
    change: (desk, signal) => desk.pause(instantlyCampaignId, signal),
    doneWhen: ["PAUSED"],
  });
  if (failure !== undefined) throw failed(failure, "did not pause the campaign, which may go on sending");
  if (answer.refusal !== null) {
    throw new ApiError("PRECONDITION_FAILED", `Instantly does not pause the campaign: ${answer.refusal}`);
  }
  await notePaused(deps, { campaignId, actor });
}
