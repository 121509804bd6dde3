import { formatKnown, formatNumber, formatUsd } from "./format.ts";

interface Spent {
  readonly credits: number | null;
  readonly creditsAtLeast: boolean;
  readonly costUsd: number | null;
  readonly costUsdAtLeast: boolean;
}

export const NOTHING_SPENT = "–";

/** `$0.047 and 1 credit`, never added up. An unknown part is named as such; nothing spent is a dash. */
export function formatSpent({ credits, creditsAtLeast, costUsd, costUsdAtLeast }: Spent): string {
  const parts = [
    costUsd === 0 && !costUsdAtLeast
      ? ""
      : formatKnown({ known: costUsd, atLeast: costUsdAtLeast }, formatUsd),
    credits === 0 && !creditsAtLeast
      ? ""
      : `${formatKnown({ known: credits, atLeast: creditsAtLeast }, formatNumber)} ${credits === 1 ? "credit" : "credits"}`,
  ].filter((part) => part !== "");
  return parts.join(" and ") || NOTHING_SPENT;
}
