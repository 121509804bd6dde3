import { type ApiSystem, apiDeps, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { createApi } from "../src/index.ts";
import { ORIGIN, post, send } from "./http.ts";

const PATH = "/api/session";
const LIMITS = {
  loginsPerAccount: { attempts: 3, seconds: 60 },
  loginsPerAddress: { attempts: 5, seconds: 60 },
};

const guess = (w: Pick<ApiSystem, "api">, token: string, headers: Record<string, string> = {}) =>
  post(w, PATH, { token: null, headers, body: { token } });

test("the installation's token opens the web app for half a day, with an httpOnly same-site cookie", async () => {
  await using w = await system({ api: { operatorToken: "semi;colon and space" } });
  const answer = await guess(w, "semi;colon and space");
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/);
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  const me = await send(w, "/api/v1/auth/me", { headers });
  expect(await me.json()).toMatchObject({ data: { kind: "installation", operator: true } });
  const out = await send(w, PATH, { method: "DELETE", headers });
  expect(out.headers.get("set-cookie")).toMatch(/^leadgen_session=; Path=\/; Max-Age=0;/);
});

test("wrong tokens are counted over all processes, and once attempts are used up the right one is refused, too", async () => {
  await using w = await system({ api: { limits: LIMITS } });
  const other = { api: createApi(apiDeps(w.pool, { limits: LIMITS })) };
  expect((await guess(w, OPERATOR_TOKEN)).status).toBe(200);
  const guesses = Array.from({ length: 10 }, (_, turn) => guess(turn % 2 === 0 ? w : other, `guess ${turn}`));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort();
  expect(statuses).toEqual([401, 401, 401, 429, 429, 429, 429, 429, 429, 429]);
  const late = await guess(w, OPERATOR_TOKEN);
  expect(late.status).toBe(429);
  expect(late.headers.getSetCookie()).toEqual([]);
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(50);
});

test("other sites' pages can sign nobody in or out", async () => {
  await using w = await system({ api: {} });
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ]) {
    const answers = await Promise.all([
      guess(w, OPERATOR_TOKEN, headers),
      send(w, PATH, { method: "DELETE", headers }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([]);
  }
  const form = await send(w, PATH, { method: "POST", body: new URLSearchParams({ token: OPERATOR_TOKEN }) });
  expect([form.status, form.headers.getSetCookie()]).toEqual([415, []]);
  expect((await guess(w, OPERATOR_TOKEN, { origin: ORIGIN, host: new URL(ORIGIN).host })).status).toBe(200);
});

test("only POST and DELETE are allowed, and only a valid token", async () => {
  await using w = await system({ api: {} });
  const get = await send(w, PATH, {});
  expect([get.status, get.headers.get("allow")]).toEqual([405, "DELETE, POST"]);
  for (const body of [
    {},
    { token: 7 },
    { token: "x".repeat(501) },
    { token: OPERATOR_TOKEN, admin: true },
    "{",
  ]) {
    expect((await post(w, PATH, { token: null, body })).status).toBe(400);
  }
});
