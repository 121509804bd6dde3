import { ProviderError, type ProviderFailure } from "@leadgen/core";
import { beginOwnCall, openBreaker, readClock } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { apiDeps, type System, system } from "@leadgen/testkit";
import { makeCampaign } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import type { ApiDeps } from "../src/deps/api-deps.ts";
import { type ChangingCall, makeOwnCall } from "../src/own-call/make-own-call.ts";

const FAILURE: ProviderFailure = {
  provider: "INSTANTLY",
  operation: "campaigns/activate",
  kind: "SERVER_ERROR",
  message: "Bad gateway.",
  httpStatus: 502,
  rule: "common.http-5xx",
};
const calls = (w: System) =>
  w.rows(
    `SELECT purpose, provider, endpoint, actor, campaign_id, job_id, effect, outcome, failure_kind, message
     FROM provider_call ORDER BY id`,
  );
const outcomes = (w: System) => w.rows("SELECT endpoint, outcome FROM provider_call ORDER BY id");
const breaker = (w: System) =>
  w.rows("SELECT state, epoch, (SELECT count(*)::int FROM breaker_event) AS events FROM breaker");
const turns = (w: System) => w.rows("SELECT bucket, issued::int FROM rate_limit");

const question = {
  purpose: "SENDERS",
  provider: "INSTANTLY",
  actor: "user:ada",
  deadlineMs: 5_000,
  send: async () => ({ meta: { httpStatus: 200 }, senders: ["ada@example.no"] }),
} as const;

/** An activation, what was sent for it, and Instantly's answer about the campaign. */
function activation(campaignId: string) {
  const sent: string[] = [];
  const there = { active: false, refusal: null as string | null, fails: false };
  const call: ChangingCall<{ meta: object; state: string; refusal?: string | null }> = {
    purpose: "ACTIVATE",
    provider: "INSTANTLY",
    actor: "user:ada",
    campaignId,
    deadlineMs: 5_000,
    send: async () => {
      sent.push("activate");
      if (there.fails) throw new ProviderError(FAILURE);
      return { meta: {}, state: "sent", refusal: there.refusal };
    },
    lookUp: async () => {
      sent.push("look");
      return { meta: {}, done: there.active ? { meta: {}, state: "was active" } : null };
    },
  };
  return { call, sent, there };
}

test("a read is recorded with purpose, actor and campaign, and takes a turn of the shared rate limit", async () => {
  await using w = await system();
  const { id: campaignId } = await makeCampaign(w.db);
  const answer = await makeOwnCall(apiDeps(w.pool), { ...question, campaignId });
  expect(answer).toMatchObject({ callId: expect.any(String), answer: { senders: ["ada@example.no"] } });
  expect(await calls(w)).toEqual([
    {
      ...{ purpose: "SENDERS", provider: "INSTANTLY", endpoint: "GET /api/v2/accounts", actor: "user:ada" },
      ...{ campaign_id: campaignId, job_id: null, effect: false, outcome: "SUCCEEDED" },
      ...{ failure_kind: null, message: null },
    },
  ]);
  expect(await turns(w)).toEqual([{ bucket: "INSTANTLY", issued: 1 }]);
});

test("later calls keep their distance to a read that takes time to be recorded and to connect", async () => {
  await using w = await system();
  const before = await readClock(w.db);
  await makeOwnCall(apiDeps(w.pool), question);
  const [limit] = await w.rows<{ at: number }>(
    "SELECT (1000 * extract(epoch FROM last_at))::float8 AS at FROM rate_limit",
  );
  expect(limit?.at).toBeGreaterThanOrEqual(before + 400);
});

test("a provider's failure is reported and recorded, and the breaker stays CLOSED", async () => {
  await using w = await system();
  const before = await breaker(w);
  const send = () => Promise.reject(new ProviderError(FAILURE));
  expect(await makeOwnCall(apiDeps(w.pool), { ...question, send })).toMatchObject({ failure: FAILURE });
  expect(await calls(w)).toMatchObject([
    { outcome: "FAILED", failure_kind: "SERVER_ERROR", message: "Bad gateway." },
  ]);
  expect(await breaker(w)).toEqual(before);
});

test("a call that its deadline cuts off is a TIMEOUT", async () => {
  await using w = await system();
  const send = (signal: AbortSignal) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
    );
  const answer = await makeOwnCall(apiDeps(w.pool), { ...question, send, deadlineMs: 20 });
  expect(answer.failure).toMatchObject({ kind: "TIMEOUT", message: "No complete answer within 0.02 s." });
  expect(await calls(w)).toMatchObject([{ outcome: "FAILED", failure_kind: "TIMEOUT" }]);
});

test("a call that breaks on our side throws, and its record says only that", async () => {
  await using w = await system();
  const broken = new TypeError("x is not a function");
  const send = () => Promise.reject(broken);
  await expect(makeOwnCall(apiDeps(w.pool), { ...question, send })).rejects.toBe(broken);
  expect(await calls(w)).toMatchObject([{ outcome: "FAILED", message: expect.stringMatching(/our side/) }]);
  expect(await breaker(w)).toMatchObject([{ state: "CLOSED", events: 0 }]);
});

test("without a key nothing is sent or recorded, and no turn is taken", async () => {
  await using w = await system();
  const refused = { code: "PRECONDITION_FAILED", message: expect.stringMatching(/set INSTANTLY_API_KEY/) };
  const deps = apiDeps(w.pool, { configuredProviders: ["APOLLO"] });
  await expect(makeOwnCall(deps, question)).rejects.toMatchObject(refused);
  await expect(makeOwnCall(apiDeps(w.pool), { ...question, send: undefined })).rejects.toMatchObject(refused);
  expect([await calls(w), await turns(w)]).toEqual([[], []]);
});

