import { type ApiSystem, AUTH_SECRET, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import superjson from "superjson";
import { expect, test } from "vitest";
import { makeToken } from "../src/accounts/api-token.ts";
import type { Action } from "../src/app/procedures.ts";
import { SESSION_COOKIE } from "../src/index.ts";
import { ACTIONS, procedureOf } from "./actions.ts";
import { ORIGIN } from "./http.ts";
import { apiToken, session, somebody } from "./people.ts";
import { inputIn, scene } from "./scene.ts";
import { answerTo } from "./sse.ts";

/** Values that occur nowhere but where they are put. */
const CANARY = "canary-7f3a9c51e2";

interface Sent {
  readonly action: Action;
  readonly input: unknown;
  readonly headers: Record<string, string>;
}

/** Everything that a client can see of one request: status, headers, body. */
async function answerOf(w: ApiSystem, { action, input, headers }: Sent): Promise<string> {
  const mutation = procedureOf(action).type === "mutation";
  const body = JSON.stringify(superjson.serialize(input));
  const query = mutation ? "" : `?input=${encodeURIComponent(body)}`;
  const init = {
    method: mutation ? "POST" : "GET",
    headers: { "content-type": "application/json", ...headers },
    ...(mutation && { body }),
  };
  const response = await w.api.fetch(new Request(`${ORIGIN}/api/trpc/${action}${query}`, init));
  return `${response.status}\n${JSON.stringify([...response.headers])}\n${(await answerTo(response)).text}`;
}

/** Everything that other people could ever read: logs, and the audit. */
const traces = async (w: ApiSystem): Promise<string> =>
  JSON.stringify([
    w.logged,
    await w.rows("SELECT * FROM audit_event"),
    await w.rows("SELECT * FROM attempt_window"),
  ]);

/** Ways to fail, each for every procedure. */
const TROUBLE: Readonly<Record<string, (w: ApiSystem) => Promise<unknown>>> = {
  "nothing in the way": async () => {},
  "no tables": (w) =>
    w.rows(`ALTER TABLE "user" RENAME TO gone; ALTER TABLE organization RENAME TO gone_too`),
  "an audit that takes nothing": (w) =>
    w.rows("ALTER TABLE audit_event ADD CONSTRAINT no CHECK (false) NOT VALID"),
  "no database": (w) => w.pool.end(),
};

test.each(Object.keys(TROUBLE))(
  "no secret of a request appears anywhere, with %s",
  async (trouble) => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const who = await somebody(w, { operator: true });
    const script = (await apiToken(w, { userId: who.userId, scopes: ["read"] })).token;
    const stranger = makeToken().token;
    const inTheDatabase = who.token.slice(0, 32);
    const secrets = [
      CANARY,
      who.token,
      inTheDatabase,
      script,
      script.slice(-43),
      stranger.slice(-43),
      AUTH_SECRET,
      OPERATOR_TOKEN,
    ];
    await TROUBLE[trouble]?.(w);
    const seen: string[] = [];
    for (const action of ACTIONS) {
      const example = inputIn(action, at);
      const texts = Object.keys(example).filter((field) => /password/i.test(field));
      const planted = {
        ...example,
        ...Object.fromEntries(texts.map((field) => [field, `${CANARY} horse battery`])),
      };
      for (const headers of [
        { authorization: `Bearer ${who.token}` },
        { authorization: `Bearer ${script}` },
        { authorization: `Bearer ${stranger}` },
        { authorization: `Bearer ${who.token}x`, cookie: `${SESSION_COOKIE}=${CANARY}` },
        { cookie: `${SESSION_COOKIE}=${who.token}`, origin: "https://evil.example" },
        { authorization: `Basic ${CANARY}` },
      ]) {
        // The session must exist, whatever the previous action did to it.
        if (trouble === "nothing in the way") await keep(w, who);
        const input = { ...planted, password2: CANARY };
        const open = action === "auth.signup" || action === "auth.login";
        seen.push(await answerOf(w, { action, input: open ? planted : input, headers }));
      }
    }
    // A log-in's own answer is the only place for its token, which is not one of these.
    const all = seen.join("\n");
    for (const secret of secrets)
      expect({ secret, found: all.includes(secret) }).toEqual({ secret, found: false });
    if (trouble === "no database") {
      expect(JSON.stringify(w.logged)).not.toContain(CANARY);
      return;
    }
    const kept = await traces(w);
    for (const secret of secrets)
      expect({ secret, kept: kept.includes(secret) }).toEqual({ secret, kept: false });
    expect(all).not.toMatch(/\bat .*\.ts:\d+/);
  },
  120_000,
);

async function keep(w: ApiSystem, who: { userId: string; sessionId: string }): Promise<void> {
  const rows = await w.rows("SELECT 1 FROM session WHERE id = $1", [who.sessionId]);
  if (rows.length === 0) await session(w, who.userId);
}

test("the audit of passwords, sessions, tokens and invitations contains no secrets", async () => {
  await using w = await system({ api: {} });
  const password = `${CANARY} horse battery`;
  const as = (token: string) => ({ authorization: `Bearer ${token}` });
  const data = async (sent: Sent) => {
    const [, , body = ""] = (await answerOf(w, sent)).split("\n");
    return (JSON.parse(body) as { result: { data: { json: Record<string, string> } } }).result.data.json;
  };
  const ada = { name: "Ada", email: "ada@example.com", password };
  const first = await data({ action: "auth.signup", input: ada, headers: {} });
  const input = { currentPassword: password, newPassword: `${password}!` };
  const changed = await data({ action: "auth.changePassword", input, headers: as(first.token ?? "") });
  const headers = as(changed.token ?? "");
  const made = await data({ action: "token.create", input: { name: "Export", scopes: ["read"] }, headers });
  const founded = await data({ action: "organization.create", input: { name: "Nordkyst" }, headers });
  const invitation = { organizationId: founded.id, email: "bo@example.com" };
  const invited = await data({ action: "invitation.create", input: invitation, headers });
  const kept = await traces(w);
  const [session1, session2] = [first.token ?? "", changed.token ?? ""].map((token) => token.slice(0, 32));
  const secrets = {
    CANARY,
    session1,
    session2,
    token: made.token?.slice(-43),
    link: invited.secret?.slice(-43),
  };
  for (const [name, secret = ""] of Object.entries(secrets)) {
    expect(secret).not.toBe("");
    expect({ name, kept: kept.includes(secret) }).toEqual({ name, kept: false });
  }
  const [{ hash = "" } = {}] = await w.rows<{ hash: string }>("SELECT password AS hash FROM account");
  expect(hash).not.toContain(CANARY);
  expect(kept).not.toContain(hash);
});
