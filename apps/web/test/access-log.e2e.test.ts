import { readdir } from "node:fs/promises";
import { AUTH_SECRET, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { startWeb, type WebServer } from "@leadgen/testkit/web";
import { expect, test } from "vitest";
import { NOWHERE, PAGES, pageOf } from "../src/server/pages.ts";

const NO_DATABASE = "postgres://nobody:secret@127.0.0.1:9/nothing";
const ID = /^req_[0-9a-f]{20}$/;

interface Line {
  readonly requestId?: string;
  readonly msg: string;
  readonly unknown?: unknown;
}

const linesOf = (web: WebServer): Line[] =>
  web
    .printed()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

/** Sends a request and waits for its log line, which is written once the answer has been sent. */
async function ask(web: WebServer, path: string, init: RequestInit = {}) {
  const answer = await fetch(`${web.origin}${path}`, { redirect: "manual", ...init });
  const body = await answer.text();
  const id = answer.headers.get("x-request-id");
  const own = () => linesOf(web).filter(({ requestId }) => requestId === id);
  await expect.poll(() => own().map(({ msg }) => msg)).toContain("Request answered.");
  return { id, body, lines: own(), line: own().find(({ msg }) => msg === "Request answered.") };
}

test("the code of pages and of the API is loaded by requests of its own, before anybody's", async () => {
  await using web = await startWeb({ AUTH_SECRET, OPERATOR_TOKEN, DATABASE_URL: NO_DATABASE });
  const answered = () => linesOf(web).filter(({ msg }) => msg === "Request answered.");
  await expect.poll(answered).toMatchObject([
    { route: "/sign-in", status: 200 },
    { route: "/api/v1/health/live", status: 200 },
  ]);
});

test("the server starts where Node sends every request to a proxy, and the proxy is away", async () => {
  const proxied = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: "http://127.0.0.1:9", NO_PROXY: "" };
  await using web = await startWeb({ AUTH_SECRET, OPERATOR_TOKEN, DATABASE_URL: NO_DATABASE, ...proxied });
  expect((await fetch(`${web.origin}/api/v1/health/live`)).status).toBe(200);
});

test("each request has an id in its answer and one line in the log, with the pattern of its address and no query", async () => {
  await using web = await startWeb({ AUTH_SECRET, OPERATOR_TOKEN, DATABASE_URL: NO_DATABASE });
  const authorization = `Bearer ${OPERATOR_TOKEN}`;
  const id = "0197f3c0-0000-7000-8000-000000000000";
  const asked: [path: string, init: RequestInit, route: string, status: number][] = [
    ["/sign-in?next=%2Fqueue&q=ada%40example.com", {}, "/sign-in", 200],
    [`/campaigns/${id}`, {}, "/campaigns/{campaignId}", 307],
    ["/no-such-page", {}, NOWHERE, 307],
    ["/api/v1/health/live", {}, "/api/v1/health/live", 200],
    [`/api/v1/campaigns/${id}`, { headers: { authorization } }, "/api/v1/campaigns/{id}", 503],
    ["/api/v1/nothing/ada", {}, NOWHERE, 404],
    ["/api/trpc/queue.status", {}, "/api/trpc/queue.status", 401],
    ["/api/trpc/queue.status,auth.me?batch=1", {}, "/api/trpc/{batch}", 401],
    ["/api/trpc/no.such", {}, NOWHERE, 404],
    ["/api/v1/campaigns/%zz", {}, NOWHERE, 400],
  ];
  const ids = new Set<string | null>();
  for (const [path, init, route, status] of asked) {
    const { id, line } = await ask(web, path, init);
    expect(id).toMatch(ID);
    ids.add(id);
    expect({ path, ...line }).toMatchObject({
      path,
      level: "info",
      app: "web",
      route,
      status,
      method: "GET",
    });
    expect(line).toHaveProperty("ms", expect.any(Number));
    expect(line).not.toHaveProperty("unknown");
  }
  expect(ids.size).toBe(asked.length);
  expect(web.printed()).not.toMatch(/ada@|no\.such|nobody:secret/);

  const exported = await (await fetch(`${web.origin}/metrics`)).text();
  expect(exported).toContain(
    'leadgen_http_requests_total{method="GET",route="/campaigns/{campaignId}",status="307",app="web"} 1',
  );
  expect(exported).toMatch(/leadgen_http_request_seconds_count{[^}]*kind="page"[^}]*} \d/);
  // Node's own warnings, such as that of too many listeners on an answer.
  expect(web.printed()).not.toMatch(/Warning/);
});

test("an id that comes with a request counts only from a trusted proxy", async () => {
  const env = { AUTH_SECRET, OPERATOR_TOKEN, DATABASE_URL: NO_DATABASE };
  const given = { headers: { "x-request-id": "edge-0123456789", "x-leadgen-request": "1 mine" } };
  await using open = await startWeb(env);
  expect((await ask(open, "/api/v1/health/live", given)).id).toMatch(ID);
  await using behind = await startWeb({ ...env, TRUSTED_PROXIES: "127.0.0.1, ::1" });
  expect((await ask(behind, "/api/v1/health/live", given)).id).toBe("edge-0123456789");
  const odd = { headers: { "x-request-id": 'x" onload=1' } };
  expect((await ask(behind, "/sign-in", odd)).id).toMatch(ID);
});

test("the lines of a person's requests name the person and the subject by ids", async () => {
  await using app = await system({ web: {} });
  const { web } = app;
  const json = { "content-type": "application/json" };
  const ada = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };
  const signup = await fetch(`${web.origin}/api/v1/auth/signup`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(ada),
  });
  const { data } = (await signup.json()) as { data: { token: string; user: { id: string } } };
  const cookie = (signup.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const headers = { ...json, authorization: `Bearer ${data.token}` };
  const post = { method: "POST", headers, body: JSON.stringify({ name: "Difference Engines" }) };
  const made = await ask(web, "/api/v1/organizations", post);
  const { id: organizationId } = (JSON.parse(made.body) as { data: { id: string } }).data;
  const who = { actor: "person", userId: data.user.id };
  expect(made.line).toMatchObject({ route: "/api/v1/organizations", status: 201, ...who });

  const audit = await ask(web, `/api/v1/organizations/${organizationId}/audit`, { headers });
  expect(audit.line).toMatchObject({ ...who, organizationId });
  const page = await ask(web, `/organizations/${organizationId}`, { headers: { cookie } });
  expect(page.line).toMatchObject({ ...who, route: "/organizations/{organizationId}", status: 200 });
  expect(web.printed()).not.toMatch(/ada@|Difference|correct horse/);
});

test("the log knows every page of the app", async () => {
  const files = await readdir(new URL("../src/app", import.meta.url), { recursive: true });
  const pages = files
    .filter((file) => /(^|\/)page\.tsx$/.test(file) && !file.includes("[..."))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`)
    .map((path) => path.replace(/\/\([^)]+\)/g, "").replace(/\[(\w+)\]/g, "{$1}") || "/");
  expect(pages.toSorted()).toEqual([...PAGES].toSorted());
  expect(pageOf("/campaigns/x/y")).toBe(NOWHERE);
});
