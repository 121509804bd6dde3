import { expect, it } from "vitest";
import { stepsOfLead } from "../src/components/campaign/lead-steps.ts";
import { costWords } from "../src/components/jobs/call-words.ts";
import { formatSpent } from "../src/lib/format-spent.ts";

const AT = new Date(0);
const WORK = {
  status: "RUNNING",
  pauseReason: null,
  pauseCause: null,
  errorCode: null,
  errorMessage: null,
  calling: null,
  finishedSteps: [{ step: "VERIFY", finishedAt: AT }],
} as const;
type Lead = Parameters<typeof stepsOfLead>[0];
const LEAD: Lead = {
  status: "REVEALED",
  statusMessage: null,
  finishedAt: null,
  work: { ...WORK, finishedSteps: [...WORK.finishedSteps] },
};
const work = (change: Partial<NonNullable<Lead["work"]>>): Lead["work"] => ({
  ...WORK,
  finishedSteps: [...WORK.finishedSteps],
  ...change,
});
const statesOf = (change: Partial<Lead>) => stepsOfLead({ ...LEAD, ...change }).map(({ state }) => state);

it.each<[string, Partial<Lead>, string, RegExp]>([
  [
    "at work while its call is under way",
    { work: work({ calling: "RESEARCH" }) },
    "running",
    /at Perplexity/,
  ],
  ["waiting for its turn between calls", {}, "waiting", /waits for its turn at Perplexity/],
  ["in line while its job is PENDING", { work: work({ status: "PENDING" }) }, "waiting", /in line/],
  [
    "waiting while all work is stopped",
    {
      work: work({
        status: "PAUSED",
        pauseCause: { openedBecause: "PROVIDER", provider: "OPENAI", failureKind: "QUOTA_EXHAUSTED" },
      }),
    },
    "waiting",
    /OpenAI: credits used up/,
  ],
  [
    "failed where our own error ended it",
    { status: "FAILED", finishedAt: AT, work: work({ status: "FAILED", errorMessage: "The step broke." }) },
    "failed",
    /The step broke/,
  ],
  [
    "skipped where the lead was set aside",
    {
      status: "REFUSED",
      finishedAt: AT,
      statusMessage: "The model declined.",
      work: work({ status: "COMPLETED" }),
    },
    "skipped",
    /declined/,
  ],
])("the step after the finished ones is %s", (_, change, ...[state, why]) => {
  expect(statesOf(change)).toEqual(["done", state, "ahead", "ahead"]);
  expect(stepsOfLead({ ...LEAD, ...change })[1]?.why).toMatch(why);
});

it("a lead that is not revealed has reached no step", () => {
  expect(statesOf({ status: "FOUND", work: null })).toEqual(["ahead", "ahead", "ahead", "ahead"]);
});

it("shows an unknown price as unknown, never as 0", () => {
  const call = {
    provider: "OPENAI",
    effect: true,
    outcome: "UNKNOWN",
    credits: null,
    costUsd: null,
  } as const;
  expect(costWords(call)).toBe("not known");
  expect(costWords({ ...call, outcome: null })).toBe("not known yet");
  expect(costWords({ ...call, costUsd: 0.031 })).toBe("$0.031");
  expect(costWords({ ...call, provider: "MILLIONVERIFIER", credits: 1 })).toBe("1 credit");
  expect(costWords({ ...call, provider: "INSTANTLY" })).toBe("no charge");
  const spent = { credits: 1, creditsAtLeast: false, costUsd: 0.047, costUsdAtLeast: true };
  expect(formatSpent(spent)).toBe("at least $0.047 and 1 credit");
  expect(formatSpent({ ...spent, costUsd: null, credits: 0 })).toBe("unknown");
  expect(formatSpent({ ...spent, costUsd: 0, costUsdAtLeast: false, credits: 0 })).toBe("–");
});
