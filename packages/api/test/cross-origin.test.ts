import { type ApiSystem, system } from "@leadgen/testkit";
import superjson from "superjson";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROUTES } from "../src/app/routes.ts";
import { SESSION_COOKIE } from "../src/index.ts";
import { ACTIONS, procedureOf } from "./actions.ts";
import { ORIGIN } from "./http.ts";
import { inputIn, type Scene, scene } from "./scene.ts";

let w: ApiSystem;
let at: Scene;
let cookie: string;
beforeAll(async () => {
  // A higher limit than in production: a refusal by the limit would hide what is tested here.
  w = await system({
    api: {
      probe: async () => ({ meta: {}, summary: "fine" }),
      limits: { calls: { attempts: 1_000_000, seconds: 60 } },
    },
  });
  at = await scene(w);
  await w.rows(`UPDATE "user" SET operator = true WHERE id = $1`, [at.owner.userId]);
  cookie = `${SESSION_COOKIE}=${at.owner.token}`;
});
afterAll(() => w[Symbol.asyncDispose]());

/** A hash of each table's rows, including the queue's but not counters of attempts, which also count refusals. */
async function everything(): Promise<unknown[]> {
  const tables = await w.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker') AND tablename <> 'attempt_window' ORDER BY 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg(it::text, ',' ORDER BY it::text)) FROM ${name} AS it`,
  );
  return w.rows(digests.join(" UNION ALL "));
}

/** Origins of another site's page, a file, a mail, or a program with a person's cookies. */
const ELSEWHERE: Record<string, string>[] = [
  {},
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: `${ORIGIN}.evil.example` },
  { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
  { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", origin: ORIGIN },
  { "sec-fetch-site": "same-site", origin: ORIGIN },
  { "sec-fetch-site": "none" },
];

/** A page may send the first three without a preflight, and the last if a server allowed it. */
const CONTENT_TYPES = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json",
];

const OVERRIDE = {
  "x-http-method-override": "POST",
  "x-http-method": "DELETE",
  "x-method-override": "DELETE",
};

interface Shape {
  readonly path: string;
  readonly method: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

const posts = (path: string, body: string, method = "POST"): Shape[] =>
  CONTENT_TYPES.map((type) => ({ path, method, body, headers: { "content-type": type } }));

/** Ways to call a procedure over tRPC. */
function trpcShapes(action: string, input: unknown): Shape[] {
  const body = JSON.stringify(superjson.serialize(input));
  const batch = JSON.stringify({ 0: superjson.serialize(input), 1: superjson.serialize(input) });
  const query = (text: string) => encodeURIComponent(text);
  return [
    ...posts(`/api/trpc/${action}`, body),
    ...posts(`/api/trpc/${action},${action}?batch=1`, batch),
    { path: `/api/trpc/${action}?input=${query(body)}`, method: "GET" },
    { path: `/api/trpc/${action}?input=${query(body)}`, method: "GET", headers: OVERRIDE },
    { path: `/api/trpc/${action},${action}?batch=1&input=${query(batch)}`, method: "GET" },
  ];
}

/** Ways to call it over REST. */
function restShapes(action: string, input: Readonly<Record<string, unknown>>): Shape[] {
  return ROUTES.filter((route) => route.procedure.action === action && route.method !== "GET").flatMap(
    (route) => {
      const path = route.path.replace(/\{(\w+)\}/g, (_, field: string) => String(input[field]));
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
      const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !names.includes(field)));
      const query = new URLSearchParams({ _method: route.method, method: route.method });
      const own = route.method === "DELETE" ? [{ path, method: "DELETE" }] : [];
      return [
        ...own,
        ...posts(path, JSON.stringify(rest), route.method),
        ...posts(`${path}?${query}`, JSON.stringify({ ...rest, _method: route.method })),
        { path, method: "GET", headers: { ...OVERRIDE, "x-http-method-override": route.method } },
      ];
    },
  );
}

const send = ({ path, method, body, headers }: Shape, more: Record<string, string>): Promise<Response> =>
  w.api.fetch(
    new Request(ORIGIN + path, {
      method,
      headers: { host: new URL(ORIGIN).host, ...headers, ...more },
      ...(body !== undefined && { body }),
    }),
  );

const MUTATIONS = ACTIONS.filter((action) => procedureOf(action).type === "mutation");

test.each(MUTATIONS)(
  "%s: a cross-origin request of any form changes nothing, with any person's cookie",
  async (action) => {
    const input = inputIn(action, at);
    const before = await everything();
    const tried: string[] = [];
    for (const shape of [...trpcShapes(action, input), ...restShapes(action, input)]) {
      for (const whence of ELSEWHERE) {
        const { status, headers } = await send(shape, { cookie, ...whence });
        // A read at the same address (GET /campaigns/{id}) is allowed; the browser does not show its answer to the page.
        expect(status).not.toBe(429);
        if (shape.method !== "GET" && status < 400)
          tried.push(`${shape.method} ${shape.path} ${JSON.stringify(whence)}: ${status}`);
        expect(headers.get("set-cookie")).toBeNull();
        expect(headers.get("access-control-allow-origin")).toBeNull();
      }
    }
    expect(tried).toEqual([]);
    expect(await everything()).toEqual(before);
  },
  120_000,
);

test("the same request from this site's own page changes something (negative control)", async () => {
  const before = await everything();
  const [shape] = posts("/api/v1/queue-management/circuit-breaker/open", '{"reason":"Holiday"}').slice(-1);
  if (shape === undefined) throw new Error("no shape");
  expect((await send(shape, { cookie, origin: ORIGIN })).status).toBe(200);
  expect(await everything()).not.toEqual(before);
});
