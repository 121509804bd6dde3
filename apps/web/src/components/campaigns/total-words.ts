import type { RouterOutputs } from "@leadgen/api";
import { PROVIDER_NAMES } from "@leadgen/core";
import { formatNumber, formatUsd } from "../../lib/format.ts";

type Line = Pick<
  RouterOutputs["campaign"]["estimate"]["lines"][number],
  "provider" | "credits" | "costUsd" | "costUnknown"
>;

/** Dollars over all providers, and each provider's credits. An unknown amount is never shown as 0. */
export function totalWords(lines: readonly Line[]): { dollars: string; credits: string } {
  const known = lines.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  const credits = lines
    .filter((line) => (line.credits ?? 0) > 0)
    .map((line) => `${formatNumber(line.credits ?? 0)} ${PROVIDER_NAMES[line.provider]}`);
  return {
    dollars: lines.some(({ costUnknown }) => costUnknown)
      ? `At least ${formatUsd(known)}`
      : `About ${formatUsd(known)}`,
    credits: credits.length === 0 ? "" : `and credits: ${credits.join(", ")}`,
  };
}
