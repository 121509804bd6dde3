import { OPERATIONS, PROVIDERS, type Provider } from "@leadgen/core";
import { expect, test } from "vitest";
import { faultApplies, faultsOf, operationsOf, PROVIDER_NAMES } from "../src/index.ts";
import { call, start } from "./helpers.ts";

const ENDPOINTS = PROVIDERS.flatMap((provider) =>
  Object.entries(OPERATIONS[provider]).map(([operation, endpoint]) => ({ provider, operation, endpoint })),
);

test("the providers are core's, spelt as in their base URLs", () => {
  expect(PROVIDER_NAMES).toEqual(PROVIDERS.map((provider) => provider.toLowerCase()));
});

test.each(ENDPOINTS)("$provider $operation is $endpoint", async ({ provider, operation, endpoint }) => {
  await using simulator = await start();
  const [method = "", path = ""] = endpoint.replaceAll(/\{\w+\}/g, "x").split(" ");
  const name = provider.toLowerCase() as Lowercase<Provider>;
  await call(simulator, { provider: name, path, method });
  expect((await simulator.requestList()).map((line) => [line.provider, line.operation])).toEqual([
    [name, operation],
    [name, operation],
  ]);
});

test("there is an operation of that name for each fault, and no name twice at a provider", () => {
  for (const provider of PROVIDERS) {
    const operations = operationsOf(provider);
    expect(new Set(operations).size).toBe(operations.length);
    for (const fault of faultsOf(provider))
      expect(operations.some((operation) => faultApplies(fault, provider, operation))).toBe(true);
  }
});

test.each([
  ["APOLLO", "people/bulk_match"],
  ["apollo", "people-bulk-match"],
  ["Apollo", "people-bulk-match"],
])("a fault of %s and %s is set over HTTP for the operation of that name", async (provider, operation) => {
  await using simulator = await start();
  const reply = await fetch(`${simulator.url}/_control/faults`, {
    method: "POST",
    body: JSON.stringify({ provider, operation, fault: "http-503" }),
  });
  expect(reply.status).toBe(201);
  expect(simulator.faults()).toMatchObject([{ provider: "apollo", operation: "people/bulk_match" }]);
  expect((await call(simulator, { provider: "apollo", path: "/api/v1/auth/health" })).status).toBe(200);
  const path = "/api/v1/people/bulk_match";
  expect((await call(simulator, { provider: "apollo", path, body: {} })).status).toBe(503);
});

test("a latency and the clearing of faults take either spelling as well", async () => {
  await using simulator = await start();
  simulator.setLatency({ provider: "OPENAI", ms: 0 });
  simulator.setFault({ provider: "OPENAI", fault: "http-500", operation: "model-get" });
  expect(simulator.faults()).toMatchObject([{ provider: "openai", operation: "models" }]);
  simulator.clearFaults("OPENAI");
  expect(simulator.faults()).toEqual([]);
});
