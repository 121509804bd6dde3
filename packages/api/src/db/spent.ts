import { BILLED_IN, PROVIDERS } from "@leadgen/core";
import { z } from "zod";
import { count } from "../schema/fields.ts";

/** What calls cost, as far as it is known. Credits and dollars are never added. */
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

const ofUnit = (unit: "CREDITS" | "USD"): string =>
  `(${PROVIDERS.filter((provider) => BILLED_IN[provider] === unit)
    .map((provider) => `'${provider}'`)
    .join(", ")})`;

/** SQL: the aggregates of `spent` over rows of provider_call called `call`. */
export function sqlSpent(call: string): string {
  const paid = `${call}.effect AND ${call}.outcome IS NOT NULL`;
  const noCredits = `${paid} AND ${call}.provider IN ${ofUnit("CREDITS")} AND ${call}.credits IS NULL`;
  const noCost = `${paid} AND ${call}.provider IN ${ofUnit("USD")} AND ${call}.cost_usd IS NULL`;
  return `
    ${sqlAmount(`${call}.credits`, noCredits)} AS credits, coalesce(bool_or(${noCredits}), false) AS "creditsAtLeast",
    ${sqlAmount(`${call}.cost_usd`, noCost)} AS "costUsd", coalesce(bool_or(${noCost}), false) AS "costUsdAtLeast",
    count(*) FILTER (WHERE (${noCredits}) OR (${noCost}))::int AS "unpricedCalls"`;
}

const sqlAmount = (column: string, unknown: string): string =>
  `CASE WHEN count(${column}) > 0 OR NOT coalesce(bool_or(${unknown}), false) THEN coalesce(sum(${column}), 0)::float8 END`;