test("a call whose turn would come too late is refused, and takes no turn", async () => {
  await using w = await system();
  const rateLimits: ApiDeps["rateLimits"] = {
    INSTANTLY: [{ bucket: "INSTANTLY", limit: { windows: [{ calls: 1, perSeconds: 3_600 }] } }],
  };
  const deps = apiDeps(w.pool, { rateLimits });
  await makeOwnCall(deps, question);
  const booked = await turns(w);
  await expect(makeOwnCall(deps, question)).rejects.toMatchObject({
    ...{
      code: "UNAVAILABLE",
      message: expect.stringMatching(/rate limit is used up\. Try again in 35\d\d s/),
    },
    details: { provider: "INSTANTLY", failureKind: "RATE_LIMITED" },
  });
  expect(await turns(w)).toEqual(booked);
  expect(await calls(w)).toHaveLength(1);
});

test("a read while OPEN is refused with the reason; nothing is sent or recorded, and no turn is taken", async () => {
  await using w = await system();
  await w.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Stop for now" }));
  const before = await breaker(w);
  const asked: string[] = [];
  const send = async () => ({ meta: {}, asked: asked.push("Instantly") });
  await expect(makeOwnCall(apiDeps(w.pool), { ...question, send })).rejects.toMatchObject({
    ...{ code: "BREAKER_OPEN", message: expect.stringMatching(/Stop for now.*Ask again when an operator/) },
  });
  expect([asked, await calls(w), await turns(w), await breaker(w)]).toEqual([[], [], [], before]);
});

test("an opening during the wait for a turn refuses the call", async () => {
  await using w = await system();
  const write = async (work: (tx: Tx) => Promise<string>): Promise<string> => {
    await w.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Stop for now" }));
    return w.tx(work);
  };
  await expect(makeOwnCall(apiDeps(w.pool), { ...question, write })).rejects.toMatchObject({
    code: "BREAKER_OPEN",
  });
  expect(await calls(w)).toEqual([]);
});

test("a change is sent without a look-up if no earlier outcome is unknown", async () => {
  await using w = await system();
  const { id } = await makeCampaign(w.db);
  const { call, sent, there } = activation(id);
  await makeOwnCall(apiDeps(w.pool), call);
  there.refusal = "No accounts.";
  expect(await makeOwnCall(apiDeps(w.pool), call)).toMatchObject({ answer: { refusal: "No accounts." } });
  await makeOwnCall(apiDeps(w.pool), call);
  expect(sent).toEqual(["activate", "activate", "activate"]);
  expect(await calls(w)).toMatchObject([
    { outcome: "SUCCEEDED", effect: true },
    { outcome: "REJECTED", message: "No accounts." },
    { outcome: "REJECTED" },
  ]);
});

test("a change that failed is looked up, and repeated only if it is not done", async () => {
  await using w = await system();
  const { id } = await makeCampaign(w.db);
  const { call, sent, there } = activation(id);
  there.fails = true;
  expect((await makeOwnCall(apiDeps(w.pool), call)).failure).toEqual(FAILURE);
  there.active = true;
  expect(await makeOwnCall(apiDeps(w.pool), call)).toMatchObject({ answer: { state: "was active" } });
  expect(sent).toEqual(["activate", "look"]);
  Object.assign(there, { active: false, fails: false });
  expect(await makeOwnCall(apiDeps(w.pool), call)).toMatchObject({ answer: { state: "sent" } });
  expect(sent).toEqual(["activate", "look", "look", "activate"]);
  const [look, activate] = ["GET /api/v2/campaigns/{id}", "POST /api/v2/campaigns/{id}/activate"];
  expect(await outcomes(w)).toEqual([
    { endpoint: activate, outcome: "FAILED" },
    { endpoint: look, outcome: "SUCCEEDED" },
    { endpoint: look, outcome: "SUCCEEDED" },
    { endpoint: activate, outcome: "SUCCEEDED" },
  ]);
});

test("a change whose process died is looked up, and one under way is refused", async () => {
  await using w = await system();
  const { id: campaignId } = await makeCampaign(w.db);
  const { call, sent, there } = activation(campaignId);
  await w.tx((tx) => beginOwnCall(tx, { ...call, actor: "user:bob" }));
  await expect(makeOwnCall(apiDeps(w.pool), call)).rejects.toMatchObject({
    ...{ code: "WRONG_STATE", message: expect.stringMatching(/at this moment/) },
  });
  expect(sent).toEqual([]);
  await w.rows("UPDATE provider_call SET started_at = now() - interval '3 minutes'");
  there.active = true;
  expect(await makeOwnCall(apiDeps(w.pool), call)).toMatchObject({ answer: { state: "was active" } });
  expect(sent).toEqual(["look"]);
  expect(await calls(w)).toMatchObject([{ outcome: "UNKNOWN" }, { outcome: "SUCCEEDED", effect: false }]);
});

test("if the look-up fails, nothing is sent", async () => {
  await using w = await system();
  const { id } = await makeCampaign(w.db);
  const { call, sent, there } = activation(id);
  there.fails = true;
  await makeOwnCall(apiDeps(w.pool), call);
  const lookUp = () => Promise.reject(new ProviderError(FAILURE));
  expect((await makeOwnCall(apiDeps(w.pool), { ...call, lookUp })).failure).toEqual(FAILURE);
  expect(sent).toEqual(["activate"]);
  expect(await breaker(w)).toMatchObject([{ state: "CLOSED", events: 0 }]);
});
