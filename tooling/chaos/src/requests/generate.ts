import { OPERATOR_TOKEN } from "@leadgen/testkit/environment";
import type { Random } from "../random.ts";
import { BODIES, HEADERS, METHODS, NASTY, PAGES, PATHS, QUERIES } from "./odd-parts.ts";

/** A call in the product's OpenAPI document; its path's parameters are still in braces. */
export interface KnownCall {
  readonly method: string;
  readonly path: string;
  /** `campaign.start`, for tRPC. */
  readonly action: string;
}

export interface Known {
  readonly calls: readonly KnownCall[];
  /** Ids of existing objects. */
  readonly ids: readonly string[];
  /** A signed-in person's cookie, for pages. */
  readonly cookie: string;
}

export interface OddRequest {
  /** For a complaint. */
  readonly name: string;
  readonly bytes: Buffer;
}

const WITH_BODY = ["POST", "PATCH", "PUT"];

/** A request that anyone could send: of an existing call, or nearly so, with odd parts in some places. */
export function oddRequest(random: Random, known: Known): OddRequest {
  const chance = (share: number) => random.fraction() < share;
  const { method: usual, path } = target(random, known);
  const method = chance(0.15) ? random.pick(METHODS) : usual;
  const odd = chance(0.25) ? random.pick(PATHS)(path) : path;
  const query = chance(0.35) ? random.pick(QUERIES)(random.pick(NASTY)) : "";
  const body = WITH_BODY.includes(method) || chance(0.03) ? bodyOf(random, known) : undefined;
  const headers = [
    "Host: localhost",
    "Connection: close",
    `X-Forwarded-For: 198.51.${random.int(250)}.${random.int(250)}`,
    ...credentials(random, known),
    ...(body === undefined ? [] : [`Content-Length: ${body.length}`]),
    ...(body !== undefined && !chance(0.1) ? ["Content-Type: application/json"] : []),
    ...Array.from({ length: random.int(3) }, () => random.pick(HEADERS)),
  ];
  const line = `${method} ${odd}${query} HTTP/1.1`;
  // Latin-1, so that every character becomes one byte.
  const head = Buffer.from(`${[line, ...headers].join("\r\n")}\r\n\r\n`, "latin1");
  return {
    name: JSON.stringify([line, ...headers.slice(3), body?.toString("latin1") ?? ""].join(" | ")).slice(
      0,
      600,
    ),
    bytes: body === undefined ? head : Buffer.concat([head, body]),
  };
}

function target(random: Random, { calls, ids }: Known): { method: string; path: string } {
  const way = random.fraction();
  const call = random.pick(calls);
  const filled = (path: string) =>
    path.replaceAll(/\{\w+\}/g, () =>
      random.fraction() < 0.8 ? random.pick(ids) : encodeURIComponent(random.pick(NASTY).toWellFormed()),
    );
  if (way < 0.45) return { method: call.method, path: filled(call.path) };
  if (way < 0.8) {
    const path = `/api/trpc/${call.action}`;
    return { method: call.method === "GET" ? "GET" : "POST", path };
  }
  return { method: "GET", path: filled(random.pick(PAGES)) };
}

function credentials(random: Random, { cookie }: Known): string[] {
  const way = random.fraction();
  if (way < 0.5) return [`Authorization: Bearer ${OPERATOR_TOKEN}`];
  if (way < 0.75) return [`Cookie: ${cookie}`];
  return [];
}

/** A call's fields are not known here: fields are picked by name, sometimes correct ones, with or without superjson's envelope. */
function bodyOf(random: Random, { ids }: Known): Buffer {
  if (random.fraction() < 0.25) return Buffer.from(random.pick(BODIES), "latin1");
  const value = (): unknown => {
    const way = random.fraction();
    if (way < 0.3) return random.pick(ids);
    if (way < 0.6) return random.pick(NASTY);
    if (way < 0.8) return random.pick([0, -1, 1.5, 1e308, 2 ** 53, true, null]);
    return way < 0.9 ? [value()] : { [random.pick(FIELDS)]: value() };
  };
  const fields = Object.fromEntries(
    Array.from({ length: random.int(5) }, () => [random.pick(FIELDS), value()]),
  );
  const json = random.fraction() < 0.5 ? fields : { json: fields, meta: meta(random) };
  return Buffer.from(JSON.stringify(json));
}

const FIELDS =
  "id campaignId organizationId leadId jobIds name email reason epoch provider limit cursor password __proto__ criteria offer status confirm".split(
    " ",
  );

/** Superjson's notes: types that the value does not have, circular references, paths to prototypes. */
const meta = (random: Random): unknown =>
  random.pick<unknown>([
    null,
    { values: { reason: ["Date"] } },
    { values: { id: ["undefined"] } },
    { values: { name: [["custom", "x"]] } },
    { values: { epoch: ["bigint"], name: ["regexp"], id: ["set"], email: ["URL"] } },
    { values: [["map", { a: ["Error"] }]] },
    { values: { "constructor.prototype.x": ["Date"] } },
    { values: { __proto__: ["Date"] } },
    { referentialEqualities: { id: ["reason"], reason: ["id"] } },
    { referentialEqualities: [["a", "a.a"], { "": ["a"] }] },
    { referentialEqualities: { "": ["__proto__.polluted"] } },
    { values: { a: [["class", "Nothing"]] }, v: 1 },
    { values: "x" },
    [],
    7,
  ]);
