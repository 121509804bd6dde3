import { describe, expect, it } from "vitest";
import {
  creditsPerLead,
  endpointOf,
  hasEffect,
  JOB_TYPES,
  lookUpEndpointOf,
  OPERATIONS,
  PIPELINE,
  type PipelineRow,
  PROVIDERS,
  providerOf,
  providersOf,
  STEPS,
  stepsOf,
} from "../../src/index.ts";

describe("the pipeline's table", () => {
  it("gives each job type its steps in order, and each step to one job type", () => {
    expect(stepsOf("FETCH_LEADS")).toEqual(["OPT_OUTS", "CAMPAIGN", "SEARCH"]);
    expect(stepsOf("REVEAL_LEADS")).toEqual(["REVEAL"]);
    expect(stepsOf("ENRICH_LEAD")).toEqual(["VERIFY", "RESEARCH", "WRITE", "HAND_OVER"]);
    expect(stepsOf("WITHDRAW_LEAD")).toEqual(["WITHDRAW"]);
    expect(stepsOf("READ_OPT_OUTS")).toEqual(["OPT_OUTS_DAILY"]);
    expect(JOB_TYPES.flatMap((job) => stepsOf(job)).toSorted()).toEqual(STEPS.toSorted());
  });

  it("names each provider of a job once, in the order of its steps", () => {
    expect(providersOf("FETCH_LEADS")).toEqual(["INSTANTLY", "APOLLO"]);
    expect(providersOf("ENRICH_LEAD")).toEqual(["MILLIONVERIFIER", "PERPLEXITY", "OPENAI", "INSTANTLY"]);
  });

  it("says of every PAID step what it buys, and of no other", () => {
    for (const row of Object.values<PipelineRow>(PIPELINE))
      expect(row.buys !== undefined).toBe(row.effect === "PAID");
  });

  it("charges credits for revealing and verifying only", () => {
    const charged = STEPS.filter((step) => creditsPerLead(step) > 0);
    expect(charged).toEqual(["REVEAL", "VERIFY"]);
  });

  it("counts every step as having an effect, except those that only read", () => {
    expect(STEPS.filter((step) => !hasEffect(step))).toEqual(["OPT_OUTS", "SEARCH", "OPT_OUTS_DAILY"]);
  });

  it("records each step's call, and each look-up, under an endpoint of its provider", () => {
    for (const step of STEPS) expect(Object.values(OPERATIONS[providerOf(step)])).toContain(endpointOf(step));
    expect(endpointOf("REVEAL")).toBe("POST /api/v1/people/bulk_match");
    expect(lookUpEndpointOf("CAMPAIGN")).toBe("GET /api/v2/campaigns");
    expect(lookUpEndpointOf("HAND_OVER")).toBe("POST /api/v2/leads/list");
  });

  it("has no two operations of a provider with the same endpoint", () => {
    for (const provider of PROVIDERS) {
      const endpoints = Object.values(OPERATIONS[provider]);
      expect(new Set(endpoints).size).toBe(endpoints.length);
    }
  });
});
