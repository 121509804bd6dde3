import { gzipSync } from "node:zlib";
import type { FailureKind } from "@leadgen/core";
import type { Random } from "../random.ts";
import type { Act } from "./act.ts";
import type { HonestAnswer } from "./front.ts";
import {
  deep,
  withDoubleKeys,
  withOddNumber,
  withOddNumbers,
  withOddTexts,
  withOddValue,
  withoutOne,
  withPrototype,
} from "./mutate.ts";

/** An answer that no provider should give. */
export interface Malformed {
  readonly family: string;
  readonly act: Act;
  /** The only kind of failure allowed for it; undefined: data, an outcome of the record, or any failure. */
  readonly only: FailureKind | undefined;
}

type Family = (honest: HonestAnswer, random: Random) => Omit<Malformed, "family">;

const INVALID = "INVALID_RESPONSE";

/** Picks a family and a case of it at random. */
export function malformedOf(honest: HonestAnswer, random: Random): Malformed {
  const family = random.pick(Object.keys(FAMILIES));
  const make = FAMILIES[family];
  if (make === undefined) throw new Error(`chaos-m1: ${family}`);
  return { family, ...make(honest, random) };
}

/** A well-formed answer in which a third of the texts contain something odd. */
export const oddTextsOf = ({ body }: HonestAnswer, random: Random): Act => ok(withOddTexts(body, random)).act;

