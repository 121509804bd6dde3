import { type ApiSystem, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { SESSION_COOKIE } from "../src/index.ts";

const PROXY = "10.0.0.1";

test.each([
  ["over HTTPS", "https://leads.example", {}, true],
  ["over HTTP", "http://leads.example", {}, false],
  [
    "over HTTP, whatever a stranger says",
    "http://leads.example",
    { proto: "https", peer: "203.0.113.7" },
    false,
  ],
  [
    "over HTTP, by a proxy of ours that was asked over HTTPS",
    "http://leads.example",
    { proto: "https", peer: PROXY },
    true,
  ],
  [
    "over HTTPS, by a proxy of ours that was asked over HTTP",
    "https://leads.example",
    { proto: "http", peer: PROXY },
    false,
  ],
  [
    "over HTTP, where PUBLIC_URL is https",
    "http://10.0.0.2:3000",
    { publicUrl: "https://leads.example" },
    true,
  ],
  [
    "over HTTPS, where PUBLIC_URL is http",
    "https://leads.example",
    { publicUrl: "http://leads.example" },
    false,
  ],
] as const)(
  "a log-in %s returns a cookie that is Secure only if the browser used HTTPS",
  async (...[, origin, way, secure]) => {
    const { proto, peer, publicUrl }: { proto?: string; peer?: string; publicUrl?: string } = way;
    await using w = await system({ api: { trustedProxies: PROXY, publicUrl } });
    const request = new Request(`${origin}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(proto && { "x-forwarded-proto": proto }) },
      body: JSON.stringify({ token: OPERATOR_TOKEN }),
    });
    const [cookie] = (await w.api.fetch(request, { address: peer })).headers.getSetCookie();
    expect(cookie?.endsWith("; Secure")).toBe(secure);
  },
);

/** Signs in with the installation's token. @returns the cookie, as `name=value`. */
async function signedIn(w: ApiSystem, origin: string): Promise<string> {
  const request = new Request(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: OPERATOR_TOKEN }),
  });
  const [cookie = ""] = (await w.api.fetch(request)).headers.getSetCookie();
  return cookie.split(";")[0] ?? "";
}

const status = async (w: ApiSystem, origin: string, cookie: string): Promise<number> =>
  (await w.api.fetch(new Request(`${origin}/api/v1/auth/me`, { headers: { cookie } }))).status;

test("where PUBLIC_URL is https, the cookie is one that only this host can set, and another of the usual name does not count", async () => {
  await using w = await system({ api: { publicUrl: "https://leads.example" } });
  // The proxy reaches us over HTTP.
  const origin = "http://10.0.0.2:3000";
  const cookie = await signedIn(w, origin);
  expect(cookie).toBe(`__Host-${SESSION_COOKIE}=${OPERATOR_TOKEN}`);
  const planted = `${SESSION_COOKIE}=${OPERATOR_TOKEN}`;
  expect(await status(w, origin, planted)).toBe(401);
  expect(await status(w, origin, `${planted}x; ${cookie}`)).toBe(200);
  const out = new Request(`${origin}/api/session`, { method: "DELETE", headers: { cookie } });
  const [gone] = (await w.api.fetch(out)).headers.getSetCookie();
  expect(gone).toMatch(/^__Host-leadgen_session=; Path=\/; Max-Age=0; HttpOnly; SameSite=Strict; Secure$/);
});

test.each([undefined, "http://leads.example"])(
  "where PUBLIC_URL is %s, the cookie has its usual name: browsers would refuse the other over HTTP",
  async (publicUrl) => {
    await using w = await system({ api: { publicUrl } });
    const cookie = await signedIn(w, "http://leads.example");
    expect(cookie).toBe(`${SESSION_COOKIE}=${OPERATOR_TOKEN}`);
    expect(await status(w, "http://leads.example", cookie)).toBe(200);
  },
);
