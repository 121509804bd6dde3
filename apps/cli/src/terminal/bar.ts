import type { LeadTally } from "../api/lead-tally.ts";
import type { Paint } from "./paint.ts";

interface Part {
  readonly of: keyof LeadTally;
  readonly mark: string;
  readonly color: keyof Paint;
  readonly words: string;
}

/** The marks differ, too, so that the bar can be read without colors. */
const PARTS: readonly Part[] = [
  { of: "handedOver", mark: "█", color: "green", words: "handed over" },
  { of: "notWritten", mark: "▓", color: "yellow", words: "not written to" },
  { of: "failed", mark: "×", color: "red", words: "failed" },
  { of: "inWork", mark: "▒", color: "cyan", words: "in work" },
  { of: "ahead", mark: "·", color: "dim", words: "ahead" },
];

/** A bar of `width` columns; each part is as long as its share. */
export function leadBar(tally: LeadTally, width: number, paint: Paint): string {
  const total = PARTS.reduce((sum, { of }) => sum + tally[of], 0);
  if (total === 0) return paint.dim("·".repeat(width));
  let before = 0;
  return PARTS.map(({ of, mark, color }) => {
    const from = Math.round((before / total) * width);
    before += tally[of];
    const to = Math.round((before / total) * width);
    return paint[color](mark.repeat(to - from));
  }).join("");
}

export const barLegend = (paint: Paint): string =>
  PARTS.map(({ mark, color, words }) => `${paint[color](mark)} ${paint.dim(words)}`).join("   ");
