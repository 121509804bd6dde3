import { expect, test } from "vitest";
import { call, EMAIL_BODY, EMAIL_SCHEMA, start } from "./helpers.ts";

const provider = "openai";
const path = "/v1/responses";

test("an e-mail is written from the names and facts in the prompt", async () => {
  await using simulator = await start();
  const { status, json } = await call(simulator, { provider, path, body: EMAIL_BODY });
  expect(status).toBe(200);
  const { subject, body } = JSON.parse(json.output[0].content[0].text);
  expect(subject).toContain("Opened a second terminal");
  expect(body).toMatch(/^Hi Maren,/);
  expect(body).toContain("Nordkyst Logistics opened a second terminal in September 2026");
  expect(`${subject} ${body}`).not.toMatch(/undefined|null|[{<[]/);
});

test.each([
  [
    "JSON",
    JSON.stringify({
      lead: { firstName: "Søren", company: "Brekke Foods" },
      facts: [{ text: "Opened a new dairy in Bergen", url: "https://x.example/1" }],
    }),
  ],
  [
    "labelled lines",
    "First name: Søren\nCompany name: Brekke Foods\nFacts:\n1. Opened a new dairy in Bergen (https://x.example/1)",
  ],
  [
    "chat items",
    [
      {
        role: "user",
        content: [
          {
            type: "input_text",
            text: "To: Søren Dahl\nCompany: Brekke Foods\n- Opened a new dairy in Bergen",
          },
        ],
      },
    ],
  ],
])("the prompt may be %s", async (_, input) => {
  await using simulator = await start();
  const { json } = await call(simulator, { provider, path, body: { ...EMAIL_BODY, input } });
  const { body } = JSON.parse(json.output[0].content[0].text);
  expect(body).toMatch(/^Hi Søren,/);
  expect(body).toContain("Brekke Foods opened a new dairy in Bergen.");
});

test("a JSON prompt is read field by field: title, company, facts, offer and sender", async () => {
  await using simulator = await start();
  const input = JSON.stringify({
    recipient: {
      firstName: "Maren",
      lastName: "Holst",
      title: "Head of Operations",
      company: { name: "Brekke Foods" },
    },
    facts: ["Opened a new dairy in Bergen in May 2026"],
    offer: { product: "We plan cold chains.", senderName: "Ada Berg", senderCompany: "Coldline" },
  });
  const { json } = await call(simulator, { provider, path, body: { ...EMAIL_BODY, input } });
  const { subject, body } = JSON.parse(json.output[0].content[0].text);
  expect(subject).toBe("Opened a new dairy in Bergen");
  for (const part of [
    "Hi Maren,",
    "Brekke Foods opened a new dairy",
    "head of operations",
    "We plan cold chains.",
  ]) {
    expect(body).toContain(part);
  }
  expect(body).toMatch(/\?\n\nKind regards\nAda Berg\nColdline$/);
});

test("a JSON prompt without facts gets an e-mail without news", async () => {
  await using simulator = await start();
  const input = JSON.stringify({
    recipient: { firstName: "Maren", company: { name: "Nordkyst Logistics" } },
    facts: [],
  });
  const { json } = await call(simulator, { provider, path, body: { ...EMAIL_BODY, input } });
  const { subject, body } = JSON.parse(json.output[0].content[0].text);
  expect(subject).toBe("A question about Nordkyst Logistics");
  expect(body).toContain("I have been following Nordkyst Logistics");
});

test("any strict schema is satisfied", async () => {
  await using simulator = await start();
  const schema = {
    type: "object",
    additionalProperties: false,
    required: ["email", "tone", "score", "tags", "ps"],
    properties: {
      email: EMAIL_SCHEMA,
      tone: { type: "string", enum: ["warm", "plain"] },
      score: { type: "integer", minimum: 1, maximum: 5 },
      tags: { type: "array", items: { type: "string" }, minItems: 2 },
      ps: { anyOf: [{ type: "null" }, { type: "string", maxLength: 20 }] },
    },
  };
  const text = { format: { type: "json_schema", name: "x", strict: true, schema } };
  const { json } = await call(simulator, { provider, path, body: { ...EMAIL_BODY, text } });
  const written = JSON.parse(json.output[0].content[0].text);
  expect(Object.keys(written)).toEqual(schema.required);
  expect(["warm", "plain"]).toContain(written.tone);
  expect(Number.isInteger(written.score) && written.score >= 1 && written.score <= 5).toBe(true);
  expect(written.tags.length).toBeGreaterThanOrEqual(2);
  expect(written.ps.length).toBeLessThanOrEqual(20);
});

const format = (schema: object) => ({
  text: { format: { type: "json_schema", name: "x", strict: true, schema } },
});

test.each([
  [
    "a property that is not required",
    format({ ...EMAIL_SCHEMA, required: ["subject"] }),
    400,
    "invalid_json_schema",
  ],
  ["an open object", format({ ...EMAIL_SCHEMA, additionalProperties: true }), 400, "invalid_json_schema"],
  [
    "an open object inside",
    format({
      ...EMAIL_SCHEMA,
      properties: { subject: { type: "object", properties: {} }, body: { type: "string" } },
    }),
    400,
    "invalid_json_schema",
  ],
  [
    "a name with spaces",
    { text: { format: { ...EMAIL_BODY.text.format, name: "my mail" } } },
    400,
    "invalid_value",
  ],
  ["an unknown field", { max_tokens: 10 }, 400, "unknown_parameter"],
  ["the older response_format", { response_format: {} }, 400, "unsupported_parameter"],
  ["an empty input", { input: "" }, 400, "missing_required_parameter"],
  ["an input beyond the context", { input: "x".repeat(1_700_000) }, 400, "context_length_exceeded"],
  ["a model that does not exist", { model: "gpt-99" }, 404, "model_not_found"],
])("refuses %s", async (_, change, ...[status, code]) => {
  await using simulator = await start();
  const reply = await call(simulator, { provider, path, body: { ...EMAIL_BODY, ...change } });
  expect([reply.status, reply.json.error.code]).toEqual([status, code]);
  expect(reply.headers.get("x-request-id")).toMatch(/^req_/);
  expect(simulator.state().openaiTokens).toBe(0);
});

test("a repeated request is paid again and gets another answer", async () => {
  await using simulator = await start();
  const first = await call(simulator, { provider, path, body: EMAIL_BODY });
  const paid = simulator.state().openaiTokens;
  const second = await call(simulator, { provider, path, body: EMAIL_BODY });
  expect(second.json.id).not.toBe(first.json.id);
  expect(simulator.state().openaiTokens).toBeGreaterThan(paid);
});

test("rate-limit headers carry durations", async () => {
  await using simulator = await start({ clock: () => new Date("2026-11-22T10:00:00Z") });
  const { headers } = await call(simulator, { provider, path, body: EMAIL_BODY });
  expect(headers.get("x-ratelimit-remaining-requests")).toBe("499");
  expect(headers.get("x-ratelimit-reset-requests")).toBe("120ms");
  expect(Number(headers.get("x-ratelimit-remaining-tokens"))).toBeLessThan(500_000);
  expect(headers.get("x-ratelimit-reset-tokens")).toMatch(/^\d+ms$/);
});

test("models are listed and looked up, dated snapshots included", async () => {
  await using simulator = await start();
  const list = await call(simulator, { provider, path: "/v1/models" });
  expect(list.json.data.length).toBeGreaterThan(5);
  for (const [model, status] of [
    ["gpt-5.4-mini", 200],
    ["gpt-5.4-mini-2026-03-17", 200],
    ["gpt-99", 404],
  ] as const) {
    expect((await call(simulator, { provider, path: `/v1/models/${model}` })).status).toBe(status);
  }
});
