import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import net from "node:net";
import { type ApiSystem, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EMERGENCIES } from "../src/app/emergency.ts";
import { createGuardedServer } from "../src/doors/create-server.ts";
import { EMERGENCY_PATHS } from "../src/doors/emergency-paths.ts";
import type { DoorLimits } from "../src/doors/limits.ts";
import { TRANSPORT } from "../src/errors/codes.ts";
import { type Served, served } from "./served.ts";

let w: ApiSystem;
let server: Served;
beforeAll(async () => {
  w = await system({ api: {} });
  server = await served(w.api);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await w[Symbol.asyncDispose]();
});

/** Sends this on a new connection from this address. */
async function connected(
  text: string | Uint8Array,
  to: Pick<Served, "url"> = server,
  localAddress = "127.0.0.1",
): Promise<net.Socket> {
  const socket = net.connect({ port: Number(new URL(to.url).port), host: "127.0.0.1", localAddress });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

/** Everything received until the server ended the connection. */
async function answered(socket: net.Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  if (!socket.closed) await once(socket, "close");
  return text;
}

const raw = async (text: string): Promise<string> => answered(await connected(text));

const LINES = "Host: localhost\r\nConnection: close\r\n";
const AS_OPERATOR = `${LINES}Authorization: Bearer ${OPERATOR_TOKEN}\r\nContent-Type: application/json\r\n`;

const opened = async () => (await w.rows("SELECT 1 FROM breaker_event")).length;

describe("a connection that asks for another protocol", () => {
  test.each([
    [
      "a web socket",
      "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    ],
    [
      "HTTP/2",
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n\r\n",
    ],
    ["HTTP/2 by its preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n"],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
  ])("(%s) is answered and ended by us, though the client keeps its side open", async (_, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("an invalid request is refused before a handler sees it", () => {
  test.each([
    ["TRACE", `TRACE /api/v1/health HTTP/1.1\r\n${LINES}\r\n`, 405],
    ["TRACE of a page", `TRACE /sign-in HTTP/1.1\r\n${LINES}\r\n`, 405],
    ["POST of a page", `POST /sign-in HTTP/1.1\r\n${LINES}Content-Length: 0\r\n\r\n`, 405],
    ["PROPFIND", `PROPFIND /api/v1/health HTTP/1.1\r\n${LINES}\r\n`, 405],
    ["bad percent-encoding", `GET /api/v1/campaigns/%zz HTTP/1.1\r\n${LINES}\r\n`, 400],
    ["percent-encoding that is no UTF-8", `GET /api/v1/campaigns/%ff HTTP/1.1\r\n${LINES}\r\n`, 400],
    ["bad percent-encoding for tRPC", `GET /api/trpc/%zz HTTP/1.1\r\n${LINES}\r\n`, 400],
    ["bad percent-encoding of a page", `GET /campaigns/%E0%A4%A HTTP/1.1\r\n${LINES}\r\n`, 400],
    ["another host's address", `GET http://[::1/ HTTP/1.1\r\n${LINES}\r\n`, 400],
    ["a host that is none", "GET /api/v1/health HTTP/1.1\r\nHost: a b%%\r\nConnection: close\r\n\r\n", 400],
    ["no host", "GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["two hosts", `GET /sign-in HTTP/1.1\r\n${LINES}Host: evil.example\r\n\r\n`, 400],
    ["no HTTP", "\0\x01\x02\r\n\r\n", 400],
    ["a body on GET", `GET /api/v1/health HTTP/1.1\r\n${LINES}Content-Length: 2\r\n\r\n{}`, 400],
    [
      "a chunked body on GET",
      `GET /api/v1/health HTTP/1.1\r\n${LINES}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ["a body on DELETE", `DELETE /api/session HTTP/1.1\r\n${AS_OPERATOR}Content-Length: 2\r\n\r\n{}`, 400],
    ["2 MB", `POST /api/v1/auth/login HTTP/1.1\r\n${LINES}Content-Length: 2097152\r\n\r\n{`, 413],
    ["an odd expectation", `GET /api/v1/health HTTP/1.1\r\n${LINES}Expect: the unexpected\r\n\r\n`, 400],
    ["20 kB of headers", `GET /api/v1/health HTTP/1.1\r\n${LINES}X: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["20 kB of address", `GET /api/v1/health?${"x".repeat(20_000)} HTTP/1.1\r\n${LINES}\r\n`, 431],
    [
      "two lengths",
      `POST /api/v1/auth/login HTTP/1.1\r\n${LINES}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`,
      400,
    ],
    [
      "a body that is compressed on its way",
      `POST /api/v1/auth/login HTTP/1.1\r\n${LINES}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      415,
    ],
    [
      "a length and chunks",
      `POST /api/v1/auth/login HTTP/1.1\r\n${LINES}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      400,
    ],
  ])("%s", async (_, text, status) => {
    const before = w.logged.length;
    const answer = await raw(text);
    expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    const [, body = ""] = answer.split("\r\n\r\n");
    expect(JSON.parse(body)).toMatchObject({ status: "error", error: { message: expect.any(String) } });
    expect(body).not.toContain(TRANSPORT.INVALID_INPUT.example);
    expect(w.logged.slice(before)).toEqual([]);
  });

  test("a 405 lists the allowed methods", async () => {
    expect(await raw(`TRACE / HTTP/1.1\r\n${LINES}\r\n`)).toMatch(/\r\nallow: GET, HEAD\r\n/i);
  });
});

describe("a slow client", () => {
  const quick = { headersMs: 200, requestMs: 400, lookMs: 50 };

  test.each([
    ["says nothing", "", /^(HTTP\/1\.1 408 |$)/],
    ["sends half of its headers", "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n", /^HTTP\/1\.1 408 /],
    [
      "sends half of its body",
      `POST /api/v1/auth/login HTTP/1.1\r\n${AS_OPERATOR}Content-Length: 100\r\n\r\n{`,
      /^HTTP\/1\.1 4\d\d /,
    ],
  ])("that %s is ended", async (_, text, expected) => {
    await using impatient = await served(w.api, quick);
    expect(await answered(await connected(text, impatient))).toMatch(expected);
  });

  test("that hangs up within its body does not count as database trouble, and stores nothing", async () => {
    const before = w.logged.length;
    const head = `POST /api/v1/queue-management/circuit-breaker/open HTTP/1.1\r\n${AS_OPERATOR}Content-Length: 100\r\n\r\n`;
    for (let time = 0; time < 20; time++) (await connected(`${head}{"reason":`)).resetAndDestroy();
    await raw(`GET /api/v1/health HTTP/1.1\r\n${LINES}\r\n`);
    expect(w.logged.slice(before)).toEqual([]);
    expect(await opened()).toBe(0);
  });
});

test("an idle connection is kept longer than by nginx in docs/nginx.md", async () => {
  const page = await readFile(new URL("../../../docs/nginx.md", import.meta.url), "utf8");
  const [, nginx = "none"] = /keepalive_timeout (\d+)s;/.exec(page) ?? [];
  const kept = (await fetch(`${server.url}/api/v1/health/live`)).headers.get("keep-alive");
  const [, ours = "none"] = /timeout=(\d+)/.exec(kept ?? "") ?? [];
  expect(Number(ours)).toBeGreaterThanOrEqual(Number(nginx) + 10);
});

/** A server with these limits that answers unless the path says hold, and the paths that it was called with. */
async function noting(limits: Partial<DoorLimits>, handle: RequestListener = () => {}) {
  const asked: string[] = [];
  const server = createGuardedServer((request, response) => {
    const { url = "" } = request;
    asked.push(url);
    const work = handle(request, response);
    if (url === "/hold/begun") response.write("begun");
    else if (!url.includes("hold")) response.end();
    return work;
  }, limits);
  // Also listens on IPv6 if possible: addresses then arrive as ::ffff:127.0.0.1.
  server.listen(0);
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  const close = async () => void server.close().closeAllConnections();
  // Closed by us: the clients keep their sides open.
  const ended = new Promise((resolve) => {
    server.on("connection", (socket: net.Socket) => socket.once("close", resolve));
  });
  return { asked, url, ended, [Symbol.asyncDispose]: close };
}

const GET = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

test("emergency stop and health do not wait for other kinds, and a request whose client hangs up is not started", async () => {
  await using busy = await noting({ abreast: 2, turnMs: 60_000 });
  const held = [await connected(GET("/hold/1"), busy), await connected(GET("/hold/2"), busy)];
  await expect.poll(() => busy.asked).toEqual(["/hold/1", "/hold/2"]);
  const waiting = await connected(GET("/3"), busy);
  const gone = await connected(GET("/4"), busy);
  for (const path of EMERGENCY_PATHS) await fetch(busy.url + path, { method: "POST" });
  await fetch(`${busy.url}/api/v1/health/live`);
  expect(busy.asked.slice(2)).toEqual([...EMERGENCY_PATHS, "/api/v1/health/live"]);
  gone.destroy();
  await fetch(`${busy.url}/api/v1/health`);
  held[0]?.destroy();
  await once(waiting, "data");
  await fetch(`${busy.url}/5`);
  expect(busy.asked.slice(6)).toEqual(["/3", "/5"]);
  for (const socket of [...held, waiting]) socket.destroy();
});

test("a request whose client hangs up keeps its turn until its work is over", async () => {
  const { promise: work, resolve: end } = Promise.withResolvers<void>();
  await using busy = await noting({ abreast: 1, turnMs: 60_000 }, (_, response) => {
    response.once("close", () => setImmediate(() => gone.resolve()));
    return work;
  });
  const gone = Promise.withResolvers<void>();
  const first = await connected(GET("/hold"), busy);
  await expect.poll(() => busy.asked).toHaveLength(1);
  const next = await connected(GET("/2"), busy);
  first.destroy();
  await gone.promise;
  await fetch(`${busy.url}/api/v1/health/live`);
  expect(busy.asked).toEqual(["/hold", "/api/v1/health/live"]);
  end();
  await expect.poll(() => busy.asked.slice(2)).toEqual(["/2"]);
  next.destroy();
});

test("during an emergency stop fewer other requests are processed at once, and all of them after it", async () => {
  await using busy = await noting({ abreast: 4, besideUrgent: 1, turnMs: 60_000 });
  const stop = await connected(GET(`${EMERGENCY_PATHS[0]}?hold`), busy);
  await expect.poll(() => busy.asked).toHaveLength(1);
  const others = [await connected(GET("/hold/1"), busy), await connected(GET("/hold/2"), busy)];
  await expect.poll(() => busy.asked.slice(1)).toEqual(["/hold/1"]);
  await fetch(`${busy.url}${EMERGENCY_PATHS[0]}`);
  expect(busy.asked.slice(2)).toEqual([EMERGENCY_PATHS[0]]);
  stop.destroy();
  await expect.poll(() => busy.asked.slice(3)).toEqual(["/hold/2"]);
  for (const socket of others) socket.destroy();
});

test("new connections are accepted before more work is started: one may bring the emergency stop", async () => {
  await using busy = await noting({ newcomers: 1_000 });
  const flood = Array.from({ length: 200 }, () => connected(GET("/page"), busy));
  const stop = connected(GET("/api/trpc/queue.open"), busy);
  await expect.poll(() => busy.asked).toHaveLength(201);
  expect(busy.asked.indexOf("/api/trpc/queue.open")).toBeLessThan(100);
  for (const socket of await Promise.all([...flood, stop])) socket.destroy();
});

test("new connections come first also where a round of other work takes long", async () => {
  await using busy = await noting({ newcomers: 100 }, () => spin(30));
  const flood = Array.from({ length: 199 }, () => connected(GET("/page"), busy));
  const stop = connected(GET("/api/trpc/queue.open"), busy);
  await expect.poll(() => busy.asked, { timeout: 20_000 }).toContain("/api/trpc/queue.open");
  expect(busy.asked.indexOf("/api/trpc/queue.open")).toBeLessThan(10);
  for (const socket of await Promise.all([...flood, stop])) socket.destroy();
});

/** Occupies the process for so many milliseconds. */
function spin(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test("a request whose body does not arrive takes no turn", async () => {
  await using busy = await noting({ abreast: 1, turnMs: 60_000 });
  const slow = await connected(`POST /api/slow HTTP/1.1\r\n${LINES}Content-Length: 2\r\n\r\n{`, busy);
  await fetch(`${busy.url}/1`);
  expect(busy.asked).toEqual(["/1"]);
  slow.write("}");
  expect(await answered(slow)).toMatch(/^HTTP\/1\.1 200 /);
  expect(busy.asked).toEqual(["/1", "/api/slow"]);
});

test("a client that waits for 100 Continue before sending its body gets it", async () => {
  await using busy = await noting({ abreast: 1 });
  const head = `POST /api/waiting HTTP/1.1\r\n${LINES}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`;
  const waiting = await connected(head, busy);
  const [told] = await once(waiting, "data");
  expect(String(told)).toMatch(/^HTTP\/1\.1 100 /);
  waiting.write("{}");
  expect(await answered(waiting)).toMatch(/^HTTP\/1\.1 200 /);
});

test("a request with a large body starts before the body has arrived", async () => {
  await using busy = await noting({});
  const large = await connected(`POST /api/large HTTP/1.1\r\n${LINES}Content-Length: 1000000\r\n\r\n`, busy);
  large.write("x".repeat(500_000));
  await expect.poll(() => busy.asked).toEqual(["/api/large"]);
  large.destroy();
});

test("waiting addresses are served in turn, and the address with the most requests gets the 503", async () => {
  await using busy = await noting({ abreast: 1, waiting: 3, turnMs: 60_000 });
  const held = await connected(GET("/hold"), busy);
  await expect.poll(() => busy.asked).toHaveLength(1);
  const flood: net.Socket[] = [];
  for (const path of ["/1", "/2", "/3"]) flood.push(await connected(GET(path), busy));
  const other = await connected(GET("/other"), busy, "127.0.0.2");
  const refused = await answered(flood[2] ?? other);
  expect(refused).toMatch(/^HTTP\/1\.1 503 .*\r\nretry-after: \d+\r\n/is);
  expect(refused).toContain('"UNAVAILABLE"');
  held.destroy();
  await expect.poll(() => busy.asked.slice(1)).toEqual(["/1", "/other", "/2"]);
  for (const socket of [...flood, other]) socket.destroy();
});

test("no emergency stop gets a 503 for its place in the queue", async () => {
  await using busy = await noting({ abreast: 1, waiting: 1, turnMs: 60_000 });
  const [path = ""] = EMERGENCY_PATHS;
  const held = await connected(GET(`${path}?hold`), busy);
  await expect.poll(() => busy.asked).toHaveLength(1);
  const stops = [1, 2, 3].map((each) => fetch(`${busy.url}${path}?${each}`));
  await fetch(`${busy.url}/page`);
  held.destroy();
  expect((await Promise.all(stops)).map(({ status }) => status)).toEqual([200, 200, 200]);
});

test("pipelined requests are limited, and all their responses learn that the connection is gone", async () => {
  const closed: string[] = [];
  await using piped = await noting({ pipelined: 3 }, ({ url = "" }, response) => {
    response.once("close", () => closed.push(url));
  });
  const three = await connected(["/hold/1", "/hold/2", "/hold/3"].map(GET).join(""), piped);
  await expect.poll(() => piped.asked).toHaveLength(3);
  three.destroy();
  await expect.poll(() => closed.toSorted()).toEqual(["/hold/1", "/hold/2", "/hold/3"]);
  await answered(await connected(GET("/hold").repeat(1_000), piped));
  expect(piped.asked.length).toBeLessThanOrEqual(6);
  await expect.poll(() => closed).toHaveLength(piped.asked.length);
});

test("a connection that waits for a turn is replaced by a new one when all are taken", async () => {
  await using busy = await noting({ abreast: 1, turnMs: 60_000, connections: 3, youngMs: 0 });
  const held = await connected(GET("/hold/1"), busy);
  await expect.poll(() => busy.asked).toEqual(["/hold/1"]);
  const waiting = [await connected(GET("/2"), busy), await connected(GET("/3"), busy)];
  const ended = Promise.race(
    waiting.map((socket) => new Promise((resolve) => socket.resume().once("close", resolve))),
  );
  await fetch(busy.url + EMERGENCY_PATHS[0], { method: "POST" });
  await ended;
  expect([held.closed, ...waiting.map(({ closed }) => closed).toSorted()]).toEqual([false, false, true]);
  for (const socket of [held, ...waiting]) socket.destroy();
});

test("a request whose answer has begun, or that waits for something else, does not delay others", async () => {
  await using busy = await noting({ abreast: 1, turnMs: 100 });
  const held = [await connected(GET("/hold/begun"), busy), await connected(GET("/hold/2"), busy)];
  expect((await fetch(`${busy.url}/3`)).status).toBe(200);
  for (const socket of held) socket.destroy();
});

test("the server knows the paths of the emergency stop", () => {
  expect(new Set(EMERGENCY_PATHS)).toEqual(EMERGENCIES);
});

test("when all connections are taken, a new one replaces the one that was idle for longest", async () => {
  await using small = await served(w.api, { connections: 5, youngMs: 0 });
  const idle: net.Socket[] = [];
  for (let count = 0; count < 5; count++) idle.push(await connected("GET ", small));
  const closed = once(idle[0] ?? new net.Socket(), "close");
  const health = await fetch(`${small.url}/api/v1/health/live`);
  expect(health.status).toBe(200);
  await closed;
  expect(idle.slice(1).map(({ closed: is }) => is)).toEqual([false, false, false, false]);
  for (const socket of idle) socket.destroy();
});

describe("a client that does not read a large answer", () => {
  const large: RequestListener = (_, response) => void response.end(Buffer.alloc(30_000_000));
  const untaking = async (limits: Partial<DoorLimits>) => {
    const stack = new AsyncDisposableStack();
    const server = stack.use(await noting(limits, large));
    const socket = await connected(GET("/hold"), server);
    await expect.poll(() => server.asked).toHaveLength(1);
    return { server, socket, ended: server.ended, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  };

  test("is disconnected", async () => {
    await using it = await untaking({ untakenMs: 300, lookMs: 50 });
    await it.ended;
    it.socket.destroy();
  });

  test("is replaced by a new connection", async () => {
    await using it = await untaking({ connections: 1, youngMs: 0 });
    const next = await connected(GET("/next"), it.server);
    await it.ended;
    for (const socket of [it.socket, next]) socket.destroy();
  });
});

test("a connection on which a request is being answered is not replaced, even by many new ones", async () => {
  // Its own server: closing an API ends all of its streams.
  await using streaming = await system({ api: {} });
  await using small = await served(streaming.api, { connections: 3, youngMs: 0 });
  const head = `GET /api/trpc/queue.live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${OPERATOR_TOKEN}\r\n\r\n`;
  const stream = await connected(head, small);
  await once(stream, "data");
  const others: net.Socket[] = [];
  for (let count = 0; count < 20; count++) others.push(await connected("GET ", small));
  expect((await fetch(`${small.url}/api/v1/health/live`)).status).toBe(200);
  await once(stream, "data");
  for (const socket of [stream, ...others]) socket.destroy();
});
