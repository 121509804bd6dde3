import { describe, expect, it } from "vitest";
import { assumedCost, MODEL_PRICES, modelPrice, tokenCost } from "../../src/index.ts";

describe("published prices", () => {
  it("each say when and where they were read", () => {
    for (const price of Object.values(MODEL_PRICES)) {
      expect(price.asOf).toMatch(/^2026-\d{2}-\d{2}$/);
      expect(price.source).toMatch(/\w/);
      expect(Math.min(price.input, price.output)).toBeGreaterThan(0);
    }
  });

  it("are also found by the name of a dated snapshot", () => {
    expect(modelPrice("gpt-5.4-mini-2026-03-17")).toBe(modelPrice("gpt-5.4-mini"));
    expect(modelPrice("gpt-5.4-mini")).toMatchObject({ input: 0.75, output: 4.5 });
  });

  it("are unknown for models without a price, including names that every object has", () => {
    for (const model of ["gpt-9", "", "constructor", "gpt-5.4-mini-turbo"])
      expect(modelPrice(model)).toBeUndefined();
  });
});

describe("the cost of tokens", () => {
  const rates = { input: 1, cachedInput: 0.1, cacheWrite: 2, output: 10 };

  it("counts cached and written input at their own rates", () => {
    expect(tokenCost(rates, { input: 1_000, output: 100 })).toBeCloseTo(0.002, 9);
    const tokens = { input: 1_000, cachedInput: 600, cacheWrite: 100, output: 0 };
    expect(tokenCost(rates, tokens)).toBeCloseTo((300 + 60 + 200) / 1_000_000, 12);
  });

  it.each([
    ["a negative count", { input: -1, output: 1 }],
    ["no number", { input: Number.NaN, output: 1 }],
    ["a fraction of a token", { input: 1.5, output: 1 }],
    ["more cached input than input", { input: 1, cachedInput: 2, output: 1 }],
    ["a prompt so long that its price differs", { input: 300_000, output: 1 }],
  ])("is unknown for %s", (_name, tokens) => {
    expect(tokenCost(rates, tokens)).toBeUndefined();
  });
});

describe("a call that was not made yet", () => {
  it("is estimated from the published price and the assumed length", () => {
    expect(assumedCost("OPENAI", { input: 1, output: 10 })).toBeCloseTo(0.0068, 9);
    expect(assumedCost("PERPLEXITY", { input: 1, output: 10, search: 0.005 })).toBeCloseTo(0.013, 9);
  });

  it("has an unknown cost, not 0, if a price is not known", () => {
    expect(assumedCost("OPENAI", modelPrice("gpt-9"))).toBeUndefined();
    expect(assumedCost("PERPLEXITY", { input: 1, output: 10 })).toBeUndefined();
  });
});
