import { BILLED_IN, PROVIDER_NAMES } from "@leadgen/core";
import { formatKnown, formatNumber, formatUsd } from "../../lib/format.ts";
import type { Campaign } from "./campaign.ts";

export type Spend = Campaign["calls"][number];

/** The cost of calls to one provider. */
type Spent = Pick<Spend, "provider" | "credits" | "creditsAtLeast" | "costUsd" | "costUsdAtLeast">;

/** The provider's charge; a dash if it charges in another unit or nothing. */
export function inUnit(spend: Spent, unit: "CREDITS" | "USD"): string {
  if (BILLED_IN[spend.provider] !== unit) return "–";
  return unit === "CREDITS"
    ? formatKnown({ known: spend.credits, atLeast: spend.creditsAtLeast }, formatNumber)
    : formatKnown({ known: spend.costUsd, atLeast: spend.costUsdAtLeast }, formatUsd);
}

/** The sum over providers that charge in dollars; credits of different providers can't be added. Unknown only if no part is known. */
export function dollarsOf(calls: readonly Spent[]) {
  const charged = calls.filter((spend) => BILLED_IN[spend.provider] === "USD");
  const known = charged.flatMap(({ costUsd }) => costUsd ?? []);
  return {
    known: charged.length > 0 && known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0),
    atLeast: charged.some((spend) => spend.costUsdAtLeast),
  };
}

/** `8 Apollo credits`, one line for each provider that charges in credits. */
export const creditLines = (calls: readonly Spent[]): string[] =>
  calls
    .filter(({ provider }) => BILLED_IN[provider] === "CREDITS")
    .map((spend) => `${inUnit(spend, "CREDITS")} ${PROVIDER_NAMES[spend.provider]} credits`);
