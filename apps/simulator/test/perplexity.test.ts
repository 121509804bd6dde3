import { expect, test } from "vitest";
import { call, RESEARCH_BODY, start } from "./helpers.ts";

const provider = "perplexity";
const path = "/v1/responses";

test("research comes as JSON in the schema that was asked for, with sources and a price", async () => {
  await using simulator = await start();
  const { status, json } = await call(simulator, { provider, path, body: RESEARCH_BODY });
  expect(status).toBe(200);
  expect(json).toMatchObject({ object: "response", status: "completed", model: "perplexity/sonar" });
  expect(json.id).toMatch(/^resp_/);
  const [search, message] = json.output;
  const { facts } = JSON.parse(message.content[0].text);
  expect(facts.length).toBeGreaterThan(1);
  const urls = search.results.map((result: { url: string }) => result.url);
  for (const fact of facts) expect(urls).toContain(fact.source_url);
  const { cost } = json.usage;
  expect(cost.total_cost).toBeCloseTo(cost.input_cost + cost.output_cost + cost.tool_calls_cost, 6);
  expect(json.usage.tool_calls_details).toEqual({ search_web: { invocation: 1 } });
});

test("facts are about the company, also one that the simulator does not list", async () => {
  await using simulator = await start();
  const input = "Company: Kestrel Weaving (kestrelweaving.example). Find facts.";
  const { json } = await call(simulator, { provider, path, body: { ...RESEARCH_BODY, input } });
  const titles = json.output[0].results.map((result: { title: string }) => result.title);
  expect(titles.every((title: string) => title.startsWith("Kestrel Weaving"))).toBe(true);
});

test("without the tool the web is not searched", async () => {
  await using simulator = await start();
  const { tools: _, ...body } = RESEARCH_BODY;
  const { json } = await call(simulator, { provider, path, body });
  expect(json.output.map((item: { type: string }) => item.type)).toEqual(["message"]);
  expect(JSON.parse(json.output[0].content[0].text)).toEqual({ facts: [] });
  expect(json.usage).not.toHaveProperty("tool_calls_details");
});

test("without a schema the answer is prose", async () => {
  await using simulator = await start();
  const { response_format: _, ...body } = RESEARCH_BODY;
  const { json } = await call(simulator, { provider, path: "/v1/agent", body });
  expect(json.output[1].content[0].text).toMatch(/ \[1\]\./);
});

test.each([
  ["an unknown field", { text: { format: {} } }, "text", "invalid_request"],
  [
    "an unknown field of a tool",
    { tools: [{ type: "web_search", max_result: 3 }] },
    "tools.0.max_result",
    "invalid_request",
  ],
  [
    "an unknown field of a filter",
    { tools: [{ type: "web_search", filters: { recency: "day" } }] },
    "tools.0.filters.recency",
    "invalid_request",
  ],
  [
    "an unknown field of an input item",
    { input: [{ role: "user", content: "x", name: "y" }] },
    "input.0.name",
    "invalid_request",
  ],
  ["a bare model name", { model: "sonar" }, "model", "invalid_model"],
  ["a model that does not exist", { model: "perplexity/sonar-pro" }, "model", "invalid_model"],
  [
    "a date in another form",
    { tools: [{ type: "web_search", filters: { search_after_date_filter: "2026-01-01" } }] },
    "tools.0.filters.search_after_date_filter",
    "invalid_date_format",
  ],
  [
    "a domain with a scheme",
    { tools: [{ type: "web_search", filters: { search_domain_filter: ["https://x.example"] } }] },
    "search_domain_filter",
    "invalid_search_domain_filter",
  ],
])("refuses %s with 400 and names it", async (_, change, ...[param, type]) => {
  await using simulator = await start();
  const { status, json } = await call(simulator, { provider, path, body: { ...RESEARCH_BODY, ...change } });
  expect([status, json.error.code, json.error.param, json.error.type]).toEqual([400, 400, param, type]);
  expect(simulator.state().perplexityCostUsd).toBe(0);
});

test("the retired chat endpoints answer 403, but a bad key still gets 401", async () => {
  await using simulator = await start();
  for (const old of ["/chat/completions", "/v1/sonar"]) {
    const reply = await call(simulator, { provider, path: old, body: { model: "sonar", messages: [] } });
    expect([reply.status, reply.json.error.type]).toEqual([403, "chat_completions_not_available"]);
    const bad = await call(simulator, { provider, path: old, body: {}, key: "invalid" });
    expect([bad.status, bad.json.error.type]).toEqual([401, "invalid_api_key"]);
  }
});

test("the models are listed to a key, and an unknown response is 404", async () => {
  await using simulator = await start();
  const models = await call(simulator, { provider, path: "/v1/models" });
  expect(models.json.data.map((model: { id: string }) => model.id)).toContain("perplexity/sonar");
  expect((await call(simulator, { provider, path: "/v1/models", key: null })).status).toBe(401);
  expect((await call(simulator, { provider, path: "/v1/responses/resp_probe_nonexistent" })).status).toBe(
    404,
  );
});
