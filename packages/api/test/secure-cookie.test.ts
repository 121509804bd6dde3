import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { expect, test } from "vitest";

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
