import { ProviderError, type ProviderFailure, type SearchCriteria } from "@leadgen/core";
import { type ApiSystem, system } from "@leadgen/testkit";
import { CRITERIA } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { expectRefused } from "./refused.ts";

const person = (n: number) => ({
  id: `person-${n}`,
  firstName: `Kari ${n}`,
  lastNameObfuscated: "No***n",
  title: "Head of Sales",
  organizationName: null,
  hasEmail: true,
});
const calls = (w: ApiSystem) =>
  w.rows("SELECT purpose, provider, endpoint, actor, effect, outcome, message, credits FROM provider_call");
const events = (w: ApiSystem) =>
  w.rows("SELECT action, target_type, target_id FROM audit_event ORDER BY id DESC LIMIT 1");

test("a preview returns the number of people and the first ten; it is recorded as a call, without an audit event", async () => {
  const asked: [SearchCriteria, number][] = [];
  const people = Array.from({ length: 12 }, (_, n) => person(n));
  await using w = await system({
    api: {
      searchPeople: async (criteria, perPage) => {
        asked.push([criteria, perPage]);
        return { meta: { httpStatus: 200 }, refusal: null, found: { totalEntries: 412, people } };
      },
    },
  });
  const preview = await w.call.campaign.previewSearch({ criteria: CRITERIA });
  expect(preview.totalEntries).toBe(412);
  expect(preview.people).toHaveLength(10);
  const { id: _, ...first } = person(0);
  expect(preview.people[0]).toEqual(first);
  expect(asked).toEqual([
    [expect.objectContaining({ titles: CRITERIA.titles, emailStatus: ["verified"] }), 10],
  ]);
  expect(await calls(w)).toEqual([
    {
      purpose: "PREVIEW_SEARCH",
      provider: "APOLLO",
      endpoint: "POST /api/v1/mixed_people/api_search",
      actor: "operator",
      effect: false,
      outcome: "SUCCEEDED",
      message: null,
      credits: null,
    },
  ]);
  expect(await events(w)).toEqual([]);
});

test("criteria that Apollo refuses are reported at the field, and REJECTED in the record", async () => {
  const refusal = "Value too long for person_titles.";
  await using w = await system({
    api: { searchPeople: async () => ({ meta: { httpStatus: 422 }, refusal, found: null }) },
  });
  const preview = w.call.campaign.previewSearch({ criteria: CRITERIA });
  const { details } = await expectRefused(preview, "INVALID_INPUT", /^criteria: Apollo does not take/);
  expect(details.issues).toMatchObject([{ field: "criteria" }]);
  expect(await calls(w)).toMatchObject([{ outcome: "REJECTED", message: refusal }]);
});

test("criteria that would find everybody are refused, and Apollo is not asked", async () => {
  await using w = await system({ api: { searchPeople: () => Promise.reject(new Error("asked")) } });
  await expectRefused(w.call.campaign.previewSearch({ criteria: {} }), "INVALID_INPUT", /^criteria: Give at/);
  expect(await calls(w)).toEqual([]);
});

test("while OPEN, neither a preview nor credits can be requested", async () => {
  await using w = await system({
    api: {
      searchPeople: () => Promise.reject(new Error("asked")),
      creditsLeft: () => Promise.reject(new Error("asked")),
    },
  });
  await w.call.queue.open({ reason: "Wrong e-mails" });
  const reason = /Wrong e-mails/;
  await expectRefused(w.call.campaign.previewSearch({ criteria: CRITERIA }), "BREAKER_OPEN", reason);
  await expectRefused(w.call.queue.credits({ provider: "APOLLO" }), "BREAKER_OPEN", reason);
  expect(await calls(w)).toEqual([]);
  expect(await events(w)).toMatchObject([{ action: "queue.open" }]);
});

const FAILURE: ProviderFailure = {
  provider: "MILLIONVERIFIER",
  operation: "credits",
  kind: "UNAUTHORIZED",
  message: "Apikey not found.",
  rule: "millionverifier.key",
};

test("credits are read for one provider at a time, and recorded", async () => {
  await using w = await system({
    api: { creditsLeft: async () => ({ meta: { httpStatus: 200 }, remaining: 21_023 }) },
  });
  expect(await w.call.queue.credits({ provider: "MILLIONVERIFIER" })).toMatchObject({
    provider: "MILLIONVERIFIER",
    remaining: 21_023,
    askedAt: expect.any(Date),
  });
  expect(await calls(w)).toMatchObject([
    { purpose: "CREDITS", endpoint: "GET /api/v3/credits", actor: "operator", outcome: "SUCCEEDED" },
  ]);
  // @ts-expect-error: OpenAI does not report its credits
  await expectRefused(w.call.queue.credits({ provider: "OPENAI" }), "INVALID_INPUT", /^provider: /);
});

test("credits that cannot be read are a reported and recorded failure, not zero, and the breaker stays CLOSED", async () => {
  await using w = await system({ api: { creditsLeft: () => Promise.reject(new ProviderError(FAILURE)) } });
  await expectRefused(
    w.call.queue.credits({ provider: "MILLIONVERIFIER" }),
    "UNAVAILABLE",
    /MillionVerifier did not say: Apikey not found\./,
  );
  expect(await calls(w)).toMatchObject([{ outcome: "FAILED", message: "Apikey not found." }]);
  expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
});
