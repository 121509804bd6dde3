import { describe, expect, it } from "vitest";
import {
  activationBlockers,
  CAMPAIGN_STATUSES,
  decideBreaker,
  decideCampaign,
  decideJob,
  JOB_MOVES,
  JOB_STATUSES,
  type JobMove,
  SENDING_DEFAULTS,
  SENDING_STATES,
} from "../../src/index.ts";
import { refuseTakeOver } from "../../src/outreach/campaign/take-over.ts";

const CODE = new RegExp(`\\b(${[...CAMPAIGN_STATUSES, ...JOB_STATUSES, ...SENDING_STATES].join("|")})\\b`);

/** The sentences of refusals in a wrong state, and of campaigns' ends: pages show them as they are. */
function* sentences(): Generator<unknown> {
  for (const status of JOB_STATUSES) {
    const job = { status, attempt: 1, deaths: 0, calling: false, held: true };
    for (const type of Object.keys(JOB_MOVES) as JobMove[])
      yield decideJob(job, { type, attempt: 1, breaker: "CLOSED" } as Parameters<typeof decideJob>[1]);
  }
  const trouble = { endedBy: "openai.incomplete", jobs: 3, words: "the text is cut off" };
  const tally = { live: 0, fetchError: null, revealError: null, handled: 0, failed: 1, cancelled: 1 };
  for (const status of CAMPAIGN_STATUSES) {
    yield decideCampaign(status, { type: "START", breaker: "CLOSED", because: null });
    yield decideCampaign(status, { type: "CANCEL", reason: "wrong people" });
    yield decideCampaign(status, { type: "STOP", trouble });
    yield decideCampaign(status, { type: "JOB_ENDED", tally });
    const to = { id: "2", status, leadLimit: 1, leads: 0 };
    for (const moving of [0, 2]) yield refuseTakeOver({ from: { id: "1", status: "FAILED" }, to, moving });
    yield refuseTakeOver({ from: { id: "1", status }, to: { ...to, status: "CREATED" }, moving: 0 });
    for (const sending of SENDING_STATES) {
      const facts = { sending, sendingBy: "ada", breaker: "CLOSED", because: null } as const;
      const there = { instantlyCampaignId: "1", gone: false, people: 1, leaving: 0 };
      yield* activationBlockers({ status, ...facts, ...there, settings: SENDING_DEFAULTS as never });
    }
  }
  yield decideBreaker({ state: "CLOSED", epoch: 1 }, { type: "CLOSE", epoch: 1, reason: "topped up" });
}

describe("sentences that people read", () => {
  it("name no state by its code", () => {
    const messages = [...sentences()].flatMap((each) =>
      typeof each === "object" && each !== null && "message" in each ? [String(each.message)] : [],
    );
    expect(messages.length).toBeGreaterThan(50);
    expect(messages.filter((message) => CODE.test(message))).toEqual([]);
  });
});
