import { z } from "zod";
import { count } from "../schema/fields.ts";

/** The known cost of calls, by core's `sqlSpent`. Credits and dollars are never added. */
export const spent = {
  /** Null: some calls were paid in credits, and the price of none is known. */
  credits: z.number().nullable(),
  /** The price of some call is unknown, so the total is higher. */
  creditsAtLeast: z.boolean(),
  /** US dollars; null as for credits. */
  costUsd: z.number().nullable(),
  costUsdAtLeast: z.boolean(),
  /** Paid calls that have ended and whose price is unknown. */
  unpricedCalls: count,
};
