import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import type { Provider } from "@leadgen/core";
import { MAIN_CALL } from "../support/calls.ts";
import type { Respond } from "../support/raw-server.ts";
import type { Exchange, Verdict } from "./exchange.ts";
import { ADDED, RESEARCH, REVEAL, VERIFIED, WRITTEN } from "./good.ts";

export const GOOD: Readonly<Record<Provider, unknown>> = {
  APOLLO: REVEAL,
  MILLIONVERIFIER: VERIFIED,
  PERPLEXITY: RESEARCH,
  OPENAI: WRITTEN,
  INSTANTLY: ADDED,
};

const JSON_TYPE = { "content-type": "application/json" };

type Headers = Record<string, string | string[]>;

function sends(status: number, body: string | Buffer, headers: Headers = JSON_TYPE): Respond {
  return (_request, response) => void response.writeHead(status, headers).end(body);
}

const coded = (coding: string | string[], body: Buffer): Respond =>
  sends(200, body, { ...JSON_TYPE, "content-encoding": coding });

const typed = (type: string, body: string | Buffer): Respond => sends(200, body, { "content-type": type });

const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024, " "));
const bombInBomb = brotliCompressSync(bomb);

/** A good answer in every form that HTTP and JSON allow, and in some forms that they don't. */
function ways(text: string, elsewhere: string): readonly (readonly [Verdict, string, Respond])[] {
  const zipped = gzipSync(text);
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  return [
    ["SUCCESS", "gzip", coded("gzip", zipped)],
    ["SUCCESS", "x-gzip, in capitals", coded("X-GZIP", zipped)],
    ["SUCCESS", "deflate with its wrapper", coded("deflate", deflateSync(text))],
    ["SUCCESS", "deflate without", coded("deflate", deflateRawSync(text))],
    ["SUCCESS", "br", coded("br", brotliCompressSync(text))],
    ["SUCCESS", "zstd", coded("zstd", zstdCompressSync(text))],
    ["SUCCESS", "identity", coded("identity", Buffer.from(text))],
    ["SUCCESS", "no coding, by an empty header", coded("", Buffer.from(text))],
    ["SUCCESS", "a charset where the coding belongs", coded("utf-8", Buffer.from(text))],
    ["SUCCESS", "two codings", coded("gzip, br", brotliCompressSync(zipped))],
    ["SUCCESS", "the coding's header twice", coded(["gzip", "gzip"], zipped)],
    [
      "SUCCESS",
      "gzip in two members",
      coded("gzip", Buffer.concat([gzipSync(text.slice(0, 9)), gzipSync(text.slice(9))])),
    ],
    ["SUCCESS", "a byte order mark", sends(200, `\ufeff${text}`)],
    ["SUCCESS", "blanks around", sends(200, ` \r\n\t${text}\r\n \u00a0\n`)],
    ["SUCCESS", "charset in quotes", typed('application/json; charset="UTF-8"', text)],
    ["SUCCESS", "a charset that nobody knows", typed("application/json; charset=utf-7b", text)],
    ["SUCCESS", "a wrong charset", typed("application/json; charset=iso-8859-1", text)],
    ["SUCCESS", "UTF-16 that says so", typed("application/json; charset=utf-16le", utf16)],
    ["SUCCESS", "text/html", typed("text/html", text)],
    ["SUCCESS", "no content type", sends(200, text, {})],
    [
      "SUCCESS",
      "the content type twice",
      sends(200, text, { "content-type": ["application/json", "text/plain"] }),
    ],
    ["SUCCESS", "201", sends(201, text)],
    ["SUCCESS", "203", sends(203, text)],
    [
      "SUCCESS",
      "a retry-after beside the answer",
      sends(200, text, { ...JSON_TYPE, "retry-after": ["7", "soon"] }),
    ],
    ["SUCCESS", "a location beside the answer", sends(200, text, { ...JSON_TYPE, location: elsewhere })],
    ["SUCCESS", "cookies", sends(200, text, { ...JSON_TYPE, "set-cookie": ["a=1", "b=2"] })],
    [
      "SUCCESS",
      "103 before",
      (_request, response) =>
        response.writeEarlyHints({ link: "</x>; rel=preload" }, () =>
          response.writeHead(200, JSON_TYPE).end(text),
        ),
    ],
    [
      "SUCCESS",
      "100 before, twice, that nobody asked for",
      (_request, response) => {
        response.writeContinue();
        response.writeContinue();
        response.writeHead(200, JSON_TYPE).end(text);
      },
    ],
    [
      "SUCCESS",
      "102 and 103 before",
      (_request, response) => {
        response.writeProcessing();
        response.writeEarlyHints({ link: "</x>; rel=preload" });
        response.writeHead(200, JSON_TYPE).end(text);
      },
    ],
    [
      "SUCCESS",
      "chunks with trailers",
      (_request, response) => {
        response.writeHead(200, { ...JSON_TYPE, trailer: "x-sum" });
        for (const part of text.match(/.{1,50}/gs) ?? []) response.write(part);
        response.addTrailers({ "x-sum": "1" });
        response.end();
      },
    ],
    ["SUCCESS", "the connection closed behind it", sends(200, text, { ...JSON_TYPE, connection: "close" })],
    ["FAILURE INVALID_RESPONSE", "half a gzip", coded("gzip", zipped.subarray(0, zipped.length >> 1))],
    ["FAILURE INVALID_RESPONSE", "half a br", coded("br", brotliCompressSync(text).subarray(0, 40))],
    ["FAILURE INVALID_RESPONSE", "half a zstd", coded("zstd", zstdCompressSync(text).subarray(0, 40))],
    ["FAILURE INVALID_RESPONSE", "half a deflate", coded("deflate", deflateSync(text).subarray(0, 40))],
    ["FAILURE INVALID_RESPONSE", "a gzip that is none", coded("gzip", Buffer.from(text))],
    ["FAILURE INVALID_RESPONSE", "a coding that nobody knows", coded("compress", Buffer.from(text))],
    ["FAILURE INVALID_RESPONSE", "gzip that does not say so", sends(200, zipped)],
    ["FAILURE INVALID_RESPONSE", "a gzip of 30 MiB", coded("gzip", bomb)],
    ["FAILURE INVALID_RESPONSE", "a bomb in a bomb", coded("gzip, br", bombInBomb)],
    [
      "FAILURE INVALID_RESPONSE",
      "three codings",
      coded("gzip, br, gzip", gzipSync(brotliCompressSync(zipped))),
    ],
    ["FAILURE INVALID_RESPONSE", "204", sends(204, "")],
    ["FAILURE INVALID_RESPONSE", "205", sends(205, "")],
    ["FAILURE INVALID_RESPONSE", "no body", sends(200, "")],
    ["FAILURE INVALID_RESPONSE", "blanks only", sends(200, " \r\n ")],
    ["FAILURE INVALID_RESPONSE", "twice the body", sends(200, text + text)],
    ["FAILURE INVALID_RESPONSE", "null", sends(200, "null")],
    ["FAILURE INVALID_RESPONSE", "a text", sends(200, JSON.stringify(text))],
    ["FAILURE INVALID_RESPONSE", "a list of it", sends(200, `[${text}]`)],
    ["FAILURE INVALID_RESPONSE", "inside data", sends(200, `{"data":${text}}`)],
    [
      "FAILURE INVALID_RESPONSE",
      "a page of a gateway",
      typed("text/html", "<html><title>Welcome</title></html>"),
    ],
    [
      "FAILURE NETWORK",
      "more promised than sent",
      (_request, response) => {
        response.writeHead(200, { ...JSON_TYPE, "content-length": String(Buffer.byteLength(text) + 9) });
        response.write(text, () => response.socket?.destroySoon());
      },
    ],
    [
      "FAILURE SERVER_ERROR",
      "a broken gzip with 503",
      sends(503, "x", { ...JSON_TYPE, "content-encoding": "gzip" }),
    ],
    [
      "FAILURE RATE_LIMITED",
      "429 in gzip",
      sends(429, gzipSync('{"message":"slow"}'), { "content-encoding": "gzip" }),
    ],
    ["FAILURE SERVER_ERROR", "the good body with 500", sends(500, text)],
    ...[301, 302, 303, 307, 308].map(
      (status) =>
        [
          "FAILURE ENDPOINT_WITHDRAWN",
          `${status} to another host`,
          sends(status, "", { location: `${elsewhere}/v1/x` }),
        ] as const,
    ),
    ["FAILURE ENDPOINT_WITHDRAWN", "304", sends(304, "")],
    ["FAILURE ENDPOINT_WITHDRAWN", "300 with the good body", sends(300, text)],
  ];
}

/** @param elsewhere a host that must not get the key */
export function wireExchanges(provider: Provider, elsewhere: string): Exchange[] {
  return ways(JSON.stringify(GOOD[provider]), elsewhere).map(([verdict, name, respond]) => ({
    name,
    verdict,
    respond,
    call: MAIN_CALL[provider],
  }));
}

export const WIRE_NAMES = ways("{}", "http://localhost").map(([, name], index) => ({ name, index }));
