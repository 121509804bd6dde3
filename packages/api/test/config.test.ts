import { apiDeps, system } from "@leadgen/testkit";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { checkApiConfig, createApi } from "../src/index.ts";
import { send } from "./http.ts";

describe("without a strong operator token", () => {
  test.each([undefined, "", "  ", "guess-me"])(
    "(%j) the API refuses to start outside development",
    (operatorToken) => {
      const config = { operatorToken, development: false };
      expect(() => checkApiConfig(config)).toThrow(/OPERATOR_TOKEN/);
      expect(() => createApi({ ...apiDeps(new pg.Pool()), ...config })).toThrow(/OPERATOR_TOKEN/);
    },
  );

  test("it starts in development, and a caller over localhost is the operator", async () => {
    await using w = await system({ api: { operatorToken: undefined, development: true } });
    const open = (headers: Record<string, string>) =>
      send(w, "/api/v1/queue-management/circuit-breaker/open", {
        method: "POST",
        headers,
        body: '{"reason":"Holiday"}',
      });
    expect((await open({ host: "leadgen.example" })).status).toBe(401);
    expect((await open({ host: "localhost.evil.example:3000" })).status).toBe(401);
    expect((await open({ host: "localhost:3000", origin: "https://evil.example" })).status).toBe(403);
    expect((await open({ host: "127.0.0.1:3000" })).status).toBe(200);
    expect(await w.call.queue.history()).toMatchObject({ items: [{ actor: "development" }] });
  });
});

test("in development with a token, the token is needed", async () => {
  await using w = await system({ api: { development: true } });
  const response = await send(w, "/api/v1/queue-management/status", { headers: { host: "localhost:3000" } });
  expect(response.status).toBe(401);
});
