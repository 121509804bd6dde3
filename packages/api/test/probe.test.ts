import { type Provider, ProviderError, type ProviderFailure } from "@leadgen/core";
import { type ApiSystem, system } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { outage } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

const FAILURE: ProviderFailure = {
  provider: "OPENAI",
  operation: "models",
  kind: "UNAUTHORIZED",
  message: "The key is not accepted.",
  httpStatus: 401,
  requestId: "req_1",
  rule: "openai.http-401",
};

const probes = (w: ApiSystem) =>
  w.rows(
    "SELECT provider, outcome, actor, epoch, http_status, failure_kind, message FROM provider_call WHERE purpose = 'PROBE'",
  );
const state = (w: ApiSystem) =>
  w.rows(
    "SELECT breaker.*, (SELECT count(*) FROM breaker_event) AS events, (SELECT jsonb_agg(job ORDER BY id) FROM job) AS jobs FROM breaker",
  );

test("a probe that succeeds is recorded and leaves the breaker OPEN", async () => {
  await using w = await system({
    api: {
      probe: async () => ({ meta: { httpStatus: 200, requestId: "req_2" }, summary: "3120 credits left" }),
    },
  });
  await outage(w);
  const before = await state(w);
  const answer = await w.call.queue.probe({ provider: "APOLLO" });
  expect(answer).toMatchObject({
    provider: "APOLLO",
    works: true,
    summary: "3120 credits left",
    failure: null,
  });
  expect(await state(w)).toEqual(before);
  expect(await probes(w)).toEqual([
    expect.objectContaining({
      provider: "APOLLO",
      outcome: "SUCCEEDED",
      actor: "operator",
      epoch: 1,
      http_status: 200,
    }),
  ]);
});

test.each([
  ["is returned", async () => ({ meta: {}, failure: FAILURE, summary: "401" })],
  ["is thrown", () => Promise.reject(new ProviderError(FAILURE))],
])("a probe whose failure %s is recorded and leaves the breaker CLOSED", async (_, probe) => {
  await using w = await system({ api: { probe } });
  const before = await state(w);
  const answer = await w.call.queue.probe({ provider: "OPENAI" });
  expect(answer).toMatchObject({
    works: false,
    failure: { kind: "UNAUTHORIZED", httpStatus: 401, advice: expect.stringMatching(/API key/) },
  });
  expect(await state(w)).toEqual(before);
  expect(await probes(w)).toEqual([
    expect.objectContaining({ outcome: "FAILED", failure_kind: "UNAUTHORIZED", message: FAILURE.message }),
  ]);
});

test("the intent to probe is committed before the call, and no transaction is open during it", async () => {
  const seen: unknown[] = [];
  const asked: Provider[] = [];
  const w: ApiSystem = await system({
    api: {
      probe: async (provider) => {
        asked.push(provider);
        seen.push(...(await w.rows("SELECT outcome FROM provider_call")));
        seen.push(
          ...(await w.rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'",
          )),
        );
        return { meta: {}, summary: "fine" };
      },
    },
  });
  await using _ = w;
  await w.call.queue.probe({ provider: "PERPLEXITY" });
  expect(asked).toEqual(["PERPLEXITY"]);
  expect(seen).toEqual([{ outcome: null }]);
});

test("a probe that breaks on our side is an internal error, and no call stays open", async () => {
  await using w = await system({
    api: { probe: () => Promise.reject(new TypeError("x is not a function")) },
  });
  const error = await expectRefused(w.call.queue.probe({ provider: "OPENAI" }), "INTERNAL_ERROR", /req_/);
  expect(error.message).not.toMatch(/not a function/);
  expect(w.logged).toEqual([
    expect.objectContaining({
      msg: "api.internal_error",
      requestId: error.details.id,
      err: expect.objectContaining({ message: "x is not a function" }),
    }),
  ]);
  expect(await probes(w)).toEqual([expect.objectContaining({ outcome: "FAILED" })]);
});

test("a provider without a key cannot be probed", async () => {
  await using w = await system({
    api: {
      configuredProviders: ["APOLLO"],
      probe: async () => ({ meta: {}, summary: "fine" }),
    },
  });
  await expectRefused(w.call.queue.probe({ provider: "OPENAI" }), "PRECONDITION_FAILED", /OPENAI_API_KEY/);
  // @ts-expect-error: no such provider
  await expectRefused(w.call.queue.probe({ provider: "HUBSPOT" }), "INVALID_INPUT", /^provider: /);
  expect(await probes(w)).toEqual([]);
});
