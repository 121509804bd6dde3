import { ProviderError } from "@leadgen/core";
import { type ApiSystem, memberOf, system } from "@leadgen/testkit";
import { OFFER } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import type { ApiDeps, MailToWrite, MailWriter } from "../src/deps/api-deps.ts";
import { testDesk, testWriter } from "./desk.ts";
import { expectRefused } from "./refused.ts";

const calls = (w: ApiSystem) =>
  w.rows(
    "SELECT purpose, provider, endpoint, actor, effect, campaign_id, outcome, message, cost_usd::float8 AS cost FROM provider_call",
  );
const sampleActions = (w: ApiSystem) =>
  w.rows("SELECT actor, target_type FROM audit_event WHERE action = 'campaign.sampleMail'");

/** An API whose writer records its inputs, and an organization. */
async function writing(write: MailWriter["write"] = testWriter.write, deps: Partial<ApiDeps> = {}) {
  const asked: MailToWrite[] = [];
  const writeMail: MailWriter = {
    ...testWriter,
    write: (mail, signal) => {
      asked.push(mail);
      return write(mail, signal);
    },
  };
  const w = await system({ api: { sending: testDesk(), writeMail, ...deps } });
  const { id: organizationId } = await w.call.organization.create({ name: "Ferries Ltd" });
  const sample = { organizationId, offer: OFFER };
  return { w, asked, sample, [Symbol.asyncDispose]: () => w[Symbol.asyncDispose]() };
}

test("a sample mail is written once, to an invented person, with its price; the call and the audit name the caller", async () => {
  await using it = await writing();
  const { w, asked, sample } = it;
  const answer = await w.call.campaign.sampleMail({
    ...sample,
    offer: { ...OFFER, language: "Danish", instruction: "No exclamation marks." },
    title: "Harbour master",
    addressLine: "Strandgata 1, Oslo",
  });
  expect(answer).toEqual({
    to: {
      firstName: "Sunniva",
      lastName: "Example",
      title: "Harbour master",
      companyName: expect.any(String),
    },
    mail: {
      subject: "Berths",
      html: expect.stringContaining("Strandgata 1, Oslo"),
      text: expect.stringContaining("Dear Sunniva"),
    },
    refusal: null,
    costUsd: 0.04,
  });
  expect(asked).toMatchObject([
    {
      person: { title: "Harbour master" },
      offer: { language: "Danish", instruction: "No exclamation marks.", tone: "friendly and plain" },
    },
  ]);
  expect(await calls(w)).toEqual([
    {
      purpose: "SAMPLE_MAIL",
      provider: "OPENAI",
      endpoint: "POST /v1/responses",
      actor: "operator",
      effect: false,
      campaign_id: null,
      outcome: "SUCCEEDED",
      message: null,
      cost: 0.04,
    },
  ]);
  expect(await sampleActions(w)).toEqual([{ actor: "operator", target_type: "organization" }]);
  expect(await w.call.organization.get({ id: sample.organizationId })).toMatchObject({
    costUsd: 0.04,
    sampleMails: { calls: 1, costUsd: 0.04, costUsdAtLeast: false },
  });
});

test("an unusable mail is reported with its price, and an unknown price is null, not zero", async () => {
  const refusal = "The model declined to write to this person.";
  await using it = await writing(async () => ({ meta: { httpStatus: 200 }, refusal, mail: null }));
  const answer = await it.w.call.campaign.sampleMail(it.sample);
  expect(answer).toMatchObject({ mail: null, refusal, costUsd: null });
  expect(await calls(it.w)).toMatchObject([{ outcome: "REJECTED", message: refusal, cost: null }]);
  const unknown = { costUsd: null, costUsdAtLeast: true, unpricedCalls: 1 };
  const { organizationId: id } = it.sample;
  expect(await it.w.call.organization.get({ id })).toMatchObject({ ...unknown, sampleMails: unknown });
});

test("a failure is recorded, says that it may have been charged, and leaves the breaker CLOSED", async () => {
  await using it = await writing(() =>
    Promise.reject(
      new ProviderError({
        provider: "OPENAI",
        operation: "responses",
        kind: "QUOTA_EXHAUSTED",
        message: "No credits left.",
        rule: "openai.quota",
      }),
    ),
  );
  const asked = it.w.call.campaign.sampleMail(it.sample);
  await expectRefused(asked, "UNAVAILABLE", /OpenAI wrote no mail, and may have charged.*No credits left\./);
  expect(await calls(it.w)).toMatchObject([{ outcome: "FAILED", cost: null }]);
  expect((await it.w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
});

test("while OPEN, without a key, and for another organization's member nothing is written", async () => {
  await using it = await writing();
  const { w, asked, sample } = it;
  const stranger = w.api.caller(memberOf("0198c0de-0000-7000-8000-0000000000ff"));
  await expectRefused(stranger.campaign.sampleMail(sample), "NOT_FOUND");
  await w.call.queue.open({ reason: "Wrong e-mails" });
  await expectRefused(w.call.campaign.sampleMail(sample), "BREAKER_OPEN", /Wrong e-mails/);
  await using keyless = await writing(undefined, { configuredProviders: ["APOLLO"] });
  const refused = keyless.w.call.campaign.sampleMail(keyless.sample);
  await expectRefused(refused, "PRECONDITION_FAILED", /OpenAI has no API key here/);
  expect([...asked, ...keyless.asked]).toEqual([]);
  expect([...(await calls(w)), ...(await sampleActions(w))]).toEqual([]);
});

test("sample mails are limited per person and hour, and each takes its tokens from the shared rate limit", async () => {
  const limit = {
    windows: [{ calls: 100, perSeconds: 60 }] as const,
    tokens: { tokens: 2_000, perSeconds: 3_600 },
  };
  await using it = await writing(undefined, {
    limits: { samplesPerPerson: { attempts: 2, seconds: 3_600 } },
    rateLimits: { OPENAI: [{ bucket: "OPENAI", limit }] },
  });
  const { w, sample } = it;
  await w.call.campaign.sampleMail(sample);
  await expectRefused(w.call.campaign.sampleMail(sample), "UNAVAILABLE", /its rate limit is used up/);
  await expectRefused(w.call.campaign.sampleMail(sample), "TOO_MANY_REQUESTS", /^Too many sample mails\./);
  expect(it.asked).toHaveLength(1);
});
