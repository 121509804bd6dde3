import { gzipSync } from "node:zlib";
import type { CommonSignal, Provider } from "@leadgen/core";
import { GOOD } from "../exchanges/wire.ts";
import { MAIN_CALL } from "../support/calls.ts";
import type { Respond } from "../support/raw-server.ts";
import type { Control } from "./control.ts";

type Ways = Readonly<Record<CommonSignal, Respond>>;

const MEBIBYTE = 1024 * 1024;

/** For each kind of trouble, a good answer that looks similar. */
function ways(good: unknown): Ways {
  const text = JSON.stringify(good);
  const marked =
    (headers: Record<string, string>, status = 200): Respond =>
    (_request, response) =>
      void response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
  const said =
    (body: string | Buffer, headers: Record<string, string> = {}): Respond =>
    (_request, response) =>
      void response.writeHead(200, headers).end(body);
  return {
    unsendable: marked({}),
    "name-not-resolved": marked({}),
    "connection-refused": marked({ connection: "close" }),
    "connection-reset": marked({ connection: "close" }),
    "tls-failed": marked({ "strict-transport-security": "max-age=1" }),
    "not-http": (_request, response) => {
      response.writeEarlyHints({ link: "</x>; rel=preload" });
      response.writeHead(200).end(text);
    },
    timeout: (_request, response) => {
      response.write(text.slice(0, 9));
      setImmediate(() => response.end(text.slice(9)));
    },
    "server-error": marked({ warning: '199 - "internal error"' }),
    "rate-limited": marked({ "retry-after": "60", "x-ratelimit-remaining-requests": "0" }),
    unauthorized: marked({ "www-authenticate": "Bearer" }),
    "payment-required": marked({ "x-credits-remaining": "0" }),
    forbidden: marked({ server: "cloudflare", "cf-mitigated": "challenge" }),
    "endpoint-gone": marked({ deprecation: "true", sunset: "Sat, 28 Nov 2026 00:00:00 GMT" }),
    redirected: marked({ location: "/elsewhere" }),
    "request-rejected": marked({}, 203),
    "empty-body": said(`\r\n \r\n${text}`),
    "not-json": said(text, { "content-type": "text/html" }),
    "wrong-shape": said(JSON.stringify({ ...(good as object), brand_new: [null, { x: 1 }] })),
    "too-large": said(text + " ".repeat(2 * MEBIBYTE - Buffer.byteLength(text))),
    undecodable: said(gzipSync(text), { "content-encoding": "gzip" }),
  };
}

/** The control of each common row of a provider. */
export function commonControls(provider: Provider): readonly (Control & { signal: CommonSignal })[] {
  return Object.entries(ways(GOOD[provider])).map(([signal, respond]) => ({
    signal: signal as CommonSignal,
    name: `a good answer near ${signal}`,
    call: MAIN_CALL[provider],
    respond,
  }));
}
