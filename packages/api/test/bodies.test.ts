import { type ApiSystem, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BODY } from "../src/rest/body-limits.ts";
import { ORIGIN } from "./http.ts";

let w: ApiSystem;
beforeAll(async () => {
  w = await system({ api: {} });
});
afterAll(() => w[Symbol.asyncDispose]());

/** The same call over both transports; `wrap` converts its input to the transport's format. */
const TRANSPORTS = [
  {
    transport: "REST",
    make: "/api/v1/organizations",
    login: "/api/v1/auth/login",
    wrap: (input: string) => input,
  },
  {
    transport: "tRPC",
    make: "/api/trpc/organization.create",
    login: "/api/trpc/auth.login",
    wrap: (input: string) => `{"json":${input}}`,
  },
] as const;

interface Refused {
  readonly status: number;
  readonly body?: NonNullable<RequestInit["body"]>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Sent {
  readonly body: NonNullable<RequestInit["body"]>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: none. */
  readonly token?: string | null;
}

async function sent(path: string, { body, headers, token = OPERATOR_TOKEN }: Sent) {
  const response = await w.api.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body,
      duplex: "half",
    } as RequestInit),
  );
  return { status: response.status, text: await response.text() };
}

const organizations = async () => (await w.rows("SELECT id FROM organization")).length;

describe.each(TRANSPORTS)("a body over $transport", ({ make, login, wrap }) => {
  const named = wrap('{"name":"Café"}');

  test("is stored correctly in UTF-8, however the charset is spelt", async () => {
    for (const type of [
      "application/json",
      "application/json; charset=UTF-8",
      'application/json;charset="utf8"',
    ])
      expect((await sent(make, { body: named, headers: { "content-type": type } })).status).toBeLessThan(300);
    const names = await w.rows<{ name: string }>("SELECT DISTINCT name FROM organization");
    expect(names).toEqual([{ name: "Café" }]);
  });

  test.each<[string, Refused]>([
    ["that is not UTF-8", { status: 400, body: new Uint8Array(Buffer.from(named, "latin1")) }],
    [
      "in another charset",
      { status: 415, headers: { "content-type": "application/json; charset=iso-8859-1" } },
    ],
    ["in UTF-16", { status: 415, headers: { "content-type": "application/json;charset=utf-16le" } }],
    ["that is compressed", { status: 415, headers: { "content-encoding": "gzip" } }],
    ["that is compressed twice", { status: 415, headers: { "content-encoding": "identity, br" } }],
  ])("%s is refused and stores nothing", async (_, { status, body = named, headers = {} }: Refused) => {
    const before = await organizations();
    expect(await sent(make, { body, headers })).toMatchObject({ status });
    expect(await organizations()).toBe(before);
  });

  test.each([
    ["lists in lists", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["objects in objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["many fields", `{${Array.from({ length: 60_000 }, (_, at) => `"k${at}":1`).join()}}`],
    ["many entries", `[${Array(300_000).fill(1).join()}]`],
  ])("of 1 MB of %s is refused before it is parsed", async (_, value) => {
    const { status, text } = await sent(make, { body: wrap(`{"name":"x","more":${value}}`) });
    expect(status).toBe(400);
    expect(text).toMatch(/is nested more than 32 deep|has more than 10000 fields and entries/);
  });

  test("may have any number of brackets and commas in its texts", async () => {
    const name = `${"[{,:".repeat(4_000)}\\"${"[{,:".repeat(4_000)}`;
    const { status, text } = await sent(make, { body: wrap(`{"name":"${name}"}`) });
    expect({ status, text }).toMatchObject({ status: 400, text: expect.stringContaining("name: ") });
  });

  test("of a call that is open to everybody has at most 64 kB, for every sender", async () => {
    const body = wrap(`{"email":"a@example.com","password":"${"x".repeat(BODY.open)}"}`);
    for (const token of [null, OPERATOR_TOKEN])
      expect(await sent(login, { body, token })).toMatchObject({ status: 413 });
  });

  test("is read beyond 64 kB only for an authenticated caller", async () => {
    const body = wrap(`{"name":"${"x".repeat(2 * BODY.open)}"}`);
    const { status, text } = await sent(make, { body });
    expect({ status, text }).toMatchObject({ status: 400, text: expect.stringContaining("name: ") });
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += BODY.open / 4;
        controller.enqueue(new Uint8Array(BODY.open / 4).fill(0x20));
      },
    });
    expect(await sent(make, { body: endless, token: null })).toMatchObject({ status: 401 });
    expect(read).toBeLessThan(3 * BODY.open);
  });

  test("that breaks off is reported as the client's error, not as ours or the database's", async () => {
    const before = w.logged.length;
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"name":'));
        controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
      },
    });
    expect(await sent(make, { body: broken })).toMatchObject({ status: 400 });
    expect(w.logged.slice(before)).toEqual([]);
  });
});

describe("superjson's annotations of an input", () => {
  const path = "/api/trpc/organization.create";
  const withMeta = (meta: object, json: object = { name: "Noted", a: {} }) => ({
    body: JSON.stringify({ json, meta: { v: 1, ...meta } }),
  });

  test.each([
    ["an object in itself", { referentialEqualities: { a: ["a.b"] } }],
    ["an input in itself", { referentialEqualities: [["a"]] }],
    ["an input in itself, further down", { referentialEqualities: [["a"], { a: ["a.b"] }] }],
    ["a class", { values: { name: [["class", "X"]] } }],
    ["a map", { values: { a: ["map"] } }],
    ["a set", { values: { a: ["set"] } }],
    ["a regular expression", { values: { name: ["regexp"] } }],
    ["a big integer", { values: { name: ["bigint"] } }],
    ["a symbol", { values: { name: [["symbol", "x"]] } }],
    ["an error", { values: { a: ["Error"] } }],
    ["the prototype", { values: { "__proto__.x": ["undefined"] } }],
    ["a path to nowhere", { values: { "x.y.z": ["undefined"] } }],
    ["nonsense", { values: 5, referentialEqualities: "x" }],
    ["notes below notes", { values: { a: ["undefined", { b: ["undefined"] }] } }],
  ])("%s is refused and changes nothing", async (_, meta) => {
    const before = await organizations();
    const { status, text } = await sent(path, withMeta(meta));
    expect({ status, text }).toMatchObject({ status: 400 });
    expect(await organizations()).toBe(before);
  });

  test("undefined counts as absent", async () => {
    const json = { name: "Undefined", description: null };
    const meta = { values: { description: ["undefined"] } };
    expect((await sent(path, withMeta(meta, json))).text).not.toContain("null");
  });
});

test.each(["multipart/form-data; boundary=x", "application/octet-stream", "text/plain"])(
  "tRPC takes JSON only, not %s",
  async (type) => {
    const before = await organizations();
    const body = '{"json":{"name":"Formed"}}';
    expect(
      await sent("/api/trpc/organization.create", { body, headers: { "content-type": type } }),
    ).toMatchObject({
      status: 415,
    });
    expect(await organizations()).toBe(before);
  },
);
