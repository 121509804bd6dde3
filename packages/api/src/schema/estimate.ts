import { z } from "zod";
import { count, countOrNull, named, provider } from "./fields.ts";

/** The calls still to be made to one provider, and their cost. Credits and dollars are never added. */
export const estimateLine = named(
  "EstimateLine",
  z.object({
    provider,
    calls: count,
    /** Null: the provider does not charge in credits, or `costUnknown`. */
    credits: countOrNull,
    /** US dollars, from the recent cost of such calls. Null: the provider does not charge in dollars, or `costUnknown`. */
    costUsd: z.number().nullable(),
    /** `costUsd` comes from published prices and an assumed length of the calls, since no call was made yet. */
    assumed: z.boolean(),
    /** The provider charges for the calls, and no price is known. */
    costUnknown: z.boolean(),
  }),
);

export type EstimateLine = z.output<typeof estimateLine>;
