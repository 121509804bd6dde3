import { ProviderError } from "@leadgen/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_RESPONSE_BYTES } from "../src/http/transport.ts";
import { NotSentError, type Providers } from "../src/index.ts";
import { drip, fiftyMebibytes, hangInBody } from "./provocations/common.ts";
import { clientsAt, MAIN_CALL, PROBE, verify, writeEmail } from "./support/calls.ts";
import { respondWith } from "./support/provocation.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";

const KNOWN = { personIds: ["p1"], campaignId: "c1" };
const DEADLINE = 200;
/** Milliseconds. For calls that must be answered, even in a slow process. */
const PATIENT = 60_000;
/** Milliseconds. Long enough for an answer on a busy machine, short enough to freeze the process for. */
const OUTSTOOD = 2_000;

let raw: RawServer;
beforeAll(async () => {
  raw = await startRawServer();
});
afterAll(async () => {
  await raw[Symbol.asyncDispose]();
});

function clients(deadlineMs = PATIENT): Providers & AsyncDisposable {
  const providers = clientsAt(raw.url, { deadlineMs });
  return { ...providers, [Symbol.asyncDispose]: providers.close };
}

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return expect.unreachable("the call should have thrown");
}

/** Blocks timers and sockets as if the process were frozen. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const credits = respondWith(200, { credits: 7 });

describe.each(Object.entries(MAIN_CALL))("a call to %s", (_provider, call) => {
  it.each([
    ["no headers come", () => undefined],
    ["the body stops half-way", hangInBody],
    ["the body drips", drip],
  ])("ends at its deadline when %s, and its socket is closed", async (_name, respond) => {
    await using providers = clients(DEADLINE);
    raw.respondWith(respond);
    const started = performance.now();
    const error = await thrownBy(call(providers, KNOWN));
    expect((error as ProviderError).failure.kind).toBe("TIMEOUT");
    expect(performance.now() - started).toBeGreaterThan(DEADLINE - 5);
    await raw.allClosed();
  });

  it("throws the caller's own reason when the caller aborts, and closes the socket", async () => {
    await using providers = clients();
    const controller = new AbortController();
    const reason = new Error("the worker stops");
    raw.respondWith(() => controller.abort(reason));
    expect(await thrownBy(call(providers, KNOWN, { signal: controller.signal }))).toBe(reason);
    await raw.allClosed();
  });

  it("sends nothing when the caller aborted before the call", async () => {
    await using providers = clients();
    raw.respondWith(credits);
    const reason = new Error("too late");
    expect(await thrownBy(call(providers, KNOWN, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(raw.requests).toBe(0);
  });

  it("sends nothing when the caller's latest time to send has passed", async () => {
    await using providers = clients();
    raw.respondWith(() => undefined);
    const sending = thrownBy(call(providers, KNOWN, { sendBy: performance.now() + 20 }));
    standStill(50);
    expect(await sending).toBeInstanceOf(NotSentError);
    expect(raw.requests).toBe(0);
  });
});

describe("the transport", () => {
  it("reuses a connection that was ready too late for the previous call", async () => {
    await using providers = clients();
    raw.respondWith(credits);
    const before = raw.connections;
    await thrownBy(PROBE.MILLIONVERIFIER(providers, KNOWN, { sendBy: performance.now() - 1 }));
    await PROBE.MILLIONVERIFIER(providers, KNOWN, { sendBy: performance.now() + PATIENT });
    expect(raw.requests).toBe(1);
    expect(raw.connections - before).toBe(1);
  });

  it("does not send before the caller's start time, but opens the connection in the meantime", async () => {
    await using providers = clients(5000);
    let arrived = 0;
    raw.respondWith((request, response) => {
      arrived = performance.now();
      credits(request, response);
    });
    const before = raw.connections;
    const startAt = performance.now() + 150;
    const asking = PROBE.MILLIONVERIFIER(providers, KNOWN, { startAt });
    await raw.connected(before + 1);
    expect(raw.requests).toBe(0);
    await asking;
    expect(arrived).toBeGreaterThanOrEqual(startAt);
    expect(raw.connections - before).toBe(1);
  });

  it("does not wait for the start time when the caller aborts", async () => {
    await using providers = clients(5000);
    const controller = new AbortController();
    const reason = new Error("the worker stops");
    const asking = thrownBy(
      PROBE.MILLIONVERIFIER(providers, KNOWN, {
        startAt: performance.now() + 60_000,
        signal: controller.signal,
      }),
    );
    controller.abort(reason);
    expect(await asking).toBe(reason);
  });

  it("reads the answer that arrived while the process was frozen, instead of blaming the provider", async () => {
    await using providers = clients(OUTSTOOD);
    const received = Promise.withResolvers<void>();
    raw.respondWith((request, response) => {
      credits(request, response);
      response.once("finish", received.resolve);
    });
    const asking = PROBE.MILLIONVERIFIER(providers, KNOWN);
    await received.promise;
    standStill(OUTSTOOD + 600);
    expect(await asking).toMatchObject({ outcome: "SUCCEEDED" });
  });

  it("ends a call that got no answer while the process was frozen", async () => {
    await using providers = clients(OUTSTOOD);
    const received = Promise.withResolvers<void>();
    raw.respondWith(() => received.resolve());
    const asking = thrownBy(PROBE.MILLIONVERIFIER(providers, KNOWN));
    await received.promise;
    standStill(OUTSTOOD + 600);
    expect(((await asking) as ProviderError).failure.kind).toBe("TIMEOUT");
  });

  it("stops reading a body of 50 MiB early and keeps the memory flat", async () => {
    await using providers = clients();
    raw.respondWith(fiftyMebibytes);
    const before = process.memoryUsage();
    const error = await thrownBy(writeEmail(providers, KNOWN));
    const after = process.memoryUsage();
    expect((error as ProviderError).failure).toMatchObject({
      kind: "INVALID_RESPONSE",
      rule: "openai.too-large",
    });
    expect(after.rss - before.rss).toBeLessThan(15 * MAX_RESPONSE_BYTES);
    await raw.allClosed();
  });

  it("judges a huge error page by its status", async () => {
    await using providers = clients();
    raw.respondWith((_request, response) => {
      response.writeHead(503).end(Buffer.alloc(MAX_RESPONSE_BYTES + 10, "x"));
    });
    const error = await thrownBy(verify(providers, KNOWN));
    expect((error as ProviderError).failure.rule).toBe("millionverifier.server-error");
  });

  // Two sockets, not one: undici's pool counts a socket as busy until just after it delivered the end of the body.
  it("reuses its sockets for successive calls", async () => {
    await using providers = clients();
    raw.respondWith(credits);
    const before = raw.connections;
    for (let call = 0; call < 20; call += 1) await PROBE.MILLIONVERIFIER(providers, KNOWN);
    expect(raw.requests).toBe(20);
    expect(raw.connections - before).toBeLessThanOrEqual(2);
    await providers.close();
    await raw.allClosed();
  });

  it("releases the socket after a rejected and a failed answer too", async () => {
    await using providers = clients();
    const before = raw.connections;
    for (const status of [500, 429, 401, 503, 402, 403]) {
      raw.respondWith(respondWith(status, { error: "no" }));
      expect(await thrownBy(verify(providers, KNOWN))).toBeInstanceOf(ProviderError);
    }
    expect(raw.connections - before).toBeLessThanOrEqual(2);
  });

  it("leaves no listener on a signal that is used for many calls", async () => {
    await using providers = clients();
    raw.respondWith(credits);
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...all);
    };
    for (let call = 0; call < 20; call += 1) await PROBE.MILLIONVERIFIER(providers, KNOWN, { signal });
    expect(listeners).toBe(0);
  });
});
