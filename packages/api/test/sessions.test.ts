import { type ApiSystem, AUTH_SECRET, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import superjson from "superjson";
import { describe, expect, test } from "vitest";
import { disableAccount, revokeOperator } from "../src/accounts/operators.ts";
import { SESSION_COOKIE } from "../src/index.ts";
import { ORIGIN } from "./http.ts";
import { apiToken, session, somebody } from "./people.ts";

const ADA = { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" };
const SERVER = { kind: "server", name: "server:test" } as const;

interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly headers: Headers;
}

interface Options {
  readonly input?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** Calls a procedure over HTTP. `data` is its answer, or the error's message. */
async function call<Data = unknown>(
  w: ApiSystem,
  procedure: string,
  { input, token, headers }: Options,
): Promise<Answer<Data>> {
  const query = /\.(me|sessions|list|all|cause|status)$/.test(procedure);
  const body = JSON.stringify(superjson.serialize(input));
  const url = `${ORIGIN}/api/trpc/${procedure}${query ? `?input=${encodeURIComponent(body)}` : ""}`;
  const init = {
    headers: {
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(!query && { method: "POST", body }),
  };
  const response = await w.api.fetch(new Request(url, init), { address: "203.0.113.7" });
  const answer = (await response.json()) as { result?: { data: never }; error?: never };
  const data = superjson.deserialize<Data>(answer.result?.data ?? (answer.error as never));
  return { status: response.status, data, headers: response.headers };
}

interface LoggedIn {
  readonly token: string;
  readonly user: { readonly id: string };
}

const signUp = async (w: ApiSystem): Promise<LoggedIn> =>
  (await call<LoggedIn>(w, "auth.signup", { input: ADA })).data;
const logIn = async (w: ApiSystem, password = ADA.password, headers = {}) =>
  call<LoggedIn>(w, "auth.login", { input: { email: ADA.email, password }, headers });
const me = async (w: ApiSystem, token: string): Promise<number> =>
  (await call(w, "auth.me", { token })).status;

describe("a session", () => {
  test("begins with signing up or logging in, and says whose it is", async () => {
    await using w = await system({ api: {} });
    const { token, user } = await signUp(w);
    expect((await call(w, "auth.me", { token })).data).toEqual({
      kind: "person",
      user: { id: user.id, name: ADA.name, email: ADA.email },
      operator: false,
      organizations: [],
      scopes: null,
    });
    const again = await logIn(w);
    expect(again.data.token).not.toBe(token);
    expect(again.headers.get("set-cookie")).toMatch(
      new RegExp(
        `^${SESSION_COOKIE}=${again.data.token}; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure$`,
      ),
    );
  });

  test.each([
    {
      sqlstate: "25006",
      message: "cannot execute INSERT in a read-only transaction",
      status: 503,
      why: "takes no writes",
    },
    {
      sqlstate: "53100",
      message: "could not extend file: no space left on device",
      status: 503,
      why: "out of disk",
    },
    {
      sqlstate: "57014",
      message: "canceling statement due to statement timeout",
      status: 500,
      why: "took too long",
    },
  ])(
    "does not begin while the database refuses the rows with $sqlstate, and the answer says why",
    async (refusal) => {
      await using w = await system({ api: {} });
      const refuseRows = (table: string) =>
        w.pool.query(
          `CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`,
        );
      await w.pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE '${refusal.message}' USING ERRCODE = '${refusal.sqlstate}'; END $$`);
      const refused = {
        status: refusal.status,
        data: { message: expect.stringContaining(refusal.why) },
      };
      await signUp(w);
      await refuseRows("session");
      expect(await logIn(w)).toMatchObject(refused);
      await refuseRows('"user"');
      const input = { ...ADA, email: "grace@example.com" };
      expect(await call(w, "auth.signup", { input })).toMatchObject(refused);
      expect(await w.rows('SELECT count(*)::int AS accounts FROM "user"')).toEqual([{ accounts: 1 }]);
    },
  );

  test("is always a new one: a token planted before the log-in does not work after it", async () => {
    await using w = await system({ api: {} });
    await signUp(w);
    const planted = `${"a".repeat(32)}.${"b".repeat(43)}`;
    const { data } = await logIn(w, ADA.password, { cookie: `${SESSION_COOKIE}=${planted}`, origin: ORIGIN });
    expect(data.token).not.toContain("aaaa");
    expect(await me(w, planted)).toBe(401);
  });

  test("is not opened with its row in the database, another key's signature, or a cut token", async () => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const [row] = await w.rows<{ token: string }>("SELECT token FROM session");
    const stored = row?.token ?? "";
    expect(token.startsWith(`${stored}.`)).toBe(true);
    for (const forged of [
      stored,
      `${stored}.`,
      `${stored}.${"A".repeat(43)}`,
      token.slice(0, -1),
      `${token}x`,
      AUTH_SECRET,
    ]) {
      expect(await me(w, forged)).toBe(401);
    }
    const elsewhere = await system({ api: { authSecret: "another-secret-0123456789abcdefghij" } });
    await using other = elsewhere;
    expect(await me(other, token)).toBe(401);
  });

  test("ends at once with the logout, and the others continue", async () => {
    await using w = await system({ api: {} });
    const first = await signUp(w);
    const second = (await logIn(w)).data;
    const out = await call(w, "auth.logout", { token: first.token });
    expect(out.headers.get("set-cookie")).toMatch(/Max-Age=0/);
    expect([await me(w, first.token), await me(w, second.token)]).toEqual([401, 200]);
  });

  test("is listed to its owner, without its token, and can be revoked from another one", async () => {
    await using w = await system({ api: {} });
    const first = await signUp(w);
    const second = (await logIn(w)).data;
    const list = await call<{ items: { id: string; current: boolean }[] }>(w, "auth.sessions", {
      token: second.token,
    });
    expect(list.data.items).toMatchObject([
      { current: true, ipAddress: "203.0.113.7" },
      { current: false, ipAddress: "203.0.113.7" },
    ]);
    expect(JSON.stringify(list.data)).not.toContain(first.token.slice(0, 32));
    const id = list.data.items[1]?.id;
    expect((await call(w, "auth.revokeSession", { input: { id }, token: second.token })).status).toBe(200);
    expect([await me(w, first.token), await me(w, second.token)]).toEqual([401, 200]);
  });

  test("of another person can be neither seen nor revoked", async () => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const other = await somebody(w);
    const revoked = await call(w, "auth.revokeSession", { input: { id: other.sessionId }, token });
    expect(revoked.status).toBe(404);
    expect(await me(w, other.token)).toBe(200);
  });
});

describe("a new password", () => {
  test("ends every session but the one that set it, which gets a new token; the old password no longer works", async () => {
    await using w = await system({ api: {} });
    const first = await signUp(w);
    const second = (await logIn(w)).data;
    const input = { currentPassword: ADA.password, newPassword: "another horse battery" };
    const changed = await call<{ token: string }>(w, "auth.changePassword", { input, token: second.token });
    expect(changed.status).toBe(200);
    expect(await Promise.all([first, second, changed.data].map(({ token }) => me(w, token)))).toEqual([
      401, 401, 200,
    ]);
    expect((await logIn(w)).status).toBe(401);
    expect((await logIn(w, input.newPassword)).status).toBe(200);
  });

  test("needs the old one, and wrong guesses count as failed log-ins", async () => {
    await using w = await system({ api: { limits: { loginsPerAccount: { attempts: 2, seconds: 60 } } } });
    const { token } = await signUp(w);
    const input = { currentPassword: "wrong wrong wrong", newPassword: "another horse battery" };
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      statuses.push((await call(w, "auth.changePassword", { input, token })).status);
    }
    expect(statuses).toEqual([400, 400, 429]);
    expect(await me(w, token)).toBe(200);
  });

  test.each(["short", "eleven char", "x".repeat(201)])(
    "must be neither too short nor too long: %j",
    async (password) => {
      await using w = await system({ api: {} });
      expect((await call(w, "auth.signup", { input: { ...ADA, password } })).status).toBe(400);
      expect(await w.rows(`SELECT 1 FROM "user"`)).toEqual([]);
    },
  );
});

describe("a withdrawn right is gone with the next request", () => {
  test("a disabled account's sessions and tokens, and its way in", async () => {
    await using w = await system({ api: {} });
    const { token, user } = await signUp(w);
    const script = (await apiToken(w, { userId: user.id, scopes: ["read"] })).token;
    expect([await me(w, token), await me(w, script)]).toEqual([200, 200]);
    await w.tx((tx) => disableAccount(tx, { email: ADA.email, by: SERVER }));
    expect([await me(w, token), await me(w, script)]).toEqual([401, 401]);
    const refused = await logIn(w);
    const wrong = await logIn(w, "wrong wrong wrong");
    expect(refused.status).toBe(401);
    // The answer does not distinguish a right password from a wrong one.
    expect(refused.data).toEqual(wrong.data);
    expect(await w.rows("SELECT count(*)::int AS n FROM session")).toEqual([{ n: 1 }]);
  });

  test("an operator's role", async () => {
    await using w = await system({ api: {} });
    const operator = await somebody(w, { operator: true });
    const cause = async () => (await call(w, "queue.cause", { token: operator.token })).status;
    expect(await cause()).toBe(200);
    await w.tx((tx) => revokeOperator(tx, { email: operator.email, by: SERVER }));
    expect(await cause()).toBe(403);
  });
});

describe("an API token", () => {
  const make = (w: ApiSystem, token: string, input: object) =>
    call<{ id: string; token: string; prefix: string }>(w, "token.create", {
      input: { name: "Export", ...input },
      token,
    });

  test("is shown once, kept as a hash, and works until it is revoked", async () => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const { data } = await make(w, token, { scopes: ["read"] });
    expect(data.token).toMatch(new RegExp(`^ldg_${data.prefix}_[A-Za-z0-9_-]{43}$`));
    const kept = JSON.stringify(await w.rows("SELECT *, encode(hash, 'escape') FROM api_token"));
    expect(kept).not.toContain(data.token.slice(-43));
    expect(await me(w, data.token)).toBe(200);
    expect((await call(w, "token.list", { token })).data).toMatchObject({
      items: [{ id: data.id, prefix: data.prefix, lastUsedAt: expect.any(Date), revokedAt: null }],
    });
    expect((await call(w, "token.revoke", { input: { id: data.id }, token })).status).toBe(200);
    expect(await me(w, data.token)).toBe(401);
  });

  test("cannot create tokens or change the password", async () => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const script = (await make(w, token, { scopes: ["read", "write", "operate"] })).data.token;
    expect((await make(w, script, { scopes: ["read"] })).status).toBe(403);
    const input = { currentPassword: ADA.password, newPassword: "another horse battery" };
    expect((await call(w, "auth.changePassword", { input, token: script })).status).toBe(403);
  });

  test("gives no rights that its owner lacks", async () => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const script = (await make(w, token, { scopes: ["operate"] })).data.token;
    expect((await call(w, "queue.open", { input: { reason: "x" }, token: script })).status).toBe(403);
  });

  test("with the right prefix and another secret is refused", async () => {
    await using w = await system({ api: {} });
    const { userId } = await somebody(w);
    const { token } = await apiToken(w, { userId, scopes: ["read"] });
    expect(await me(w, `${token.slice(0, -43)}${"A".repeat(43)}`)).toBe(401);
  });
});

describe("calls with one session or token", () => {
  const limits = { calls: { attempts: 3, seconds: 60 } };

  test("are limited separately, and the refusal says how long to wait", async () => {
    await using w = await system({ api: { limits } });
    const who = await somebody(w);
    const token = (await apiToken(w, { userId: who.userId, scopes: ["read"] })).token;
    const statuses = await Promise.all(Array.from({ length: 8 }, () => me(w, token)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    const late = await call(w, "auth.me", { token });
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await me(w, who.token)).toBe(200);
    expect(await me(w, (await session(w, who.userId)).token)).toBe(200);
  });

  test("are counted separately in a batch, and over REST as over tRPC", async () => {
    await using w = await system({ api: { limits } });
    const { token } = await somebody(w);
    const send = (path: string) =>
      w.api.fetch(new Request(`${ORIGIN}${path}`, { headers: { authorization: `Bearer ${token}` } }));
    expect((await send("/api/trpc/auth.me,auth.me?batch=1&input=%7B%7D")).status).toBe(200);
    expect((await send("/api/v1/queue-management/status")).status).toBe(200);
    const late = await send("/api/v1/queue-management/status");
    expect(late.status).toBe(429);
    expect(await late.json()).toMatchObject({ status: "error", error: { code: "TOO_MANY_REQUESTS" } });
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("are not limited for the installation's token", async () => {
    await using w = await system({ api: { limits } });
    for (let turn = 0; turn < 5; turn++) expect(await me(w, OPERATOR_TOKEN)).toBe(200);
  });
});

describe("pages of other sites", () => {
  const elsewhere: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: ORIGIN },
    { origin: `${ORIGIN}.evil.example` },
  ];

  test.each(elsewhere)("cannot log in, sign up, or change anything in a session: %j", async (headers) => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const cookie = `${SESSION_COOKIE}=${token}`;
    const own = { headers: { ...headers, cookie } };
    const answers = [
      await call(w, "auth.login", { input: { email: ADA.email, password: ADA.password }, headers }),
      await call(w, "auth.signup", { input: { ...ADA, email: "eve@example.com" }, headers }),
      await call(w, "auth.login", { input: { email: ADA.email, password: ADA.password }, ...own }),
      await call(w, "auth.logout", own),
      await call(w, "token.create", { input: { name: "x", scopes: ["read"] }, ...own }),
      await call(w, "auth.changePassword", {
        input: { currentPassword: ADA.password, newPassword: "another horse one" },
        ...own,
      }),
      await call(w, "organization.create", { input: { name: "x" }, ...own }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    for (const answer of answers) expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await me(w, token)).toBe(200);
    expect(await w.rows("SELECT action FROM audit_event")).toEqual([{ action: "auth.signup" }]);
  });

  test("a cookie alone allows reading, and changes only from this site's pages", async () => {
    await using w = await system({ api: {} });
    const { token } = await signUp(w);
    const cookie = `${SESSION_COOKIE}=${token}`;
    expect((await call(w, "auth.me", { headers: { cookie } })).status).toBe(200);
    expect((await call(w, "auth.logout", { headers: { cookie } })).status).toBe(403);
    expect((await call(w, "auth.logout", { headers: { cookie, origin: ORIGIN } })).status).toBe(200);
  });
});
