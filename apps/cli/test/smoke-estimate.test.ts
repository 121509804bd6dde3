import { describe, expect, test } from "vitest";
import { addEstimates, creditsNeeded, estimateText } from "../src/smoke/estimate.ts";

const apollo = { provider: "APOLLO", calls: 2, credits: 20, costUsd: null, costUnknown: false } as const;
const unpriced = { ...apollo, credits: null, costUnknown: true };
const openai = { provider: "OPENAI", calls: 20, credits: null, costUsd: 0.5, costUnknown: false } as const;

describe("the estimate of a smoke run", () => {
  test("is a maximum if each price is known", () => {
    expect(estimateText(addEstimates(apollo, apollo))).toBe("Apollo 4 calls (40 credits)");
    expect(estimateText(openai)).toBe("OpenAI 20 calls ($0.50)");
    expect([creditsNeeded(apollo), creditsNeeded(undefined)]).toEqual([
      "20 needed at most",
      "0 needed at most",
    ]);
  });

  test("is at least the known part if a price is unknown", () => {
    const some = addEstimates(apollo, unpriced);
    expect([estimateText(some), creditsNeeded(some)]).toEqual([
      "Apollo 4 calls (at least 20 credits)",
      "at least 20 needed",
    ]);
    const dollars = addEstimates(openai, { ...openai, costUsd: null, costUnknown: true });
    expect(estimateText(dollars)).toBe("OpenAI 40 calls (at least $0.50)");
  });

  test("is unknown and never 0 if no price is known", () => {
    expect([estimateText(unpriced), creditsNeeded(unpriced)]).toEqual([
      "Apollo 2 calls (price unknown)",
      "not known how many are needed",
    ]);
  });
});
