import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { expect, test } from "vitest";
import { z } from "zod";
import type { FaultName, Simulator } from "../src/index.ts";
import { EMAIL_BODY, start } from "./helpers.ts";

const Email = z.object({ subject: z.string(), body: z.string(), note: z.string().nullable() });

const client = (simulator: Simulator, timeout = 5_000) =>
  new OpenAI({ apiKey: "key", baseURL: `${simulator.baseUrls.openai}/v1`, maxRetries: 0, timeout });

const create = (simulator: Simulator, timeout?: number) =>
  client(simulator, timeout).responses.create({ model: "gpt-5.4-mini", input: EMAIL_BODY.input });

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

test("the official SDK parses a structured answer", async () => {
  await using simulator = await start();
  const response = await client(simulator).responses.parse({
    model: "gpt-5.4-mini",
    input: EMAIL_BODY.input,
    text: { format: zodTextFormat(Email, "outreach_email") },
  });
  expect(response.output_parsed?.body).toMatch(/^Hi Maren,/);
  expect(response._request_id).toMatch(/^req_/);
  expect(response.usage?.total_tokens).toBeGreaterThan(10);
});

test("the official SDK parses a chat completion", async () => {
  await using simulator = await start();
  const completion = await client(simulator).chat.completions.parse({
    model: "gpt-5.4-mini",
    messages: [{ role: "user", content: EMAIL_BODY.input }],
    response_format: zodResponseFormat(Email, "outreach_email"),
  });
  expect(completion.choices[0]?.message.parsed?.subject).toContain("terminal");
});

test("the official SDK lists and finds models", async () => {
  await using simulator = await start();
  expect((await client(simulator).models.list()).data.length).toBeGreaterThan(5);
  expect((await client(simulator).models.retrieve("gpt-5.4-mini")).id).toBe("gpt-5.4-mini");
});

test.each<[FaultName, new (...args: never[]) => Error, Record<string, unknown>]>([
  ["bad-request-400", BadRequestError, { status: 400, type: "invalid_request_error" }],
  ["context-length", BadRequestError, { status: 400, code: "context_length_exceeded" }],
  ["unauthorized", AuthenticationError, { status: 401, code: "invalid_api_key" }],
  ["forbidden", PermissionDeniedError, { status: 403, code: "unsupported_country_region_territory" }],
  ["model-not-found", NotFoundError, { status: 404, code: "model_not_found" }],
  [
    "rate-limited-retry-after",
    RateLimitError,
    { status: 429, code: "rate_limit_exceeded", type: "requests" },
  ],
  ["slow-down", RateLimitError, { status: 429, code: "slow_down" }],
  [
    "quota-exhausted",
    RateLimitError,
    { status: 429, type: "insufficient_quota", code: "credit_balance_exhausted" },
  ],
  ["project-spend-limit", RateLimitError, { status: 429, code: "project_spend_limit_exceeded" }],
  ["http-500", InternalServerError, { status: 500, type: "server_error" }],
  ["http-502-html", InternalServerError, { status: 502 }],
  ["http-503", InternalServerError, { status: 503, code: "server_is_overloaded" }],
  ["connection-reset", APIConnectionError, {}],
  ["drop-after-work", APIConnectionError, {}],
  ["malformed-json", SyntaxError, {}],
  ["html-200", TypeError, {}],
])("the official SDK meets the fault %s once, as the right error", async (fault, type, fields) => {
  await using simulator = await start();
  simulator.setFault({ provider: "openai", fault });
  const error = await failure(create(simulator));
  expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject(fields);
  expect((await simulator.requestList()).filter((line) => line.event === "received")).toHaveLength(1);
});

test.each<FaultName>(["hang-before-headers", "hang-mid-body"])(
  "the official SDK times out under %s",
  async (fault) => {
    await using simulator = await start();
    simulator.setFault({ provider: "openai", fault });
    expect(await failure(create(simulator, 150))).toBeInstanceOf(APIConnectionTimeoutError);
  },
);

test("the official SDK hands over refusals and failed runs", async () => {
  await using simulator = await start();
  simulator.setFault({ provider: "openai", fault: "refusal", times: 1 });
  const refused = await create(simulator);
  expect(refused.output[0]).toMatchObject({ type: "message", content: [{ type: "refusal" }] });
  simulator.setFault({ provider: "openai", fault: "run-failed", times: 1 });
  expect(await create(simulator)).toMatchObject({ status: "failed", error: { code: "server_error" } });
});
