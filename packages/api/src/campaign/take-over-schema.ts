import { ENRICH_STEPS, ERROR_CODES, LEFT_OUT_REASONS, TAKEN_OVER } from "@leadgen/core";
import { z } from "zod";
import { estimateLine } from "../schema/estimate.ts";
import { count, each, id, named, text } from "../schema/fields.ts";
import { idSchema } from "../schema/input.ts";

/** `id` takes over leads that `fromCampaignId` has paid for. */
export const takeOverInput = z.strictObject({ id: idSchema, fromCampaignId: idSchema });

export const takeOverPreview = named(
  "TakeOverPreview",
  z.object({
    id,
    fromCampaignId: id,
    /** Leads that would move. */
    leads: count,
    /** By their final status. */
    byStatus: each(TAKEN_OVER, count),
    /** By the steps that stay finished and are not paid for again. */
    finishedSteps: each(ENRICH_STEPS, count),
    /** Leads whose e-mail is written again, since the offer differs. */
    mailsToRewrite: count,
    /** Their remaining calls to each provider, at most: a bad address ends a lead early. */
    leftToPay: z.array(estimateLine),
    /** Leads that stay where they are, and why. */
    leftOut: z.array(z.object({ reason: z.enum(LEFT_OUT_REASONS), leads: count, message: text })),
    /** People that the campaign's own search may still find, given its limit. */
    room: count,
    /** Why it cannot be done now; null: it can. */
    refusal: z.object({ code: z.enum(ERROR_CODES), message: text }).nullable(),
  }),
);
export type TakeOverPreview = z.output<typeof takeOverPreview>;

export const takenOver = z.object({
  id,
  fromCampaignId: id,
  /** Leads that moved. */
  leads: count,
  /** Leads that stayed; the preview says why. */
  leftOut: count,
});
