import { z } from "zod";
import { count } from "../schema/fields.ts";

/** What calls cost, as far as it is known, by `sqlSpent` of core. Credits and dollars are never added. */
export const spent = {
  /** Null: there are calls that are paid for in credits, and the price of none is known. */
  credits: z.number().nullable(),
  /** The price of some call is not known, so there were more. */
  creditsAtLeast: z.boolean(),
  /** US dollars; null as for credits. */
  costUsd: z.number().nullable(),
  costUsdAtLeast: z.boolean(),
  /** Paid calls that have ended and whose price is unknown. */
  unpricedCalls: count,
};
