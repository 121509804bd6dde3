import { sqlList } from "../../engine/parts/sql.ts";
import { BILLED_IN, PROVIDERS } from "../provider/providers.ts";

const SQL_BY_CREDITS = sqlList(PROVIDERS.filter((provider) => BILLED_IN[provider] === "CREDITS"));
const SQL_BY_DOLLARS = sqlList(PROVIDERS.filter((provider) => BILLED_IN[provider] === "USD"));

/** SQL aggregates: the cost of the provider_call rows named `call`. Credits and dollars are never added, and an unknown cost is never 0. */
export function sqlSpent(call: string): string {
  const paid = `${call}.effect AND ${call}.outcome IS NOT NULL`;
  const noCredits = `${paid} AND ${call}.provider IN ${SQL_BY_CREDITS} AND ${call}.credits IS NULL`;
  const noCost = `${paid} AND ${call}.provider IN ${SQL_BY_DOLLARS} AND ${call}.cost_usd IS NULL`;
  return `
    ${sqlAmount(`${call}.credits`, noCredits)} AS credits, coalesce(bool_or(${noCredits}), false) AS "creditsAtLeast",
    ${sqlAmount(`${call}.cost_usd`, noCost)} AS "costUsd", coalesce(bool_or(${noCost}), false) AS "costUsdAtLeast",
    count(*) FILTER (WHERE (${noCredits}) OR (${noCost}))::int AS "unpricedCalls"`;
}

const sqlAmount = (column: string, unknown: string): string =>
  `CASE WHEN count(${column}) > 0 OR NOT coalesce(bool_or(${unknown}), false) THEN coalesce(sum(${column}), 0)::float8 END`;
