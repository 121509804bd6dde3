import { ProviderError } from "@leadgen/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProviders, type OpenAiSettings } from "../src/index.ts";
import { KNOWN, play } from "./exchanges/exchange.ts";
import { MAIL, MATCH, message, RESEARCH, REVEAL, run, VERIFIED, WRITTEN } from "./exchanges/good.ts";
import { type Call, clientsAt, MAIN_CALL, verify, writeEmail } from "./support/calls.ts";
import { respondWith } from "./support/provocation.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";

let raw: RawServer;

beforeAll(async () => {
  raw = await startRawServer();
});

afterAll(async () => {
  await raw[Symbol.asyncDispose]();
});

async function metaOf(call: Call, body: unknown) {
  const providers = clientsAt(raw.url);
  const { result } = await play(raw, providers, { call, respond: respondWith(200, body) });
  await providers.close();
  if (result === undefined) return expect.unreachable("the call failed");
  return result.meta;
}

/** What the ledger learns of a call that failed. */
async function failureOf(call: Call, body: unknown) {
  const providers = clientsAt(raw.url);
  const { error } = await play(raw, providers, { call, respond: respondWith(200, body) });
  await providers.close();
  if (!(error instanceof ProviderError)) return expect.unreachable("the call did not fail");
  return error.failure;
}

async function costWith(settings: Partial<OpenAiSettings>, body: unknown) {
  const at = { apiKey: "k", baseUrl: raw.url };
  const providers = createProviders({
    ...{ apollo: at, millionverifier: at, perplexity: at, instantly: at },
    openai: { ...at, ...settings },
  });
  raw.respondWith(respondWith(200, body));
  const result = await writeEmail(providers, KNOWN);
  await providers.close();
  return result.meta.costUsd;
}

const used = (usage: unknown, more: Record<string, unknown> = {}) => run([message(MAIL)], { usage, ...more });

describe("what OpenAI cost", () => {
  const usage = { input_tokens: 1_000, input_tokens_details: { cached_tokens: 400 }, output_tokens: 100 };

  it("is the published price of the model", async () => {
    const cost = await costWith({ model: "gpt-5.4-mini" }, used(usage));
    expect(cost).toBeCloseTo((600 * 0.75 + 400 * 0.075 + 100 * 4.5) / 1_000_000, 12);
  });

  it("is the configured price if there is one", async () => {
    const cost = await costWith({ price: { input: 1, output: 2 } }, used(usage));
    expect(cost).toBeCloseTo(0.0012, 12);
  });

  it("is counted for a run with an unusable answer too", async () => {
    const { costUsd } = await metaOf(writeEmail, { ...WRITTEN, status: "incomplete" });
    expect(costUsd).toBeGreaterThan(0);
  });

  it.each([
    ["a model without a published price", { model: "gpt-99" }, used(usage)],
    ["another tier", {}, used(usage, { service_tier: "priority" })],
    ["no usage", {}, used(null)],
    ["usage of texts", {}, used({ input_tokens: "1000", output_tokens: "100" })],
    ["half of the usage", {}, used({ input_tokens: 1_000 })],
    ["details that are none", {}, used({ ...usage, input_tokens_details: { cached_tokens: "400" } })],
    ["negative tokens", {}, used({ ...usage, output_tokens: -1 })],
  ])("is unknown, and not 0, for %s", async (_name, settings, body) => {
    expect(await costWith(settings, body)).toBeUndefined();
  });
});

describe("what Perplexity cost", () => {
  const cost = (fields: unknown) => ({ ...RESEARCH, usage: { cost: fields } });

  it("is the cost that it reports, in dollars", async () => {
    expect((await metaOf(MAIN_CALL.PERPLEXITY, RESEARCH)).costUsd).toBe(0.0058);
  });

  it.each([
    ["a text", cost({ total_cost: "0.0058" })],
    ["another currency", cost({ total_cost: 0.0058, currency: "EUR" })],
    ["null", cost(null)],
    ["negative", cost({ total_cost: -1 })],
    ["absurd", cost({ total_cost: 1e300 })],
    ["absent", { ...RESEARCH, usage: {} }],
  ])("is unknown, and not 0, if it is %s", async (_name, body) => {
    expect(await metaOf(MAIN_CALL.PERPLEXITY, body)).not.toHaveProperty("costUsd");
  });
});

describe("credits", () => {
  it("of Apollo may be fractions", async () => {
    const { credits } = await metaOf(MAIN_CALL.APOLLO, { ...REVEAL, credits_consumed: 1.5 });
    expect(credits).toBe(1.5);
  });

  it("of Apollo may be 0 when it found nobody", async () => {
    const { credits } = await metaOf(MAIN_CALL.APOLLO, {
      ...REVEAL,
      credits_consumed: 0,
      matches: [null, null],
    });
    expect(credits).toBe(0);
  });

  it.each([undefined, null, "1", -1, 1e300, {}])(
    "of Apollo are unknown, and not 0, if %j",
    async (consumed) => {
      const body = { ...REVEAL, credits_consumed: consumed, matches: [MATCH, null] };
      expect(await metaOf(MAIN_CALL.APOLLO, body)).not.toHaveProperty("credits");
    },
  );

  it("of MillionVerifier are one a call, regardless of the balance that it reports", async () => {
    expect((await metaOf(verify, { ...VERIFIED, credits: null })).credits).toBe(1);
  });
});

describe("what a failed run cost", () => {
  it("is known where the answer says it", async () => {
    const failed = { status: "failed", error: { code: "server_error", message: "No." } };
    expect((await failureOf(writeEmail, { ...WRITTEN, ...failed })).costUsd).toBeGreaterThan(0);
    expect((await failureOf(MAIN_CALL.PERPLEXITY, { ...RESEARCH, ...failed })).costUsd).toBe(0.0058);
    const reveal = { ...REVEAL, status: "error", credits_consumed: 2 };
    expect((await failureOf(MAIN_CALL.APOLLO, reveal)).credits).toBe(2);
  });

  it("is unknown, and not 0, where it does not", async () => {
    const { credits, costUsd } = await failureOf(writeEmail, { status: "failed" });
    expect([credits, costUsd]).toEqual([undefined, undefined]);
  });
});
