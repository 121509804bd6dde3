import { expect, test } from "vitest";
import type { ProviderName, Simulator } from "../src/index.ts";
import { duration } from "../src/providers/openai/duration.ts";
import { type Call, call, EMAIL_BODY, RESEARCH_BODY, searchPath, start } from "./helpers.ts";

/** A simulator that refuses, and the clock that it reads. */
async function limited() {
  const clock = { ms: Date.parse("2026-11-23T10:00:10.400Z") };
  const simulator = await start({ enforceRateLimits: true, clock: () => new Date(clock.ms) });
  const pass = (ms: number) => {
    clock.ms += ms;
  };
  return { simulator, pass };
}

const PROFILE: Call = { provider: "apollo", path: "/api/v1/users/api_profile" };
const VERIFY: Call = { provider: "millionverifier", path: "/api/v3/?email=a@b.example" };
const RESEARCH: Call = { provider: "perplexity", path: "/v1/responses", body: RESEARCH_BODY };
const WRITE: Call = { provider: "openai", path: "/v1/responses", body: EMAIL_BODY };
const WORKSPACE: Call = { provider: "instantly", path: "/api/v2/workspaces/current" };

async function statuses(simulator: Simulator, request: Call, times: number): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  const replies = await Promise.all(Array.from({ length: times }, () => call(simulator, request)));
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

test.each([
  ["apollo", PROFILE, 200, 300],
  ["millionverifier", VERIFY, 160, 7],
  ["perplexity", RESEARCH, 8, 125],
  ["openai", WRITE, 500, 120],
  ["instantly", WORKSPACE, 100, 10],
] as [ProviderName, Call, number, number][])(
  "%s refuses when the bucket is empty, and takes one more as soon as it is refilled by one",
  async (...[, request, size, refillMs]) => {
    const { simulator, pass } = await limited();
    await using _ = simulator;
    expect(await statuses(simulator, request, size)).toEqual({ 200: size });
    expect(await statuses(simulator, request, 3)).toEqual({ 429: 3 });
    pass(refillMs - 1);
    expect((await call(simulator, request)).status).toBe(429);
    pass(1);
    expect((await call(simulator, request)).status).toBe(200);
    expect((await call(simulator, request)).status).toBe(429);
  },
);

test("without enforcement nothing is refused, but headers still report what is left", async () => {
  await using simulator = await start({ clock: () => new Date("2026-11-23T10:00:00Z") });
  expect(await statuses(simulator, PROFILE, 201)).toEqual({ 200: 201 });
  const { headers } = await call(simulator, PROFILE);
  expect(headers.get("x-minute-requests-left")).toBe("0");
  expect(headers.get("x-hourly-requests-left")).toBe("198");
});

test("Apollo counts each endpoint separately, and an hour's bucket outlasts those of its minutes", async () => {
  const { simulator, pass } = await limited();
  await using _ = simulator;
  await statuses(simulator, PROFILE, 200);
  pass(60_000);
  await statuses(simulator, PROFILE, 200);
  pass(60_000);
  // 6.7 of the hour's 400 are refilled in each minute.
  expect(await statuses(simulator, PROFILE, 20)).toEqual({ 200: 13, 429: 7 });
  const { headers, json } = await call(simulator, PROFILE);
  expect(json.message).toContain("api/v1/users/api_profile is 400 times per hour");
  expect(headers.get("retry-after")).toBe("6");
  expect(headers.get("x-hourly-requests-left")).toBe("0");
  const path = searchPath({ person_titles: ["ceo"] });
  expect((await call(simulator, { provider: "apollo", method: "POST", path })).status).toBe(200);
});

test("Instantly's limits are shared by all endpoints, and its 429 has no Retry-After", async () => {
  const { simulator } = await limited();
  await using _ = simulator;
  await statuses(simulator, WORKSPACE, 100);
  const { status, headers, json } = await call(simulator, {
    provider: "instantly",
    path: "/api/v2/accounts",
  });
  expect([status, headers.get("retry-after"), json.error]).toEqual([429, null, "Too Many Requests"]);
});

