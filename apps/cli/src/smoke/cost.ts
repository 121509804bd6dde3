import { BILLED_IN, PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import type { Calls } from "./answers.ts";

/** A run's cost at one provider, in the provider's own unit. */
export interface Cost {
  readonly provider: Provider;
  readonly unit: "CREDITS" | "USD";
  /** Null: no call's price is known. */
  readonly known: number | null;
  /** Some call's price is unknown, so the cost is higher. */
  readonly atLeast: boolean;
}

/** By provider, since credits and dollars, or two providers' credits, cannot be added. */
export function costOf(calls: readonly Calls[]): Cost[] {
  return PROVIDERS.flatMap((provider) => {
    const unit = BILLED_IN[provider];
    const lines = calls.filter((line) => line.provider === provider && line.calls > 0);
    if (unit === null || lines.length === 0) return [];
    const known = lines.flatMap((line) => (unit === "CREDITS" ? line.credits : line.costUsd) ?? []);
    return {
      provider,
      unit,
      known: known.length === 0 ? null : known.reduce((all, each) => all + each, 0),
      atLeast: lines.some((line) => (unit === "CREDITS" ? line.creditsAtLeast : line.costUsdAtLeast)),
    };
  });
}

export function costText({ provider, unit, known, atLeast }: Cost): string {
  const amount =
    known === null
      ? "unknown"
      : unit === "USD"
        ? `$${known.toFixed(4)}`
        : `${known} ${known === 1 ? "credit" : "credits"}`;
  return `${PROVIDER_NAMES[provider]} ${atLeast && known !== null ? "at least " : ""}${amount}`;
}
