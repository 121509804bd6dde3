import { gzipSync } from "node:zlib";
import { type CommonSignal, commonRuleId, type Provider, type RuleId } from "@leadgen/core";
import { PROBE } from "../support/calls.ts";
import { ECHO, type Provocation, provocationsOf, SHORT } from "../support/provocation.ts";
import type { Respond } from "../support/raw-server.ts";

const MEBIBYTE = Buffer.alloc(1024 * 1024, " ");

/** 50 MiB of blanks, as fast as the client reads them. */
export const fiftyMebibytes: Respond = (_request, response) => {
  let left = 50;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(MEBIBYTE)) {
        response.once("drain", more);
        return;
      }
    }
    response.end();
  };
  response.writeHead(200, { "content-type": "application/json" });
  more();
};

/** A byte every 20 ms: each wait is short, but the body never ends. */
export const drip: Respond = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 20);
  response.once("close", () => clearInterval(timer));
};

export const hangInBody: Respond = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"half":');
};

function encoded(coding: string, body: Buffer): Respond {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": coding }).end(body);
  };
}

const bomb = encoded("gzip", gzipSync(Buffer.alloc(50 * 1024 * 1024, " ")));
const half = gzipSync(JSON.stringify({ padding: "x".repeat(100) }));
const halfGzip = encoded("gzip", half.subarray(0, half.length / 2));

const resetSocket: Respond = (request) => {
  request.socket.resetAndDestroy();
};

const redirectToItself: Respond = (request, response) => {
  response.writeHead(307, { location: request.url ?? "/" }).end(ECHO);
};

type Ways = readonly [Provocation, ...Provocation[]];

function connectionTrouble({ sim, server, unreachable }: ReturnType<typeof provocationsOf>) {
  return {
    unsendable: [unreachable("no URL")],
    "name-not-resolved": [unreachable("unknown name")],
    "connection-refused": [unreachable("closed port")],
    "connection-reset": [
      sim("connection-reset"),
      sim("refuse-connection"),
      sim("cut-mid-body"),
      sim("drop-after-work"),
      server("TCP reset by a raw server", resetSocket),
    ],
    "tls-failed": [unreachable("TLS on a plain port")],
    "not-http": [unreachable("not HTTP")],
    timeout: [
      ...(["hang-before-headers", "hang-after-work", "hang-mid-body"] as const).map((fault) =>
        sim(fault, undefined, SHORT),
      ),
      server("a byte every 20 ms", drip, SHORT),
      server("HTTP 408", (_request, response) => response.writeHead(408).end(ECHO)),
    ],
  };
}

/** Every common row for one provider; `except` replaces the ways where the simulator's answer matches the provider's own row. */
export function commonProvocations<P extends Provider>(
  provider: P,
  except: Partial<Record<CommonSignal, Ways>> = {},
): Record<`${Lowercase<P>}.${CommonSignal}`, Ways> {
  const ways = provocationsOf(provider);
  const { sim, raw, server } = ways;
  const all = {
    ...connectionTrouble(ways),
    "server-error": [sim("http-500"), sim("http-502-html"), sim("http-503"), raw(599, ECHO)],
    "rate-limited": [
      sim("rate-limited"),
      sim("rate-limited-retry-after"),
      sim("rate-limited-huge-retry-after"),
      raw(429, { error: ECHO }),
    ],
    unauthorized: [sim("unauthorized"), raw(401, ECHO)],
    "payment-required": [raw(402, { error: { message: ECHO, type: "billing" } })],
    forbidden: [raw(403, { message: ECHO })],
    "endpoint-gone": [raw(404, ECHO, PROBE[provider]), raw(405, ECHO), raw(410, { error: ECHO })],
    redirected: [server("307 to itself", redirectToItself)],
    "request-rejected": [raw(409, { error: ECHO }), raw(418, ECHO)],
    "empty-body": [
      sim("empty-200"),
      server("HTTP 204", (_request, response) => response.writeHead(204).end()),
    ],
    "not-json": [sim("malformed-json"), sim("html-200"), raw(200, ECHO)],
    "wrong-shape": [sim("wrong-shape-200"), raw(200, [ECHO]), raw(200, "null"), raw(200, "{}")],
    "too-large": [server("50 MiB", fiftyMebibytes), server("a gzip of 50 MiB", bomb)],
    undecodable: [
      server("half a gzip", halfGzip),
      server("a coding that nobody knows", encoded("compress", Buffer.from("{}"))),
      server("no gzip at all", encoded("gzip", Buffer.from('{"a":1}'))),
    ],
    ...except,
  } as Record<CommonSignal, Ways>;
  return Object.fromEntries(
    Object.entries(all).map(([signal, list]) => [commonRuleId(provider, signal as CommonSignal), list]),
  ) as Record<RuleId<P> & `${Lowercase<P>}.${CommonSignal}`, Ways>;
}
