import { describe, expect, it } from "vitest";
import { hasEffect, mainStepAt, PROVIDERS, providerOf, STEPS, stepsAt } from "../../src/index.ts";

describe("the steps at a provider", () => {
  it("contain each step once, over all providers", () => {
    expect(PROVIDERS.flatMap(stepsAt).toSorted()).toEqual(STEPS.toSorted());
    for (const provider of PROVIDERS)
      for (const step of stepsAt(provider)) expect(providerOf(step)).toBe(provider);
  });

  it("begin with steps that have an effect, the steps of each lead first", () => {
    expect(mainStepAt("APOLLO")).toBe("REVEAL");
    expect(mainStepAt("INSTANTLY")).toBe("HAND_OVER");
    for (const provider of PROVIDERS) expect(hasEffect(mainStepAt(provider))).toBe(true);
  });
});