const FAMILIES: Readonly<Record<string, Family>> = {
  "truncated JSON": ({ body }, random) => ok(body.subarray(0, random.int(body.length - 1)), INVALID),
  "truncated body": ({ body }, random) => {
    const head = headOf(200, { "content-length": String(body.length) });
    const bytes = Buffer.concat([head, body.subarray(0, random.int(body.length))]);
    return { act: { kind: random.pick(["say", "reset"] as const), bytes }, only: "NETWORK" };
  },
  "odd value": ({ body }, random) => ok(withOddValue(body, random)),
  "missing value": ({ body }, random) => ok(withoutOne(body, random)),
  "odd number": ({ body }, random) => ok(withOddNumber(body, random)),
  "odd numbers": ({ body }, random) => ok(withOddNumbers(body, random)),
  "odd texts": ({ body }, random) => ok(withOddTexts(body, random)),
  "double keys": ({ body }, random) => ok(withDoubleKeys(body, random)),
  prototype: ({ body }, random) => ok(withPrototype(body, random)),
  "deep nesting": (_honest, random) => ok(deep(random.pick([100, 10_000, 300_000]), random), INVALID),
  "deep value": ({ body }, random) =>
    ok(
      withPrototype(body, random).replace(
        '"status":"failed"',
        `"deep":${closed(random.pick([1_000, 100_000]))}`,
      ),
    ),
  "wrong root": (_honest, random) =>
    ok(random.pick(["[]", "null", "true", "0", '"text"', "[[]]", "{}", '{"data":{}}', "[null]"]), INVALID),
  "no JSON": ({ body }, random) =>
    ok(
      random.pick([
        "OK",
        "<?xml?><a/>",
        `cb(${body})`,
        `${body}${body}`,
        `${body},`,
        `/* */${body}`,
        "{'a':1}",
        "undefined",
      ]),
      INVALID,
    ),
  HTML: (_honest, random) => {
    const page = "<!doctype html><title>502</title><h1>Bad gateway</h1>".repeat(1 + random.int(100));
    return said(200, page, { headers: { "content-type": "text/html" }, only: INVALID });
  },
  empty: (_honest, random) => ok(random.pick(["", " ", "\r\n\r\n", "\t"]), INVALID),
  "UTF-16": ({ body }) => ok(Buffer.from(body.toString(), "utf16le"), INVALID),
  "bytes that are no UTF-8": ({ body }, random) => {
    const bytes = Buffer.from(body);
    for (let each = 0; each < 5; each++) bytes[1 + random.int(bytes.length - 2)] = 0x80 + random.int(0x80);
    return ok(bytes);
  },
  "NUL bytes": ({ body }, random) => {
    const bytes = Buffer.from(body);
    bytes[random.int(bytes.length)] = 0;
    return ok(bytes, INVALID);
  },
  BOM: ({ body }) => ok(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
  "wrong content type": ({ body }, random) => {
    const type = random.pick(["text/html", "image/png", "", "application/json; charset=utf-7", "*/*"]);
    return said(200, body, { headers: { "content-type": type } });
  },
  "gzip nobody asked for": (_honest, random) => {
    const bomb = gzipSync(Buffer.alloc(random.pick([1, 20]) * 1024 * 1024, " "));
    return said(200, bomb, { headers: { "content-encoding": "gzip" }, only: INVALID });
  },
  "endless JSON": () => {
    const head = Buffer.concat([headOf(200, { "transfer-encoding": "identity" }), Buffer.from("[")]);
    return { act: { kind: "flood", head, bytes: 4 * 1024 * 1024 }, only: INVALID };
  },
  "broken chunks": ({ body }, random) => {
    const size = random.pick(["zz", "-1", "ffffffffffffffff", "10", ""]);
    const bytes = Buffer.concat([
      headOf(200, { "transfer-encoding": "chunked" }),
      Buffer.from(`${size}\r\n`),
      body,
    ]);
    return { act: { kind: "say", bytes }, only: "NETWORK" };
  },
  "no HTTP": ({ body }, random) => {
    const start = random.pick([
      "HTTP/9.9 200 OK\r\n\r\n",
      "HTTP/1.1 abc\r\n\r\n",
      "ICY 200 OK\r\n\r\n",
      "\r\n\r\n",
      "220 mail\r\n",
    ]);
    return { act: { kind: "say", bytes: Buffer.concat([Buffer.from(start), body]) }, only: "NETWORK" };
  },
  "headers without an end": (_honest, random) => {
    const header = `x-a: ${"a".repeat(1_000)}\r\n`.repeat(random.pick([20, 200]));
    return { act: { kind: "say", bytes: Buffer.from(`HTTP/1.1 200 OK\r\n${header}`) }, only: "NETWORK" };
  },
  "odd headers": ({ body }, random) => {
    const name = random.pick(["retry-after", "x-request-id", "cf-ray", "date", "content-type"]);
    const value = random.pick([
      "-1",
      "99999999999999999999",
      "a".repeat(5_000),
      "Thu, 99 Foo 9999",
      "\u00ff\u00fe",
      "",
    ]);
    return said(random.pick([200, 429]), body, { headers: { [name]: value } });
  },
  "odd status": ({ body }, random) => {
    const status = random.pick([
      201, 206, 226, 299, 300, 302, 304, 400, 404, 409, 418, 422, 451, 499, 500, 520, 599, 600, 999,
    ]);
    return said(
      status,
      random.pick([body, Buffer.alloc(0), Buffer.from("{}"), Buffer.from(withOddValue(body, random))]),
    );
  },
  "odd error": (_honest, random) => {
    const message = random.pick([
      "a\u0000b",
      "\ud800",
      "e".repeat(200_000),
      "",
      "{}",
      '{"message":{"message":1}}',
    ]);
    const body = random.pick([
      { error: message },
      { error: { message, code: [1] } },
      { detail: [{ msg: message, loc: [{}] }] },
      { message },
    ]);
    return said(random.pick([400, 401, 402, 403, 422, 429, 500]), JSON.stringify(body));
  },
};

const closed = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

const ok = (body: string | Buffer, only?: FailureKind) => said(200, body, { only });

interface More {
  readonly headers?: Readonly<Record<string, string>>;
  readonly only?: FailureKind | undefined;
}

function said(
  status: number,
  body: string | Buffer,
  { headers = {}, only }: More = {},
): Omit<Malformed, "family"> {
  const content = Buffer.from(body as string);
  const head = headOf(status, {
    "content-type": "application/json",
    "content-length": String(content.length),
    ...headers,
  });
  return { act: { kind: "say", bytes: Buffer.concat([head, content]) }, only };
}

/** The head of an answer, for bytes that a correct server would not send. */
export function headOf(status: number, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} Said\r\nconnection: close\r\n${lines.join("")}\r\n`, "latin1");
}
