import { ENRICH_STEPS, type EnrichStep, JOB_TYPES, type JobType, PIPELINE } from "@leadgen/core";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type LeadStats, leadStats } from "../src/campaign/schema.ts";
import { estimateOf, jobsByNextProvider } from "../src/db/estimate.ts";
import { type JobsStatusAnswer, jobsStatusAnswer } from "../src/job/schema.ts";

/** The pipeline with one more paid step, between writing and handing over. */
const LONGER = {
  ...PIPELINE,
  TRANSLATE: { provider: "OPENAI", effect: "PAID", buys: { what: "a translation", creditsPerLead: 0 } },
} as const;

describe("a step that is added to the pipeline", () => {
  const waiting = [
    { steps: ["WRITE", "TRANSLATE", "HAND_OVER"], jobs: 4, leads: 4, batches: 0 },
    { steps: ["TRANSLATE", "HAND_OVER"], jobs: 2, leads: 2, batches: 0 },
  ];

  test("is in the estimate of a closing with its calls and its credits", () => {
    expect(estimateOf(waiting, { OPENAI: 0.25 }, LONGER)).toEqual([
      { provider: "OPENAI", calls: 10, credits: null, costUsd: 2.5, costUnknown: false, assumed: false },
      { provider: "INSTANTLY", calls: 6, credits: null, costUsd: null, costUnknown: false, assumed: false },
    ]);
  });

  test("is what a job can need next", () => {
    expect(jobsByNextProvider(waiting, LONGER)).toEqual([{ provider: "OPENAI", jobs: 6 }]);
  });

  test("is an error if the table lacks it", () => {
    expect(() => estimateOf(waiting, {})).toThrow("api-e19");
  });

  test("is counted in a campaign's numbers", () => {
    expectTypeOf<LeadStats["finishedSteps"]>().toEqualTypeOf<Record<EnrichStep, number>>();
    expect(Object.keys(leadStats.shape.finishedSteps.shape)).toEqual(ENRICH_STEPS);
  });
});

test("jobs are counted by every type that the pipeline has", () => {
  expectTypeOf<keyof JobsStatusAnswer["byType"]>().toEqualTypeOf<JobType>();
  expect(Object.keys(jobsStatusAnswer.shape.byType.shape)).toEqual(JOB_TYPES);
});
