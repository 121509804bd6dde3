import { type ApiSystem, system } from "@leadgen/testkit";
import { expect, test } from "vitest";
import type { Limits } from "../src/index.ts";
import { get, ORIGIN } from "./http.ts";
import { apiToken, personOf, session, somebody } from "./people.ts";
import { expectRefused } from "./refused.ts";

const limited = (limits: Partial<Limits>) => system({ api: { limits } });

const ME = "/api/v1/auth/me";

test("a batch counts every call that tRPC runs, also with encoded commas", async () => {
  await using w = await limited({ calls: { attempts: 25, seconds: 60 } });
  const { token } = await somebody(w);
  const batch = (comma: string) =>
    get(w, `/api/trpc/${Array(10).fill("auth.me").join(comma)}?batch=1&input=%7B%7D`, { token });
  expect((await batch(",")).status).toBe(200);
  expect((await batch("%2C")).status).toBe(200);
  expect((await batch("%2c")).status).toBe(429);
  expect((await get(w, ME, { token })).status).toBe(200);
});

test("a person's sessions and tokens together have a limit, which does not apply to the emergency stop", async () => {
  await using w = await limited({
    calls: { attempts: 4, seconds: 60 },
    callsPerPerson: { attempts: 6, seconds: 60 },
  });
  const ada = await somebody(w, { operator: true });
  const another = await session(w, ada.userId);
  const { token } = await apiToken(w, { userId: ada.userId, scopes: ["read", "operate"] });
  const asked = async (bearer: string) => (await get(w, ME, { token: bearer })).status;
  expect(await asked(ada.token)).toBe(200);
  expect(await asked(ada.token)).toBe(200);
  for (const status of [200, 200, 200, 200, 429]) expect(await asked(another.token)).toBe(status);
  expect(await asked(token)).toBe(429);
  const stop = new Request(`${ORIGIN}/api/v1/queue-management/circuit-breaker/open`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: '{"reason":"Wrong mails go out"}',
  });
  expect((await w.api.fetch(stop)).status).toBe(200);
});

/** Sends as many calls from this address as there are statuses, without credentials. */
async function strangers(w: ApiSystem, address: string | undefined, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let call = 0; call < count; call++) {
    const headers = { authorization: "Bearer guessed" };
    statuses.push((await w.api.fetch(new Request(`${ORIGIN}${ME}`, { headers }), { address })).status);
  }
  return statuses;
}

test("callers without credentials are limited by address, and authenticated ones from there are not", async () => {
  await using w = await limited({ strangersPerAddress: { attempts: 2, seconds: 60 } });
  expect(await strangers(w, "203.0.113.7", 3)).toEqual([401, 401, 429]);
  expect(await strangers(w, "203.0.113.8", 1)).toEqual([401]);
  // All addresses of a /64 belong to one customer.
  expect(await strangers(w, "2001:db8::1", 2)).toEqual([401, 401]);
  expect(await strangers(w, "2001:db8::2", 1)).toEqual([429]);
  expect(await strangers(w, undefined, 3)).toEqual([401, 401, 401]);
  const { token } = await somebody(w);
  const known = new Request(`${ORIGIN}${ME}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await w.api.fetch(known, { address: "203.0.113.7" })).status).toBe(200);
});

test("a person cannot have more active API tokens than the limit, also if they are created at once", async () => {
  await using w = await limited({ tokensPerPerson: 3 });
  const ada = await somebody(w);
  const caller = w.api.caller(await personOf(w, ada));
  const make = () => caller.token.create({ name: "Script", scopes: ["read"] });
  const made = await Promise.allSettled(Array.from({ length: 6 }, make));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(await w.rows("SELECT count(*)::int AS n FROM api_token")).toEqual([{ n: 3 }]);
  await expectRefused(make(), "WRONG_STATE", /You have 3 API tokens that work: revoke one first\./);
  await w.rows("UPDATE api_token SET expires_at = now() WHERE id = (SELECT id FROM api_token LIMIT 1)");
  await make();
});
