import { PROVIDER_NAMES } from "@leadgen/core";
import type { EstimateLine } from "./answers.ts";

/** The sum of two estimates of one provider. */
export const addEstimates = (a: EstimateLine, b: EstimateLine): EstimateLine => ({
  provider: a.provider,
  calls: a.calls + b.calls,
  credits: sum(a.credits, b.credits),
  costUsd: sum(a.costUsd, b.costUsd),
  costUnknown: a.costUnknown || b.costUnknown,
});

const sum = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

/** Calls and their price in the provider's unit; the known price is a minimum if some price is unknown. */
export function estimateText({ provider, calls, credits, costUsd, costUnknown }: EstimateLine): string {
  const least = costUnknown ? "at least " : "";
  const prices = [
    ...(credits === null ? [] : [`${least}${credits} credits`]),
    ...(costUsd === null ? [] : [`${least}$${costUsd.toFixed(costUsd < 0.1 ? 4 : 2)}`]),
  ];
  if (costUnknown && prices.length === 0) prices.push("price unknown");
  return `${PROVIDER_NAMES[provider]} ${calls} calls${prices.length === 0 ? "" : ` (${prices.join(", ")})`}`;
}

/** The credits that the run may need. Without a line, it does not call the provider. */
export function creditsNeeded(line: EstimateLine | undefined): string {
  if (line?.costUnknown !== true) return `${line?.credits ?? 0} needed at most`;
  return line.credits === null ? "not known how many are needed" : `at least ${line.credits} needed`;
}
