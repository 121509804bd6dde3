import { z } from "zod";
import { count, countOrNull, named, provider } from "./fields.ts";

/** What is still to be asked of one provider, and what that will cost. Credits and dollars are never added. */
export const estimateLine = named(
  "EstimateLine",
  z.object({
    provider,
    calls: count,
    /** Null: the provider does not charge in credits, or see `costUnknown`. */
    credits: countOrNull,
    /** US dollars, by what such calls have cost lately. Null: it does not charge in dollars, or see `costUnknown`. */
    costUsd: z.number().nullable(),
    /** `costUsd` is by published prices and an assumed length of the calls, since none was made yet. */
    assumed: z.boolean(),
    /** It charges for the calls, and of none that were made the price is known. */
    costUnknown: z.boolean(),
  }),
);

export type EstimateLine = z.output<typeof estimateLine>;
