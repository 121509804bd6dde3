import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type ApiSystem, AUTH_SECRET, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { takeAttempt } from "../src/accounts/take-attempt.ts";
import { ORIGIN } from "./http.ts";

const WORKER = fileURLToPath(new URL("support/log-in-many.ts", import.meta.url));
const ADA = { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" };

interface Sent {
  readonly body: unknown;
  readonly address?: string;
  readonly headers?: Record<string, string>;
}

/** Calls an account action by REST from this address. */
const act = (w: ApiSystem, action: "signup" | "login", { body, address, headers }: Sent) =>
  w.api.fetch(
    new Request(`${ORIGIN}/api/trpc/auth.${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ json: body }),
    }),
    { address },
  );

const login = (w: ApiSystem, sent: Partial<Sent> & { password?: string; email?: string } = {}) =>
  act(w, "login", { ...sent, body: { email: sent.email ?? ADA.email, password: sent.password ?? "wrong" } });

/** A process that logs in so often at once, and reports the statuses. */
async function logInMany(url: string, count: number): Promise<Record<string, number>> {
  const child = spawn(process.execPath, [WORKER, url, AUTH_SECRET, ADA.email, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  return JSON.parse(output);
}

test("of 1,000 wrong log-ins at once from three processes, at most ten passwords are checked", async () => {
  await using w = await system({ api: {} });
  expect((await act(w, "signup", { body: ADA })).status).toBe(200);
  await w.rows("CREATE TABLE password_check (at timestamptz DEFAULT now())");
  const answers = await Promise.all([333, 333, 334].map((count) => logInMany(w.databaseUrl, count)));
  const total = (status: string) => answers.reduce((sum, each) => sum + (each[status] ?? 0), 0);
  // A busy machine may give up a log-in that has its place but waits too long for a connection.
  const [wrong, gaveUp, refused] = [total("401"), total("503"), total("429")];
  expect({ tried: wrong + gaveUp, refused }).toEqual({ tried: 10, refused: 990 });
  expect(wrong).toBeGreaterThan(0);
  expect(await w.rows("SELECT count(*) <= 10 AS few FROM password_check")).toEqual([{ few: true }]);
  // The right password is refused, too: otherwise the limit would not stop a guesser from finding it.
  const late = await login(w, { password: ADA.password });
  expect(late.status).toBe(429);
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(800);
});

describe("the limit of log-ins", () => {
  const limits = {
    loginsPerAccount: { attempts: 2, seconds: 60 },
    loginsPerAddress: { attempts: 3, seconds: 60 },
  };

  test("counts failures only", async () => {
    await using w = await system({ api: { limits } });
    await act(w, "signup", { body: ADA });
    for (let turn = 0; turn < 4; turn++) {
      expect((await login(w, { password: ADA.password })).status).toBe(200);
    }
    expect((await login(w)).status).toBe(401);
    expect((await login(w)).status).toBe(401);
    expect((await login(w)).status).toBe(429);
  });

  test("counts all spellings of an address as one account", async () => {
    await using w = await system({ api: { limits } });
    const emails = ["ADA@example.com", " ada@EXAMPLE.com ", "Ada@example.com"];
    const statuses = await Promise.all(emails.map(async (email) => (await login(w, { email })).status));
    expect(statuses.sort()).toEqual([401, 401, 429]);
  });

  test("applies to an address for all accounts it tries, and ignores its own claims", async () => {
    await using w = await system({ api: { limits } });
    const statuses: number[] = [];
    for (const [turn, email] of ["a@x.no", "b@x.no", "c@x.no", "d@x.no"].entries()) {
      const headers = { "x-forwarded-for": `198.51.100.${turn}`, "x-real-ip": `198.51.100.${turn}` };
      statuses.push((await login(w, { email, address: "203.0.113.7", headers })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await login(w, { email: "d@x.no", address: "203.0.113.8" })).status).toBe(401);
  });

  test("uses X-Forwarded-For as far as trusted proxies wrote it", async () => {
    await using w = await system({ api: { limits, trustedProxies: "10.0.0.0/8" } });
    const from = async (forwarded: string, turn: number) => {
      const headers = { "x-forwarded-for": forwarded };
      return (await login(w, { email: `p${turn}@x.no`, address: "10.1.2.3", headers })).status;
    };
    // The client's own part on the left changes; what the proxy saw stays.
    for (const turn of [1, 2, 3]) expect(await from(`1.1.1.${turn}, 203.0.113.7`, turn)).toBe(401);
    expect(await from("1.1.1.4, 203.0.113.7", 4)).toBe(429);
    expect(await from("1.1.1.4, 203.0.113.9, 10.9.9.9", 5)).toBe(401);
  });

  test("counts clients and not their proxy, if that adds the port to X-Forwarded-For", async () => {
    await using w = await system({ api: { limits, trustedProxies: "10.0.0.0/8" } });
    const from = async (forwarded: string) => {
      const headers = { "x-forwarded-for": forwarded };
      return (await login(w, { email: `${forwarded.length}@x.no`, address: "10.1.2.3", headers })).status;
    };
    const statuses: number[] = [];
    for (const port of [1, 22, 333, 4444]) statuses.push(await from(`203.0.113.7:${port}`));
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(await from("1.1.1.1, 203.0.113.9:51234")).toBe(401);
    expect(await from("1.1.1.1, [2001:db8::7]:51234, 10.9.9.9:80")).toBe(401);
  });

  test("counts an IPv6 network as one client", async () => {
    await using w = await system({ api: { limits } });
    const statuses: number[] = [];
    for (const last of [1, 2, 3, 4]) {
      statuses.push((await login(w, { email: `v${last}@x.no`, address: `2001:db8::${last}:1` })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await login(w, { email: "v5@x.no", address: "2001:db8:0:1::1" })).status).toBe(401);
  });

  test("ends with its time", async () => {
    await using w = await system({ api: { limits } });
    for (const status of [401, 401, 429]) expect((await login(w)).status).toBe(status);
    await w.rows("UPDATE attempt_window SET started_at = started_at - interval '61 seconds'");
    expect((await login(w)).status).toBe(401);
  });

  test("holds for sign-ups too, taken addresses included", async () => {
    await using w = await system({ api: { limits: { signupsPerAccount: { attempts: 2, seconds: 60 } } } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await act(w, "signup", { body: ADA })).status);
    expect(statuses).toEqual([200, 409, 429]);
  });
});

test("of three sign-ups at once with one address, one makes the account", async () => {
  await using w = await system({ api: {} });
  const answers = await Promise.all([1, 2, 3].map(() => act(w, "signup", { body: ADA })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await w.rows(`SELECT count(*)::int AS n FROM "user"`)).toEqual([{ n: 1 }]);
});

test("expired windows are deleted when new ones begin", async () => {
  await using w = await system({ api: {} });
  await w.rows(
    "INSERT INTO attempt_window SELECT 'old:' || n, now() - interval '2 days', 1 FROM generate_series(1, 6) AS n",
  );
  for (const bucket of ["a", "b", "c"]) {
    const limit = { attempts: 5, seconds: 60 };
    await takeAttempt(w.pool, { buckets: [{ bucket, limit }], message: "No." });
  }
  expect(await w.rows("SELECT bucket FROM attempt_window ORDER BY 1")).toEqual([
    { bucket: "a" },
    { bucket: "b" },
    { bucket: "c" },
  ]);
});
