import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import superjson, { type SuperJSONResult } from "superjson";
import { describe, expect, test } from "vitest";
import { get, ORIGIN, post, send } from "./http.ts";
import { createdCampaign } from "./pipeline.ts";

const input = (value: unknown) => encodeURIComponent(JSON.stringify(superjson.serialize(value)));
interface Answer {
  result: { data: SuperJSONResult };
  error: SuperJSONResult;
}

const errorOf = async (response: Response) =>
  superjson.deserialize(((await response.json()) as Answer).error) as {
    message: string;
    data: Record<string, unknown>;
  };

describe("tRPC over HTTP", () => {
  test("answers a query, including dates", async () => {
    await using w = await system({ api: {} });
    const { id, createdAt } = await createdCampaign(w);
    const response = await get(w, `/api/trpc/campaign.get?input=${input({ id })}`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const { result } = (await response.json()) as Answer;
    expect(superjson.deserialize(result.data)).toMatchObject({ id, createdAt });
  });

  test("answers each call of a batch separately", async () => {
    await using w = await system({ api: {} });
    const inputs = encodeURIComponent(
      JSON.stringify({ 0: superjson.serialize(undefined), 1: superjson.serialize({ id: "x" }) }),
    );
    const response = await get(w, `/api/trpc/queue.status,campaign.get?batch=1&input=${inputs}`);
    expect(response.status).toBe(207);
    const [status, campaign] = (await response.json()) as [Answer, Answer];
    expect(superjson.deserialize(status.result.data)).toMatchObject({ circuitBreaker: { state: "CLOSED" } });
    expect(superjson.deserialize(campaign.error)).toMatchObject({ data: { code: "INVALID_INPUT" } });
  });

  test("refuses a batch of more than 20", async () => {
    await using w = await system({ api: {} });
    const of = (count: number) =>
      `/api/trpc/${Array(count).fill("queue.status").join(",")}?batch=1&input=%7B%7D`;
    expect((await get(w, of(20))).status).toBe(200);
    const response = await get(w, of(21));
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ data: { code: "INVALID_INPUT" } });
  });

  test("gives our code, the HTTP status and the details, and nothing of its own", async () => {
    await using w = await system({ api: {} });
    await w.call.queue.open({ reason: "Holiday" });
    const body = superjson.serialize({ epoch: 7, reason: "x" });
    const response = await post(w, "/api/trpc/queue.close", { body });
    expect(response.status).toBe(409);
    const error = await errorOf(response);
    expect(error.data).toEqual({
      code: "STALE_EPOCH",
      httpStatus: 409,
      details: { state: "OPEN", epoch: 1 },
    });
  });

  test.each([
    ["an unknown procedure", "/api/trpc/queue.explode", "404 NOT_FOUND"],
    [
      "a mutation as a query",
      "/api/trpc/queue.open?input=%7B%22json%22%3A%7B%22reason%22%3A%22x%22%7D%7D",
      "405 METHOD_NOT_ALLOWED",
    ],
    ["input that is not JSON", "/api/trpc/campaign.get?input=%7B", "400 INVALID_INPUT"],
    ["input that is not superjson", "/api/trpc/campaign.get?input=7", "400 INVALID_INPUT"],
    [
      "superjson with wrong notes",
      `/api/trpc/campaign.get?input=${encodeURIComponent('{"json":{"id":1},"meta":{"values":{"id":["map"]}}}')}`,
      "400 INVALID_INPUT",
    ],
    [
      "a try at the prototype",
      `/api/trpc/campaign.get?input=${encodeURIComponent('{"json":{"id":1},"meta":{"values":{"__proto__.x":["Date"]}}}')}`,
      "400 INVALID_INPUT",
    ],
  ])("refuses %s", async (_, path, expected) => {
    await using w = await system({ api: {} });
    const response = await get(w, path);
    expect(`${response.status} ${(await errorOf(response)).data.code}`).toBe(expected);
    expect(w.logged).toEqual([]);
  });

  test.each(["{", "7", "[]", '"x"', "null"])("refuses a body of %s", async (body) => {
    await using w = await system({ api: {} });
    const response = await post(w, "/api/trpc/queue.open", { body });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ data: { code: "INVALID_INPUT" } });
  });

  test("refuses a body that is nested too deep", async () => {
    await using w = await system({ api: {} });
    const body = `{"json":{"reason":${"[".repeat(400_000)}${"]".repeat(400_000)}}}`;
    const response = await post(w, "/api/trpc/queue.open", { body });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ data: { code: "INVALID_INPUT" } });
  });

  test("refuses a body of more than 1 MB with an error that clients understand", async () => {
    await using w = await system({ api: {} });
    const body = superjson.serialize({ reason: "x".repeat(1_100_000) });
    const response = await post(w, "/api/trpc/queue.open", { body });
    expect(response.status).toBe(413);
    expect(await errorOf(response)).toMatchObject({ data: { code: "PAYLOAD_TOO_LARGE", httpStatus: 413 } });
  });
});

