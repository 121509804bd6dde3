import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { get, post, send } from "./http.ts";
import { NO_ID, outage, runningCampaign } from "./pipeline.ts";

const QUEUE = "/api/v1/queue-management";
const BREAKER = `${QUEUE}/circuit-breaker`;

const ROUTES = [
  ["GET", `${QUEUE}/status`],
  ["GET", BREAKER],
  ["GET", `${BREAKER}/history`],
  ["GET", `${BREAKER}/close-preview`],
  ["POST", `${BREAKER}/close`],
  ["POST", `${BREAKER}/open`],
  ["POST", `${BREAKER}/probe`],
  ["GET", `/api/v1/campaigns/${NO_ID}/export.csv`],
] as const;

interface HistoryPage {
  items: object[];
  nextCursor: string | null;
}

const dataOf = async (response: Response) => ((await response.json()) as { data: HistoryPage }).data;

describe("every route", () => {
  test.each(ROUTES)("%s %s needs a valid token", async (method, path) => {
    await using w = await system({ api: {} });
    for (const authorization of [
      undefined,
      "Bearer wrong",
      `Basic ${OPERATOR_TOKEN}`,
      "Bearer",
      `Bearer ${OPERATOR_TOKEN}x`,
      OPERATOR_TOKEN,
    ]) {
      const headers = { ...(authorization !== undefined && { authorization }) };
      const response = await send(w, path, { method, headers });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await response.json()).toEqual({
        status: "error",
        error: { code: "UNAUTHENTICATED", message: expect.stringMatching(/Authorization: Bearer/) },
      });
    }
    expect(await w.rows("SELECT 1 FROM breaker_event")).toEqual([]);
  });

  test.each(ROUTES)("%s %s says which methods it takes", async (method, path) => {
    await using w = await system({ api: {} });
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    for (const wrong of ["DELETE", "PUT", "PATCH", "OPTIONS", method === "GET" ? "POST" : "GET"]) {
      const response = await send(w, path, { method: wrong, headers });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe(method === "GET" ? "GET, HEAD" : "POST");
      expect(await response.json()).toMatchObject({ status: "error", error: { code: "METHOD_NOT_ALLOWED" } });
    }
  });

  test.each(ROUTES)("%s %s may not be stored", async (method, path) => {
    await using w = await system({ api: {} });
    const response = await send(w, path, { method });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("unknown paths", () => {
  test.each([
    "/api/v1",
    "/api/v1/",
    "/api/v1/nothing",
    "/api/v1/campaigns/a/b/export.csv",
    "/api/v1/queue-management/status/",
    "/api/v1/constructor",
    "/",
    "/api/trpcx",
  ])("%s is a 404 that names the health check", async (path) => {
    await using w = await system({ api: {} });
    const response = await get(w, path);
    expect(response.status).toBe(404);
    const body = await response.json();
    expect(body).toMatchObject({ status: "error", error: { code: "NOT_FOUND" } });
    expect(JSON.stringify(body)).toContain("/api/v1/health");
  });
});

describe("the operator's way through an outage", () => {
  test("reads the status, the cause and the preview, closes, and reads the history", async () => {
    await using w = await system({ api: {} });
    const { campaign, held } = await outage(w, 2);
    const status = await get(w, `${QUEUE}/status`);
    expect(await status.json()).toMatchObject({
      status: "success",
      data: {
        circuitBreaker: {
          state: "OPEN",
          epoch: 1,
          openedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          jobId: held.jobId,
        },
        jobs: { PENDING: 0, RUNNING: 0, PAUSED: 3, COMPLETED: 0, FAILED: 0, CANCELLED: 0 },
        callsInFlight: 0,
      },
    });
    const cause = await (await get(w, BREAKER)).json();
    expect(cause).toMatchObject({ status: "success", data: { epoch: 1, campaign: { id: campaign.id } } });
    const preview = await (await get(w, `${BREAKER}/close-preview`)).json();
    expect(preview).toMatchObject({ status: "success", data: { epoch: 1, jobsToResume: 3 } });
    const closed = await post(w, `${BREAKER}/close`, { body: { epoch: 1, reason: "Credits topped up" } });
    expect(closed.status).toBe(200);
    expect(await closed.json()).toEqual({
      status: "success",
      data: { state: "CLOSED", epoch: 1, jobsResumed: 3 },
    });
    const page = await dataOf(await get(w, `${BREAKER}/history?limit=1`));
    expect(page.items).toMatchObject([{ kind: "CLOSED", reason: "Credits topped up" }]);
    const next = await dataOf(await get(w, `${BREAKER}/history?limit=1&cursor=${page.nextCursor}`));
    expect(next).toMatchObject({ items: [{ kind: "OPENED" }], nextCursor: null });
    expect(await (await get(w, BREAKER)).json()).toEqual({ status: "success", data: null });
  });

  test("opens by hand and probes", async () => {
    await using w = await system({ api: { probe: async () => ({ meta: {}, summary: "fine" }) } });
    await runningCampaign(w);
    const opened = await post(w, `${BREAKER}/open`, { body: { reason: "Holiday" } });
    expect(await opened.json()).toMatchObject({ data: { state: "OPEN", epoch: 1, jobsPaused: 1 } });
    const probe = await post(w, `${BREAKER}/probe`, { body: { provider: "APOLLO" } });
    expect(await probe.json()).toMatchObject({ data: { provider: "APOLLO", works: true } });
  });

  test("is refused for a stale epoch, a closed breaker and a missing reason", async () => {
    await using w = await system({ api: {} });
    const close = (body: unknown) => post(w, `${BREAKER}/close`, { body });
    expect((await close({ epoch: 0, reason: "x" })).status).toBe(409);
    await w.call.queue.open({ reason: "Holiday" });
    const stale = await close({ epoch: 0, reason: "x" });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({
      error: { code: "STALE_EPOCH", details: { state: "OPEN", epoch: 1 } },
    });
    for (const body of [
      { epoch: 1 },
      { epoch: 1, reason: " " },
      {},
      "",
      [],
      "null",
      "7",
      { epoch: 1, reason: "x", force: true },
    ]) {
      const response = await close(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ status: "error", error: { code: "INVALID_INPUT" } });
    }
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("OPEN");
  });
});

describe("bad requests", () => {
  test.each(["{", "reason=x", '{"epoch":1,}', "\u0000"])("a body of %j is not valid JSON", async (body) => {
    await using w = await system({ api: {} });
    const response = await post(w, `${BREAKER}/close`, { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: "INVALID_INPUT", message: expect.stringMatching(/not valid JSON/) },
    });
  });

  test("a body of more than 1 MB is refused, also if its headers claim less", async () => {
    await using w = await system({ api: {} });
    const large = JSON.stringify({ reason: "x".repeat(1_100_000) });
    const told = await post(w, `${BREAKER}/open`, { body: large, headers: { "content-length": "1100013" } });
    expect(told.status).toBe(413);
    const chunk = new TextEncoder().encode(large);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    const init = { method: "POST", headers, body: endless, duplex: "half" } as RequestInit;
    expect((await send(w, `${BREAKER}/open`, init)).status).toBe(413);
    expect(sent).toBeLessThan(5 * chunk.byteLength);
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
  });

  test("a flood of parameters or of unknown fields is refused, with a short answer", async () => {
    await using w = await system({ api: {} });
    const names = Array.from({ length: 70_000 }, (_, place) => `n${place}`);
    const query = await get(w, `${BREAKER}/history?${names.map((name) => `${name}=x`).join("&")}`);
    expect(await query.json()).toMatchObject({
      error: { message: expect.stringMatching(/more than 50 parameters/) },
    });
    const body = Object.fromEntries(names.map((name) => [name, 1]));
    const open = await post(w, `${BREAKER}/open`, { body });
    expect(open.status).toBe(400);
    expect((await open.text()).length).toBeLessThan(2000);
    const twice = await get(w, `${BREAKER}/history?limit=1&limit=2`);
    expect(await twice.json()).toMatchObject({ error: { message: "limit: is given more than once." } });
  });

  test.each(["limit=0", "limit=x", "limit=-1", "limit=1e9", "cursor=x", "colour=red"])(
    "a query of %s is refused",
    async (query) => {
      await using w = await system({ api: {} });
      const response = await get(w, `${BREAKER}/history?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: "INVALID_INPUT" } });
    },
  );
});

test("HEAD is GET without the body", async () => {
  await using w = await system({ api: {} });
  const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
  const response = await send(w, `${QUEUE}/status`, { method: "HEAD", headers });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
});
