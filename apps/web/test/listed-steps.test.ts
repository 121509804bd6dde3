import { LEAD_STATUSES, type LeadStatus } from "@leadgen/core";
import { expect, test } from "vitest";
import { dollarsOf } from "../src/components/campaign/spend.ts";
import { stepsOf } from "../src/components/campaigns/listed-steps.ts";

const leads = (some: Partial<Record<LeadStatus, number>>) =>
  ({ ...Object.fromEntries(LEAD_STATUSES.map((status) => [status, 0])), ...some }) as Record<
    LeadStatus,
    number
  >;
const campaign = { status: "RUNNING", leadLimit: 10, leads: leads({ REVEALED: 4, HANDED_OVER: 3 }) } as const;
const tally = {
  at: new Date(),
  finishedSteps: { VERIFY: 5, RESEARCH: 4, WRITE: 2, HAND_OVER: 1 },
  spent: [],
};

test("a lead that was handed over counts as past every step, even if the steps were counted before", () => {
  expect(stepsOf({ ...campaign, tally }).map(({ leads }) => leads)).toEqual([7, 5, 4, 3, 3]);
});

test("steps that are not counted yet are unknown, and those of a draft are 0", () => {
  expect(stepsOf({ ...campaign, tally: null }).map(({ leads }) => leads)).toEqual([7, null, null, null, 3]);
  const draft = { ...campaign, status: "CREATED", leads: leads({}), tally: null } as const;
  expect(stepsOf(draft).map(({ leads }) => leads)).toEqual([0, 0, 0, 0, 0]);
});

test("a fully unknown amount of dollars is unknown, and a partly unknown one is at least the known part", () => {
  const credits = { credits: 0, creditsAtLeast: false };
  const openai = { provider: "OPENAI", ...credits, costUsd: null, costUsdAtLeast: true } as const;
  const perplexity = { provider: "PERPLEXITY", ...credits, costUsd: 2, costUsdAtLeast: false } as const;
  expect(dollarsOf([openai])).toEqual({ known: null, atLeast: true });
  expect(dollarsOf([openai, perplexity])).toEqual({ known: 2, atLeast: true });
});