describe("the session cookie", () => {
  const cookie = `other=1; leadgen_session=${OPERATOR_TOKEN}`;
  const open = (headers: Record<string, string>) => ({
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...headers },
    body: JSON.stringify(superjson.serialize({ reason: "Holiday" })),
  });

  test("allows its owner to read from anywhere", async () => {
    await using w = await system({ api: {} });
    const init = { headers: { cookie, origin: "https://evil.example" } };
    expect((await send(w, "/api/trpc/queue.status", init)).status).toBe(200);
  });

  test.each([
    [{ "sec-fetch-site": "same-origin" }],
    [{ origin: ORIGIN }],
    [{ origin: ORIGIN, "sec-fetch-site": "same-origin" }],
    [{ origin: "http://localhost:3000", host: "localhost:3000" }],
  ])("lets its owner change things from this site's pages: %j", async (headers) => {
    await using w = await system({ api: {} });
    expect((await send(w, "/api/trpc/queue.open", open(headers))).status).toBe(200);
  });

  test.each([
    [{}],
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site", origin: ORIGIN }],
    [{ "sec-fetch-site": "none" }],
    [{ origin: `${ORIGIN}.evil.example` }],
    [{ origin: `${ORIGIN}:8443` }],
  ])("lets nobody else use it to change things: %j", async (headers) => {
    await using w = await system({ api: {} });
    const over = await send(w, "/api/trpc/queue.open", open(headers));
    expect(over.status).toBe(403);
    expect(await errorOf(over)).toMatchObject({ data: { code: "FORBIDDEN" } });
    const rest = await send(w, "/api/v1/queue-management/circuit-breaker/open", {
      ...open(headers),
      body: '{"reason":"Holiday"}',
    });
    expect(rest.status).toBe(403);
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
  });

  test("must contain the token, and does not make up for a wrong Bearer token", async () => {
    await using w = await system({ api: {} });
    const read = (headers: Record<string, string>) => send(w, "/api/trpc/queue.status", { headers });
    expect((await read({ cookie: "leadgen_session=wrong" })).status).toBe(401);
    expect((await read({ cookie: "leadgen_session=%E0%A4%A" })).status).toBe(401);
    expect((await read({ cookie: `xleadgen_session=${OPERATOR_TOKEN}` })).status).toBe(401);
    expect((await read({ cookie, authorization: "Bearer wrong" })).status).toBe(401);
  });
});

test("fields inside __proto__ are dropped before a schema could inherit them", async () => {
  await using w = await system({ api: {} });
  await createdCampaign(w);
  const hidden = encodeURIComponent('{"json":{"__proto__":{"q":"nobody","limit":0}}}');
  const { result } = (await (await get(w, `/api/trpc/campaign.list?input=${hidden}`)).json()) as Answer;
  expect(superjson.deserialize(result.data)).toMatchObject({ items: [{ name: "Ferries" }] });
});
