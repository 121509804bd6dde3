import { BILLED_IN } from "@leadgen/core";
import { formatKnown, formatNumber, formatUsd } from "../../lib/format.ts";
import type { Campaign } from "./campaign.ts";

export type Spend = Campaign["calls"][number];

/** What the provider charged; a dash where it charges in another unit, or nothing. */
export function inUnit(spend: Spend, unit: "CREDITS" | "USD"): string {
  if (BILLED_IN[spend.provider] !== unit) return "–";
  return unit === "CREDITS"
    ? formatKnown({ known: spend.credits, atLeast: spend.creditsAtLeast }, formatNumber)
    : formatKnown({ known: spend.costUsd, atLeast: spend.costUsdAtLeast }, formatUsd);
}

/** Over providers that charge in the same unit. Unknown only if nothing at all is known. */
export function totalOf(calls: readonly Spend[], amount: "credits" | "costUsd") {
  const unit = amount === "credits" ? "CREDITS" : "USD";
  const charged = calls.filter((spend) => BILLED_IN[spend.provider] === unit);
  const known = charged.flatMap((spend) => spend[amount] ?? []);
  return {
    known: charged.length > 0 && known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0),
    atLeast: charged.some((spend) => spend[`${amount}AtLeast`]),
  };
}
