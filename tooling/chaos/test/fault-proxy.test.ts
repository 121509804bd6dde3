import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type FaultProxy, type ProxyOptions, startProxy } from "../src/proxy/fault-proxy.ts";

interface Line extends AsyncDisposable {
  readonly proxy: FaultProxy;
  readonly client: Socket;
  /** What came back so far. */
  heard(): string;
  /** Resolves when that much came back. */
  hears(text: string): Promise<void>;
  /** `end`, or the code of the error that ended the connection. */
  readonly over: Promise<string>;
}

/** A server that sends back what it receives, a proxy in front of it, and a client. */
async function newLine(options: Partial<ProxyOptions<string>> = {}): Promise<Line> {
  const stack = new AsyncDisposableStack();
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const proxy = stack.use(await startProxy({ target: { port }, ...options }));
  const client = await dial(proxy);
  stack.defer(() => void client.destroy());
  let heard = "";
  client.on("data", (bytes) => {
    heard += bytes;
  });
  return {
    proxy,
    client,
    heard: () => heard,
    hears: async (text) => {
      while (heard !== text) await once(client, "data");
    },
    over: endOf(client),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function dial(proxy: FaultProxy): Promise<Socket> {
  const client = connect(proxy.port, "127.0.0.1");
  client.on("error", () => {});
  await once(client, "connect");
  return client;
}

const endOf = (client: Socket): Promise<string> =>
  new Promise((resolve) => {
    client.once("end", () => resolve("end"));
    client.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

describe("the fault proxy", () => {
  it("carries all bytes in both directions, and an orderly end", async () => {
    await using line = await newLine();
    const much = "x".repeat(3_000_000);
    line.client.end(much);
    expect(await line.over).toBe("end");
    expect(line.heard()).toBe(much);
  });

  it("delays each piece in the directions that are asked for", async () => {
    await using line = await newLine();
    line.proxy.set({ kind: "delay", ms: 40, direction: "down" });
    const before = performance.now();
    line.client.write("slow");
    await line.hears("slow");
    expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  });

  it("takes everything and answers nothing while it stalls, and loses nothing when it is healed", async () => {
    await using line = await newLine();
    line.proxy.set({ kind: "stall" });
    line.client.write("held");
    const late = await dial(line.proxy);
    await pause(30); // Nothing can be waited for: nothing happens.
    expect(line.heard()).toBe("");
    line.proxy.heal();
    await line.hears("held");
    late.destroy();
  });

  it("refuses new connections and leaves open ones alone", async () => {
    await using line = await newLine();
    line.client.write("a");
    await line.hears("a");
    line.proxy.set({ kind: "refuse" });
    expect(await endOf(connect(line.proxy.port, "127.0.0.1"))).toBe("ECONNRESET");
    line.client.write("b");
    await line.hears("ab");
  });

  it("resets open connections", async () => {
    await using line = await newLine();
    line.client.write("a");
    await line.hears("a");
    line.proxy.reset();
    expect(await line.over).toBe("ECONNRESET");
    await expect.poll(() => line.proxy.connections()).toEqual([]);
  });

  it("cuts the connection after so many bytes", async () => {
    await using line = await newLine();
    line.proxy.set({ kind: "cut", afterBytes: 5, direction: "down" });
    line.client.write("abc");
    await line.hears("abc");
    line.client.write("defgh");
    expect(await line.over).toBe("ECONNRESET");
    expect("abcde").toContain(line.heard());
  });

  it("drips so many bytes at a time, until it is healed", async () => {
    await using line = await newLine();
    line.proxy.set({ kind: "drip", bytes: 2, everyMs: 10, direction: "down" });
    const before = performance.now();
    line.client.write("abcdef");
    await line.hears("abcdef");
    expect(performance.now() - before).toBeGreaterThanOrEqual(19);
  });

  it("resets one connection only when asked for one", async () => {
    await using line = await newLine();
    line.client.write("a");
    await line.hears("a");
    line.proxy.connections()[0]?.reset();
    expect(await line.over).toBe("ECONNRESET");
    const other = await dial(line.proxy);
    other.end("b");
    expect(String((await once(other, "data"))[0])).toBe("b");
  });

  it("never delivers bytes that a watcher holds back", async () => {
    const tap = () => ({
      up: (bytes: Buffer) => [{ bytes, event: bytes.toString() }],
      down: (bytes: Buffer) => [{ bytes }],
    });
    await using line = await newLine({ tap, watch: (said) => (said === "no" ? "hold" : "pass") });
    line.client.write("yes");
    await line.hears("yes");
    line.client.write("no");
    await pause(30); // Nothing can be waited for: nothing happens.
    expect(line.heard()).toBe("yes");
    line.client.destroy();
    await expect.poll(() => line.proxy.connections()).toEqual([]);
  });

  it("ends a client's connection at once when the server is gone", async () => {
    await using line = await newLine({ target: { port: 1 } });
    expect(await line.over).toBe("ECONNRESET");
  });
});
