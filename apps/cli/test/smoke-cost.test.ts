import { expect, test } from "vitest";
import { costOf, costText } from "../src/smoke/cost.ts";

const line = {
  provider: "APOLLO",
  ...{ calls: 2, failed: 0, unknown: 0, repeated: 0 },
  ...{ credits: 10, creditsAtLeast: false, costUsd: 0, costUsdAtLeast: false },
} as const;
const openai = { ...line, provider: "OPENAI", credits: 0, costUsd: 0.25 } as const;
const textsOf = (...lines: Parameters<typeof costOf>[0]) => costOf(lines).map(costText);

test("the cost of a smoke run is reported by provider, each in its own unit", () => {
  expect(textsOf(line, openai, line, { ...line, provider: "INSTANTLY" })).toEqual([
    "Apollo 20 credits",
    "OpenAI $0.2500",
  ]);
});

test("a cost with unknown prices is at least the known part, and unknown is never 0", () => {
  const unpriced = { ...line, credits: null, creditsAtLeast: true } as const;
  expect(textsOf(line, unpriced)).toEqual(["Apollo at least 10 credits"]);
  expect(textsOf(unpriced, { ...openai, calls: 0 })).toEqual(["Apollo unknown"]);
});
