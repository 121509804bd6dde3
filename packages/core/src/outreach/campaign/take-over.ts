import { type Refusal, refuse } from "../../errors.ts";
import type { LeadStatus } from "../lead/states.ts";
import { CAMPAIGN_TABLE, type CampaignStatus } from "./states.ts";

/**
 * The statuses of leads that another campaign can use: they were paid for and reached no outcome (rule J13). An ALREADY_CONTACTED
 * lead only once it is free again: the other lead with its address was on the way to the sender, and ended without a mail.
 */
export const TAKEN_OVER = [
  "FAILED",
  "REJECTED",
  "CANCELLED",
  "ALREADY_CONTACTED",
] as const satisfies readonly LeadStatus[];

export type TakenOverStatus = (typeof TAKEN_OVER)[number];

/** Why such a lead still stays where it is. The first reason that applies is given. */
export const LEFT_OUT = {
  BUSY: "A call about them has not ended, or they are being taken out at Instantly: look again in a minute.",
  DO_NOT_CONTACT: "They are on the organization's do-not-contact list.",
  GIVEN_BEFORE: "The sender has their address already, or is about to be given it.",
} as const satisfies Record<string, string>;

export type LeftOut = keyof typeof LEFT_OUT;

export const LEFT_OUT_REASONS = Object.keys(LEFT_OUT) as readonly LeftOut[];

/** The facts that decide whether leads can be taken over. */
export interface TakeOverFacts {
  readonly from: { readonly id: string; readonly status: CampaignStatus };
  readonly to: {
    readonly id: string;
    readonly status: CampaignStatus;
    readonly leadLimit: number;
    /** How many leads it has taken over already. */
    readonly leads: number;
  };
  /** How many leads would move. */
  readonly moving: number;
}

/** Decides whether one campaign may take over the leads of another; undefined: it may. Pure. */
export function refuseTakeOver({ from, to, moving }: TakeOverFacts): Refusal | undefined {
  if (from.id === to.id)
    return refuse("INVALID_INPUT", "The leads are in this campaign already: name another one.");
  if (!CAMPAIGN_TABLE[from.status].over) {
    return refuse(
      "WRONG_STATE",
      `The campaign that the leads come from is ${CAMPAIGN_TABLE[from.status].is}: they can be used when it is over. Cancel it, or wait for its end.`,
    );
  }
  if (to.status !== "CREATED") {
    return refuse(
      "WRONG_STATE",
      `The campaign is ${CAMPAIGN_TABLE[to.status].is}: only a draft takes leads over. Make a new one.`,
    );
  }
  if (moving === 0) {
    return refuse(
      "WRONG_STATE",
      "There is nothing to take over: none of the leads that ended without a mail can be used.",
    );
  }
  const wanted = to.leads + moving;
  if (wanted > to.leadLimit) {
    return refuse(
      "WRONG_STATE",
      `${moving} leads would come to ${to.leads} that it has taken over, more than its limit of ${to.leadLimit}. Set the limit to ${wanted} or more first.`,
    );
  }
  return undefined;
}
