import type { RouterOutputs } from "@leadgen/api";
import { BILLED_IN } from "@leadgen/core";
import { formatNumber, formatUsd, plural } from "../../lib/format.ts";

type Call = RouterOutputs["job"]["get"]["calls"][number];

const OUTCOMES = {
  SUCCEEDED: "Done",
  REJECTED: "Turned down",
  FAILED: "Failed",
  UNKNOWN: "No answer recorded, may have been charged",
} as const;

export function outcomeWords({ outcome, message }: Call): string {
  if (outcome === null) return "Under way";
  return outcome === "SUCCEEDED" || message === null ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}: ${message}`;
}

/** A call's cost. An unknown price is "not known", never 0; a free call costs nothing. */
export function costWords({
  provider,
  effect,
  outcome,
  credits,
  costUsd,
}: Pick<Call, "provider" | "effect" | "outcome" | "credits" | "costUsd">): string {
  if (credits !== null && credits > 0) return plural(credits, "credit");
  if (costUsd !== null) return formatUsd(costUsd);
  if (credits !== null) return formatNumber(credits);
  const unit = BILLED_IN[provider];
  if (!effect || (unit !== "CREDITS" && unit !== "USD")) return "no charge";
  return outcome === null ? "not known yet" : "not known";
}
