import { expect, test } from "vitest";
import { FAULT_NAMES, type Simulator } from "../src/index.ts";
import { call, createCampaign, start } from "./helpers.ts";

async function control(simulator: Simulator, path: string, init: { method?: string; body?: unknown } = {}) {
  const { method = "GET", body } = init;
  const response = await fetch(`${simulator.url}/_control${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get("content-type") };
}

const models = (simulator: Simulator) => call(simulator, { provider: "openai", path: "/v1/models" });

test("faults are set, listed and cleared over HTTP", async () => {
  await using simulator = await start();
  const body = { provider: "openai", fault: "http-500", times: 5 };
  const set = await control(simulator, "/faults", { method: "POST", body });
  expect([set.status, JSON.parse(set.text)]).toEqual([201, { ...body, id: 1, seen: 0, shown: 0 }]);
  expect((await models(simulator)).status).toBe(500);
  expect(JSON.parse((await control(simulator, "/faults")).text)).toMatchObject([{ shown: 1 }]);
  await control(simulator, "/faults?provider=apollo", { method: "DELETE" });
  expect((await models(simulator)).status).toBe(500);
  await control(simulator, "/faults", { method: "DELETE" });
  expect((await models(simulator)).status).toBe(200);
});

test.each([
  ["/faults", "not json", /body must be JSON/],
  ["/faults", {}, /provider: must be one of/],
  ["/faults", { provider: "openai", fault: "nope" }, /fault: must be one of/],
  ["/faults", { provider: "openai", fault: "http-500", tmies: 1 }, /unknown field tmies/],
  ["/latency", { provider: "openai", ms: -1 }, /ms/],
])("POST %s with %o is refused with 400", async (path, body, message) => {
  await using simulator = await start();
  const reply = await control(simulator, path, { method: "POST", body });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).error).toMatch(message);
});

test("latency is per provider", async () => {
  await using simulator = await start();
  const latency = (body: object) => control(simulator, "/latency", { method: "POST", body });
  expect((await latency({ provider: "openai", ms: 40, jitterMs: 10 })).status).toBe(200);
  await latency({ provider: "apollo", ms: 600_000 });
  await models(simulator);
  const ended = (await simulator.requestList()).find((line) => line.event === "answered");
  expect(ended?.event === "answered" && ended.ms).toBeGreaterThanOrEqual(39);
  const arrived = simulator.waitForLine((line) => line.provider === "apollo");
  const slow = call(simulator, { provider: "apollo", path: "/api/v1/auth/health" }).catch(() => "dropped");
  await arrived;
  expect((await call(simulator, { provider: "perplexity", path: "/v1/models" })).status).toBe(200);
  await simulator.stop();
  expect(await slow).toBe("dropped");
});

test("the requests come as NDJSON, and a reset starts a section without losing any", async () => {
  await using simulator = await start();
  await createCampaign(simulator);
  const reset = await control(simulator, "/reset", { method: "POST" });
  expect(reset.status).toBe(200);
  expect(simulator.state().instantlyCampaigns).toBe(0);
  await models(simulator);
  const all = await control(simulator, "/requests");
  expect(all.type).toContain("application/x-ndjson");
  const operations = (text: string) =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).operation);
  expect(operations(all.text)).toEqual([
    "campaigns/create",
    "campaigns/create",
    "models/list",
    "models/list",
  ]);
  expect(operations((await control(simulator, "/requests?section=current")).text)).toEqual([
    "models/list",
    "models/list",
  ]);
  expect(operations((await control(simulator, "/requests?after=1")).text)).toEqual([
    "models/list",
    "models/list",
  ]);
  expect((await control(simulator, "/requests?section=old")).status).toBe(400);
});

test("health, state, catalogue and an overview answer; another path is a 404", async () => {
  await using simulator = await start();
  expect(JSON.parse((await control(simulator, "/health")).text)).toEqual({ status: "ok", seed: "test" });
  expect(JSON.parse((await control(simulator, "/state")).text)).toMatchObject({ instantlyLeads: 0 });
  expect(Object.keys(JSON.parse((await control(simulator, "/catalogue")).text))).toEqual(FAULT_NAMES);
  const overview = await (await fetch(simulator.url)).text();
  expect(overview).toContain(simulator.baseUrls.openai);
  expect((await control(simulator, "/nothing")).status).toBe(404);
  expect((await fetch(`${simulator.url}/nothing`)).status).toBe(404);
});

test("a path that a provider does not have is its own 404, and logged", async () => {
  await using simulator = await start();
  const reply = await call(simulator, { provider: "openai", path: "/v2/anything" });
  expect([reply.status, reply.json.error.type]).toEqual([404, "invalid_request_error"]);
  expect((await simulator.requestList())[0]).toMatchObject({
    operation: "unknown",
    path: "/openai/v2/anything",
  });
});
