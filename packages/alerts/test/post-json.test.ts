import type { LookupAddress } from "node:dns";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { describe, expect, it } from "vitest";
import { postJson } from "../src/channels/post-json.ts";
import { isPublicAddress } from "../src/channels/public-address.ts";

/** Unassigned since 2006, so a connection to it fails; the guard takes it for a public address. */
const PUBLIC = "3ffe::1";
const SECRET = "canary-path?token=canary-query";

/** A server on this machine that counts its connections and requests. */
async function receiver(answer: RequestListener = (_request, response) => response.end()) {
  const seen = { connections: 0, requests: 0 };
  const server = createServer((incoming, response) => {
    seen.requests++;
    answer(incoming, response);
  });
  server.on("connection", () => seen.connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    seen,
    url: (host: string) => `http://${host}:${port}/${SECRET}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A resolver that returns the answers one after the other, and then always the last one. */
function resolver(...answers: string[][]): { resolve: LookupFunction; asked(): number } {
  let asked = 0;
  const resolve: LookupFunction = (_name, options, callback) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    const found = addresses.map(
      (address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 }),
    );
    if (options.all === true) callback(null, found);
    else callback(null, found[0]?.address ?? "", found[0]?.family);
  };
  return { resolve, asked: () => asked };
}

const send = (url: string, resolve?: LookupFunction, allowInternal = false) =>
  postJson(
    { variable: "ALERT_WEBHOOK_URL", url, allowInternal },
    JSON.stringify({ text: "The breaker opened" }),
    { deadlineMs: 500, ...(resolve && { resolve }) },
  ).then(
    () => "sent",
    (error: Error) => error.message,
  );

describe("a webhook whose name resolves to an internal address", () => {
  it.each([
    ["127.0.0.1"],
    ["::1"],
    ["169.254.169.254"],
    ["10.0.0.1"],
    ["100.64.0.1"],
    ["0.0.0.0"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["fe80::1%eth0"],
    ["fd00::1"],
    [PUBLIC, "127.0.0.1"],
    ["127.0.0.1", PUBLIC],
    ["not an address"],
    [],
  ])("is not connected to when its addresses are %j %s", async (...addresses) => {
    await using inside = await receiver();
    const { resolve } = resolver(addresses);
    const said = await send(inside.url("hooks.example.com"), resolve);
    expect(said).toMatch(
      /^The alert was not sent to hooks\.example\.com: .* not public\. .*ALERT_WEBHOOK_ALLOW_INTERNAL/,
    );
    expect(said).not.toMatch(/canary/);
    expect(inside.seen).toEqual({ connections: 0, requests: 0 });
  });

  it("is not reached if the resolver's second answer differs: the connection uses the checked address", async () => {
    await using inside = await receiver();
    const url = inside.url("rebound.example.com");
    const { resolve, asked } = resolver([PUBLIC], ["127.0.0.1"]);
    expect(await send(url, resolve)).toMatch(/^The alert was not sent to rebound\.example\.com: /);
    expect(asked()).toBe(1);
    expect(await send(url, resolve)).toMatch(/not public/);
    expect(inside.seen).toEqual({ connections: 0, requests: 0 });
  });

  it("would be reached if the check came before the request", async () => {
    await using inside = await receiver();
    const naive = async (url: string, resolve: LookupFunction) => {
      const found = await new Promise<string>((tell) =>
        resolve(new URL(url).hostname, {}, (_error, address) => tell(address as string)),
      );
      if (!isPublicAddress(found)) return "refused";
      const agent = new Agent({ connect: { lookup: resolve } });
      await request(url, { method: "POST", dispatcher: agent }).finally(() => agent.destroy());
      return "sent";
    };
    const { resolve } = resolver([PUBLIC], ["127.0.0.1"]);
    expect(await naive(inside.url("rebound.example.com"), resolve)).toBe("sent");
    expect(inside.seen.requests).toBe(1);
  });

  it("is refused when it is a literal address in any notation, for which no resolver is called", async () => {
    await using inside = await receiver();
    const { resolve, asked } = resolver([PUBLIC]);
    for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"])
      expect(await send(inside.url(host), resolve)).toMatch(/^ALERT_WEBHOOK_URL names an internal address/);
    expect(asked()).toBe(0);
    expect(inside.seen.connections).toBe(0);
  });

  it("is reached when that is allowed", async () => {
    await using inside = await receiver();
    expect(await send(inside.url("alerts.internal"), resolver(["127.0.0.1"]).resolve, true)).toBe("sent");
    expect(await send(inside.url("2130706433"), undefined, true)).toBe("sent");
    expect(inside.seen.requests).toBe(2);
  });
});

describe("a webhook's answer", () => {
  it.each([301, 302, 303, 307, 308])("is not followed anywhere when it is %i", async (status) => {
    await using target = await receiver();
    await using first = await receiver((_request, response) =>
      response.writeHead(status, { location: target.url("127.0.0.1") }).end(),
    );
    const said = await send(first.url("127.0.0.1"), undefined, true);
    expect(said).toBe(
      `The alert was not taken: 127.0.0.1 answered ${status}, and redirects are not followed.`,
    );
    expect(target.seen.connections).toBe(0);
  });

  it("is not read beyond its headers, even if it is long", async () => {
    let written = 0;
    await using endless = await receiver((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
        if (!response.destroyed) response.once("drain", more);
      };
      response.writeHead(200);
      more();
    });
    expect(await send(endless.url("127.0.0.1"), undefined, true)).toBe("sent");
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  it("that never comes, or whose headers never end, is given up at the deadline", async () => {
    await using silent = await receiver(() => {});
    expect(await send(silent.url("127.0.0.1"), undefined, true)).toBe(
      "The alert was not sent to 127.0.0.1: no answer within 500 ms.",
    );
    await using wordy = await receiver((incoming) => {
      incoming.socket.write(`HTTP/1.1 200 OK\r\n${"x-long: y\r\n".repeat(10_000)}`);
    });
    expect(await send(wordy.url("127.0.0.1"), undefined, true)).toMatch(
      /^The alert was not sent to 127\.0\.0\.1: UND_ERR/,
    );
  });

  it("that is an error is reported with its status and without the URL", async () => {
    await using broken = await receiver((_request, response) => response.writeHead(500).end("canary-answer"));
    expect(await send(broken.url("127.0.0.1"), undefined, true)).toBe(
      "The alert was not taken: 127.0.0.1 answered 500.",
    );
  });
});
