import { describe, expect, it } from "vitest";
import {
  CAMPAIGN_MOVES,
  CAMPAIGN_STATUSES,
  CAMPAIGN_TABLE,
  type CampaignEvent,
  type CampaignStatus,
  type CampaignTally,
  decideCampaign,
} from "../../src/index.ts";

const TALLY: CampaignTally = {
  live: 0,
  fetchError: null,
  revealError: null,
  handled: 3,
  failed: 1,
  cancelled: 0,
};
const ended = (tally: Partial<CampaignTally>): CampaignEvent => ({
  type: "JOB_ENDED",
  tally: { ...TALLY, handled: 0, failed: 0, ...tally },
});

const EVENTS: Readonly<Record<keyof typeof CAMPAIGN_MOVES, CampaignEvent>> = {
  START: { type: "START", breaker: "CLOSED", because: null },
  CANCEL: { type: "CANCEL", reason: "wrong audience" },
  STOP: { type: "STOP", trouble: { endedBy: "openai.incomplete", jobs: 3, words: "OpenAI: cut off" } },
  END: { type: "JOB_ENDED", tally: TALLY },
};

const cases = CAMPAIGN_STATUSES.flatMap((status) =>
  (Object.keys(CAMPAIGN_MOVES) as (keyof typeof CAMPAIGN_MOVES)[]).map((move) => ({
    move,
    verb: move.toLowerCase(),
    status,
    allowed: (CAMPAIGN_MOVES[move].from as readonly CampaignStatus[]).includes(status),
  })),
);

describe("the campaigns' table", () => {
  it("has four states, and no paused campaign", () => {
    expect(CAMPAIGN_STATUSES).toEqual(["CREATED", "RUNNING", "COMPLETED", "FAILED"]);
  });
});

describe("every move of a campaign", () => {
  it.each(cases.filter((each) => each.allowed))("does $verb a $status campaign", ({ move, status }) => {
    const decision = decideCampaign(status, EVENTS[move]);
    if (!("next" in decision)) throw new Error("refused");
    expect(CAMPAIGN_MOVES[move].to).toContain(decision.next);
  });

  it.each(cases.filter((each) => !each.allowed))("does not $verb a $status campaign", ({ move, status }) => {
    expect(decideCampaign(status, EVENTS[move])).toEqual({
      refused: "WRONG_STATE",
      message: expect.stringContaining(CAMPAIGN_TABLE[status].is),
    });
  });
});

describe("starting", () => {
  it("while the breaker is OPEN is refused with the breaker's cause (rule C2)", () => {
    const event = { type: "START", breaker: "OPEN", because: "OpenAI QUOTA_EXHAUSTED (epoch 3)" } as const;
    expect(decideCampaign("CREATED", event)).toEqual({
      refused: "BREAKER_OPEN",
      message:
        "The circuit breaker is OPEN (OpenAI QUOTA_EXHAUSTED (epoch 3)). Start the campaign when an operator has closed it.",
    });
  });

  it("a started campaign is refused with WRONG_STATE even while the breaker is OPEN", () => {
    const event = { type: "START", breaker: "OPEN", because: null } as const;
    expect(decideCampaign("RUNNING", event)).toMatchObject({ refused: "WRONG_STATE" });
  });
});

describe("cancelling", () => {
  it("ends it as FAILED with the reason", () => {
    expect(decideCampaign("RUNNING", EVENTS.CANCEL)).toEqual({
      next: "FAILED",
      message: "Cancelled: wrong audience",
    });
  });
});

describe("the end of a campaign (rule C3)", () => {
  it("is not reached while a job is live", () => {
    expect(decideCampaign("RUNNING", ended({ live: 1, handled: 9 }))).toEqual({ unmoved: "JOBS_ARE_LIVE" });
  });

  it.each([
    { why: "one lead was handled", tally: { handled: 1 }, next: "COMPLETED", counts: "1 handled, 0 failed" },
    {
      why: "one was handled and the rest failed",
      tally: { handled: 1, failed: 29 },
      next: "COMPLETED",
      counts: "29 failed",
    },
    { why: "every lead failed", tally: { failed: 30 }, next: "FAILED", counts: "30 failed" },
    { why: "every lead was cancelled", tally: { cancelled: 30 }, next: "FAILED", counts: "30 cancelled" },
    {
      why: "some failed and some were cancelled",
      tally: { failed: 1, cancelled: 2 },
      next: "FAILED",
      counts: "1 failed, 2 cancelled",
    },
  ] as const)("is $next when $why", ({ tally, next, counts }) => {
    expect(decideCampaign("RUNNING", ended(tally))).toEqual({
      next,
      message: expect.stringContaining(counts),
    });
  });

  it("is FAILED when fetching failed, even if leads were handled, and the message says both", () => {
    expect(decideCampaign("RUNNING", ended({ fetchError: "No such filter.", handled: 4 }))).toEqual({
      next: "FAILED",
      message: "Fetching leads failed: No such filter. (leads: 4 handled, 0 failed, 0 cancelled)",
    });
  });

  it("says that people were not revealed: FAILED if no lead was handled, COMPLETED otherwise", () => {
    const revealError = "worker-e20: no address";
    expect(decideCampaign("RUNNING", ended({ revealError }))).toEqual({
      next: "FAILED",
      message:
        "No lead was handled (leads: 0 handled, 0 failed, 0 cancelled); some people were found but not revealed: worker-e20: no address",
    });
    expect(decideCampaign("RUNNING", ended({ revealError, handled: 4 }))).toEqual({
      next: "COMPLETED",
      message: expect.stringContaining("some people were found but not revealed: worker-e20: no address"),
    });
  });

  it("is FAILED with zero leads, and the message says that the search found nobody new", () => {
    expect(decideCampaign("RUNNING", ended({}))).toEqual({
      next: "FAILED",
      message: "The search found no leads that the organization does not have already.",
    });
  });
});
