import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { AUTH_SECRET, type Env, OPERATOR_TOKEN, type System, system, type WebPart } from "@leadgen/testkit";
import { startWeb, type WebServer } from "@leadgen/testkit/web";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Nothing listens there. */
const NO_DATABASE = "postgres://nobody:secret@127.0.0.1:9/nothing";

/** The output of a start that must fail. */
async function failedStart(env: Env): Promise<string> {
  return startWeb({ AUTH_SECRET, ...env }).then(
    () => "It started.",
    (error: Error) => error.message,
  );
}

const postToken = (web: WebServer, token: string): Promise<Response> =>
  fetch(`${web.origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });

describe("starting", () => {
  it("ends with code 1 and names each variable that is missing or malformed", async () => {
    const words = await failedStart({ OPERATOR_TOKEN, APOLLO_BASE_URL: "apollo" });
    expect(words).toContain("exit code 1");
    expect(words).toContain("DATABASE_URL is not set");
    expect(words).toContain("APOLLO_BASE_URL must be an http:// or https:// URL");
  });

  it("ends with code 1 without an operator token, outside development", async () => {
    const words = await failedStart({ DATABASE_URL: NO_DATABASE });
    expect(words).toContain("exit code 1");
    expect(words).toContain("Set OPERATOR_TOKEN");
  });
});

describe("without a database", () => {
  let web: WebServer;
  beforeAll(async () => {
    web = await startWeb({ AUTH_SECRET, OPERATOR_TOKEN, DATABASE_URL: NO_DATABASE });
  });
  afterAll(() => web?.[Symbol.asyncDispose]());

  it("exports metrics to this machine, and says that the database is away", async () => {
    const text = await (await fetch(`${web.origin}/metrics`)).text();
    expect(text).toContain('leadgen_database_up{app="web"} 0');
    expect(text).toContain('leadgen_breaker_open{app="web"} Nan');
    const names = [...text.matchAll(/^# TYPE (leadgen_\w+)/gm)].map((match) => match[1]);
    const docs = await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8");
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(docs).toContain(`\`${name}\``);
  });

  it("exports none through a proxy", async () => {
    const forwarded = { "x-forwarded-for": "203.0.113.7" };
    expect((await fetch(`${web.origin}/metrics`, { headers: forwarded })).status).toBe(401);
  });

  it("still shows the API's documentation, from its own files only", async () => {
    const page = await fetch(`${web.origin}/api/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("/api/v1/queue-management/circuit-breaker/close");
    const document = await fetch(`${web.origin}/api/v1/openapi.json`);
    expect(await document.json()).toMatchObject({ openapi: "3.1.1", info: { title: "leadgen" } });
  });

  it("forbids its pages to load from other hosts and to be framed", async () => {
    for (const path of ["/", "/sign-in", "/no-such-page"]) {
      const policy = (await fetch(`${web.origin}${path}`)).headers.get("content-security-policy");
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  it("runs no script without the page's nonce, which differs each time", async () => {
    const nonces = new Set<string>();
    for (const path of ["/sign-in", "/sign-in", "/sign-up", "/no-such-page"]) {
      const page = await fetch(`${web.origin}${path}`, {
        headers: { "content-security-policy": "script-src 'nonce-mine'" },
      });
      const policy = page.headers.get("content-security-policy") ?? "";
      const nonce = /script-src 'self' 'nonce-([^']{20,})';/.exec(policy)?.[1] ?? "none";
      nonces.add(nonce);
      const scripts = [...(await page.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(2);
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    }
    expect(nonces.size).toBe(4);
  });

  it("tells browsers to isolate pages and block devices, and says nothing about HTTPS without HTTPS", async () => {
    const { headers } = await fetch(`${web.origin}/sign-in`);
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("tells browsers to use HTTPS only if PUBLIC_URL is an HTTPS address", async () => {
    const PUBLIC_URL = "https://leads.example.com";
    await using secure = await startWeb({
      AUTH_SECRET,
      OPERATOR_TOKEN,
      DATABASE_URL: NO_DATABASE,
      PUBLIC_URL,
    });
    for (const path of ["/sign-in", "/api/v1/health/live", "/api/v1/nothing"]) {
      const { headers } = await fetch(`${secure.origin}${path}`);
      expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}$/);
    }
  });

  it("refuses malformed requests before Next sees them", async () => {
    const statuses: number[] = [];
    for (const path of ["/api/v1/campaigns/%zz", "/api/trpc/%zz", "/campaigns/%ff"])
      statuses.push((await fetch(`${web.origin}${path}`)).status);
    statuses.push((await fetch(`${web.origin}/sign-in`, { method: "POST", body: "x" })).status);
    expect(statuses).toEqual([400, 400, 400, 405]);
  });

  it("has no image optimizer, through which anybody could have it call its own addresses", async () => {
    const statuses: number[] = [];
    for (const path of ["/icon.svg", "/api/v1/health", "/sign-in"])
      statuses.push(
        (await fetch(`${web.origin}/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`)).status,
      );
    expect(statuses).toEqual([404, 404, 404]);
  });

  it("shows the page to a router whose state is broken", async () => {
    for (const state of ["%7B", "[]", "%zz", '["",{"children":7}]']) {
      const headers = { rsc: "1", "next-router-state-tree": state };
      expect((await fetch(`${web.origin}/sign-in`, { headers })).status).toBe(200);
    }
  });

  it("refuses the token while guesses can't be counted", async () => {
    const answer = await postToken(web, OPERATOR_TOKEN);
    expect(answer.status).toBe(503);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("refuses a form of another site, which cannot send JSON", async () => {
    const body = new URLSearchParams({ token: OPERATOR_TOKEN });
    const answer = await fetch(`${web.origin}/api/session`, { method: "POST", body });
    expect(answer.status).toBe(415);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("sends strangers from every page to the sign-in page, and answers their calls with 401", async () => {
    for (const path of [
      "/campaigns",
      "/queue",
      "/account",
      "/campaigns/00000000-0000-7000-8000-000000000000?tab=jobs",
    ]) {
      const page = await fetch(`${web.origin}${path}`);
      const { pathname, searchParams } = new URL(page.url);
      expect(pathname).toBe("/sign-in");
      expect(searchParams.get("next") ?? "/campaigns").toBe(path);
      expect(await page.text()).not.toContain(OPERATOR_TOKEN);
    }
    const call = await fetch(`${web.origin}/api/trpc/queue.status`);
    expect(call.status).toBe(401);
  });

  it("keeps a user with a session on their page while the session can't be looked up", async () => {
    const token = "a".repeat(32);
    const signature = createHmac("sha256", AUTH_SECRET).update(token).digest("base64url");
    const cookie = `leadgen_session=${token}.${signature}`;
    const page = await fetch(`${web.origin}/queue`, { headers: { cookie } });
    expect([page.status, new URL(page.url).pathname]).toEqual([200, "/queue"]);
    const forged = await fetch(`${web.origin}/queue`, { headers: { cookie: `${cookie}x` } });
    expect(new URL(forged.url).pathname).toBe("/sign-in");
  });

  it("says UNKNOWN and keeps the database's password to itself", async () => {
    const answer = await fetch(`${web.origin}/api/v1/queue-management/status`, {
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    });
    expect(answer.status).toBe(503);
    const body = await answer.text();
    expect(body).toContain(`"state":"UNKNOWN"`);
    expect(body).not.toContain("secret");
  });
});

describe("with a database", () => {
  let app: System & WebPart;
  beforeAll(async () => {
    app = await system({ web: {} });
  });
  afterAll(() => app?.[Symbol.asyncDispose]());

  it("gives the session only for the operator token, in a cookie that scripts and other sites cannot use", async () => {
    const { web } = app;
    const wrong = await postToken(web, "a guess");
    expect(wrong.status).toBe(401);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    const right = await postToken(web, OPERATOR_TOKEN);
    expect(right.status).toBe(200);
    const [cookie] = right.headers.getSetCookie();
    expect(cookie).toMatch(/^leadgen_session=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
  });

  it("answers the operator's REST calls with a Bearer token", async () => {
    const { web } = app;
    const answer = await fetch(`${web.origin}/api/v1/queue-management/status`, {
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    });
    expect(await answer.json()).toMatchObject({
      status: "success",
      data: { circuitBreaker: { state: "CLOSED", epoch: 0 } },
    });
  });

  it("signs people up, knows them by their cookie, and uses the connection's address and protocol, not the claimed ones", async () => {
    const { web } = app;
    const claims = {
      "x-forwarded-for": "198.51.100.7",
      "x-forwarded-proto": "https",
      "x-leadgen-peer": "198.51.100.7",
    };
    const signup = await fetch(`${web.origin}/api/v1/auth/signup`, {
      method: "POST",
      headers: { "content-type": "application/json", ...claims },
      body: JSON.stringify({ name: "Ada", email: "ada@example.com", password: "correct horse battery" }),
    });
    expect(signup.status).toBe(201);
    expect(signup.headers.get("set-cookie")).not.toContain("Secure");
    const [cookie = ""] = (signup.headers.get("set-cookie") ?? "").split(";");
    const me = await fetch(`${web.origin}/api/v1/auth/me`, { headers: { cookie } });
    expect(await me.json()).toMatchObject({ data: { user: { email: "ada@example.com" } } });
    expect(await app.rows("SELECT address FROM audit_event")).toEqual([
      { address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) },
    ]);
  });
});