test("OpenAI admits by input and largest output, model by model", async () => {
  const { simulator, pass } = await limited();
  await using _ = simulator;
  const greedy: Call = { ...WRITE, body: { ...EMAIL_BODY, max_output_tokens: 200_000 } };
  expect(await statuses(simulator, greedy, 3)).toEqual({ 200: 2, 429: 1 });
  const refused = await call(simulator, greedy);
  expect(refused.json.error).toMatchObject({ type: "tokens", code: "rate_limit_exceeded" });
  expect(refused.json.error.message).toMatch(
    /^Rate limit reached for gpt-5.4-mini on tokens per min \(TPM\): Limit 500000, Used 4002\d\d, Requested 2001\d\d\. Please try again in 12\.\d+s\.$/,
  );
  expect(refused.headers.get("retry-after")).toBe("13");
  expect(Number(refused.headers.get("retry-after-ms"))).toBeGreaterThan(12_000);
  expect(Number(refused.headers.get("x-ratelimit-remaining-tokens"))).toBeGreaterThan(99_000);
  expect(refused.headers.get("x-ratelimit-remaining-requests")).toBe("498");
  expect((await call(simulator, WRITE)).status).toBe(200);
  const other = { ...EMAIL_BODY, model: "gpt-5.4", max_output_tokens: 200_000 };
  expect((await call(simulator, { ...WRITE, body: other })).status).toBe(200);
  pass(13_000);
  expect((await call(simulator, greedy)).status).toBe(200);
});

test("OpenAI never admits a request that is larger than the limit", async () => {
  const { simulator } = await limited();
  await using _ = simulator;
  const body = { ...EMAIL_BODY, max_output_tokens: 600_000 };
  const { status, headers, json } = await call(simulator, { ...WRITE, body });
  expect([status, headers.get("retry-after")]).toEqual([429, null]);
  expect(json.error.message).toMatch(
    /^Request too large for gpt-5.4-mini .+ Limit 500000, Requested 600\d\d\d\./,
  );
});

test("Perplexity's tokens a minute are used up well under its requests a second", async () => {
  const { simulator, pass } = await limited();
  await using _ = simulator;
  const body = { ...RESEARCH_BODY, max_output_tokens: 150_000 };
  expect(await statuses(simulator, { ...RESEARCH, body }, 3)).toEqual({ 200: 2, 429: 1 });
  const { headers, json } = await call(simulator, { ...RESEARCH, body });
  expect(json.error).toMatchObject({ type: "request_rate_limit_exceeded", code: 429 });
  expect(headers.get("x-ratelimit-limit-tokens")).toBe("400000");
  expect(headers.get("retry-after")).toBe("8");
  expect((await call(simulator, RESEARCH)).status).toBe(200);
  pass(9_000);
  expect((await call(simulator, { ...RESEARCH, body })).status).toBe(200);
});

test("a refused request takes nothing and does nothing", async () => {
  const { simulator, pass } = await limited();
  await using _ = simulator;
  await statuses(simulator, RESEARCH, 8);
  const before = simulator.state();
  await statuses(simulator, RESEARCH, 50);
  expect(simulator.state()).toEqual(before);
  pass(1_000);
  expect(await statuses(simulator, RESEARCH, 9)).toEqual({ 200: 8, 429: 1 });
});

test("listing models and a reset are outside of the limits", async () => {
  const { simulator } = await limited();
  await using _ = simulator;
  await statuses(simulator, RESEARCH, 9);
  expect((await call(simulator, { provider: "perplexity", path: "/v1/models" })).status).toBe(200);
  simulator.reset();
  expect((await call(simulator, RESEARCH)).status).toBe(200);
});

test.each([
  [12, "12ms"],
  [999.4, "1000ms"],
  [1_000, "1s"],
  [12_024, "12.024s"],
  [360_000, "6m0s"],
])("%d ms are written %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});
