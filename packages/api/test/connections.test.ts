import { testDatabase } from "@leadgen/db/testing";
import { apiDeps } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { createApiPools } from "../src/deps/api-pools.ts";
import { createApi } from "../src/index.ts";
import { get, post } from "./http.ts";

const QUEUE = "/api/v1/queue-management";

/** An API with two connections and its reserve; the test can occupy the two. */
async function smallApi() {
  const stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const { pool, reserve, end } = createApiPools(db.url, { applicationName: "leadgen-api-test", size: 2 });
  stack.defer(end);
  const api = createApi(apiDeps(pool, { reserve }));
  const withoutReserve = createApi(apiDeps(pool));
  const holdAll = async () => {
    const clients = await Promise.all([pool.connect(), pool.connect()]);
    return () => {
      for (const client of clients) client.release();
    };
  };
  return { api, withoutReserve, holdAll, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test("with all connections in use, requests are refused, and only the emergency stop works", async () => {
  await using small = await smallApi();
  const release = await small.holdAll();
  const [list, login, status, ready, refused, opened] = await Promise.all([
    get(small, "/api/v1/campaigns"),
    post(small, "/api/v1/auth/login", {
      body: { email: "ada@example.com", password: "correct horse battery" },
    }),
    get(small, `${QUEUE}/status`),
    get(small, "/api/v1/health/ready", { token: null }),
    post({ api: small.withoutReserve }, `${QUEUE}/circuit-breaker/open`, { body: { reason: "Too late" } }),
    post(small, `${QUEUE}/circuit-breaker/open`, { body: { reason: "Connections are used up" } }),
  ]);
  expect([list, login, status, ready, refused, opened].map((answer) => answer.status)).toEqual([
    503, 503, 503, 503, 503, 200,
  ]);
  expect(list.headers.get("retry-after")).toBe("5");
  expect(await list.json()).toMatchObject({
    error: {
      code: "UNAVAILABLE",
      message: expect.stringContaining("none came free in time"),
      details: { databaseTrouble: "IN_USE" },
    },
  });
  expect(await status.json()).toMatchObject({
    error: { details: { circuitBreaker: { state: "UNKNOWN", databaseTrouble: "IN_USE" } } },
  });
  release();
  expect(await (await get(small, `${QUEUE}/status`)).json()).toMatchObject({
    data: { circuitBreaker: { state: "OPEN", reason: "Connections are used up" } },
  });
});

test("twenty requests at once share two connections, and none is refused", async () => {
  await using small = await smallApi();
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      post(small, "/api/v1/organizations", { body: { name: `Ferries ${turn}` } }),
    ),
  );
  expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
});
