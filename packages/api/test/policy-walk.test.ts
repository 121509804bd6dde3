import { type ApiSystem, OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { inSeconds } from "@leadgen/testkit/make";
import superjson, { type SuperJSONResult } from "superjson";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemberRole, TokenScope } from "../src/access/actor.ts";
import type { Rule } from "../src/access/rule.ts";
import type { Action } from "../src/app/procedures.ts";
import { ACTIONS, INPUTS, procedureOf, ruleOf } from "./actions.ts";
import { get, post } from "./http.ts";
import { apiToken, join, type Somebody, session, somebody } from "./people.ts";
import { fieldsOf, inputIn, memberOf, ownIn, type Scene, scene } from "./scene.ts";
import { answerTo } from "./sse.ts";

/** The result of a request. `let in`: the policy allowed it, whatever else was wrong. */
type Verdict = "let in" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND";

/** A kind of caller. */
interface Caller {
  readonly name: string;
  /** @returns the Bearer token (null: none) and the person behind it, if there is one. */
  come(w: ApiSystem, at: Scene): Promise<{ token: string | null; who?: Somebody }>;
  /** What the policy's rule means for this caller. */
  expected(rule: Rule, action: Action): Verdict;
}

const RANK: Readonly<Record<string, number>> = { member: 1, admin: 2, owner: 3 };

const open = (rule: Rule): boolean => rule.role === "anyone";
const namesAThing = (action: Action): boolean => fieldsOf(action).length > 0;

/** What a rule means for a person with a session: operator or not, and with this role in the organization (undefined: none). */
function ofPerson(rule: Rule, action: Action, is: { operator?: boolean; role?: MemberRole }): Verdict {
  if (rule.role === "operator") return is.operator ? "let in" : "FORBIDDEN";
  if (!namesAThing(action)) return "let in";
  if (is.role === undefined) return "NOT_FOUND";
  return (RANK[is.role] ?? 0) >= (RANK[rule.role] ?? 0) ? "let in" : "FORBIDDEN";
}

const member = (role: MemberRole): Caller => ({
  name: role,
  come: async (w, at) => {
    const who = await memberOf(w, at, role);
    return { token: who.token, who };
  },
  expected: (rule, action) => ofPerson(rule, action, { role }),
});

/** An API token with one scope, of a person who may do everything: only the scope can refuse. */
const scoped = (scope: TokenScope): Caller => ({
  name: `a token for ${scope}`,
  come: async (w, at) => {
    const who = await somebody(w, { operator: true });
    await join(w, { organizationId: at.ids.organization, userId: who.userId, role: "owner" });
    return { token: (await apiToken(w, { userId: who.userId, scopes: [scope] })).token, who };
  },
  expected: (rule) => (open(rule) || rule.scope === scope ? "let in" : "FORBIDDEN"),
});

/** Credentials that were once valid. */
const gone = (name: string, come: (w: ApiSystem, who: Somebody) => Promise<string>): Caller => ({
  name,
  come: async (w, at) => {
    const who = await somebody(w, { operator: true });
    await join(w, { organizationId: at.ids.organization, userId: who.userId, role: "owner" });
    return { token: await come(w, who), who };
  },
  expected: (rule) => (open(rule) ? "let in" : "UNAUTHENTICATED"),
});

/** A person who lost rights: they made a request with them, then the rights were taken away. */
const demoted = (name: string, sql: string, is: { operator?: boolean; role?: MemberRole }): Caller => ({
  name,
  come: async (w, at) => {
    const who = await somebody(w, { operator: true });
    await join(w, { organizationId: at.ids.organization, userId: who.userId, role: "owner" });
    expect((await get(w, "/api/trpc/queue.cause", { token: who.token })).status).toBe(200);
    await w.rows(sql, [who.userId]);
    return { token: who.token, who };
  },
  expected: (rule, action) => ofPerson(rule, action, is),
});

const DAY = { scopes: ["read", "write", "operate"] } as const;

const CALLERS: readonly Caller[] = [
  {
    name: "nobody",
    come: async () => ({ token: null }),
    expected: (rule) => (open(rule) ? "let in" : "UNAUTHENTICATED"),
  },
  member("member"),
  member("admin"),
  member("owner"),
  {
    name: "an operator who is no member",
    come: async (w) => {
      const who = await somebody(w, { operator: true });
      return { token: who.token, who };
    },
    expected: (rule, action) => ofPerson(rule, action, { operator: true }),
  },
  {
    name: "the owner of another organization",
    come: async (w) => {
      const { owner } = await scene(w);
      return { token: owner.token, who: owner };
    },
    expected: (rule, action) => ofPerson(rule, action, {}),
  },
  scoped("read"),
  scoped("write"),
  scoped("operate"),
  gone("an expired session", async (w, who) => (await session(w, who.userId, inSeconds(-1))).token),
  gone("a revoked session", async (w, who) => {
    await w.rows("DELETE FROM session WHERE id = $1", [who.sessionId]);
    return who.token;
  }),
  gone(
    "an expired token",
    async (w, { userId }) => (await apiToken(w, { userId, ...DAY, expiresAt: inSeconds(-1) })).token,
  ),
  gone("a revoked token", async (w, { userId }) => {
    const { id, token } = await apiToken(w, { userId, ...DAY });
    await w.rows("UPDATE api_token SET revoked_at = now() WHERE id = $1", [id]);
    return token;
  }),
  gone("a disabled account's session", async (w, who) => {
    await w.rows(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [who.userId]);
    return who.token;
  }),
  gone("a disabled account's token", async (w, { userId }) => {
    const { token } = await apiToken(w, { userId, ...DAY });
    await w.rows(`UPDATE "user" SET disabled_at = now() WHERE id = $1`, [userId]);
    return token;
  }),
  demoted("an owner made member a moment ago", "UPDATE member SET role = 'member' WHERE user_id = $1", {
    operator: true,
    role: "member",
  }),
  demoted("a member removed a moment ago", "DELETE FROM member WHERE user_id = $1", { operator: true }),
  demoted("an operator revoked a moment ago", `UPDATE "user" SET operator = false WHERE id = $1`, {
    role: "owner",
  }),
  {
    name: "the installation's token",
    come: async () => ({ token: OPERATOR_TOKEN }),
    expected: (rule) => (rule.person ? "FORBIDDEN" : "let in"),
  },
];

/** Refusals of the policy; other refusals (a wrong password, say) are not. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  UNAUTHENTICATED: "UNAUTHENTICATED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
};

/** For these, the procedure itself gives the policy's code, too; the message distinguishes the two. */
const OWN_WORDS =
  /e-mail address or the password is wrong|no such invitation|invitation is for another|Only an owner/;

async function verdict(
  w: ApiSystem,
  action: Action,
  sent: { token: string | null; input: unknown },
): Promise<Verdict> {
  const path = `/api/trpc/${action}`;
  const { token } = sent;
  const serialized = superjson.serialize(sent.input);
  const response =
    procedureOf(action).type === "mutation"
      ? await post(w, path, { body: serialized, token })
      : await get(w, `${path}?input=${encodeURIComponent(JSON.stringify(serialized))}`, { token });
  const { status, text } = await answerTo(response);
  expect(status).not.toBe(500);
  const { error } = JSON.parse(text) as { error?: SuperJSONResult };
  if (error === undefined) return "let in";
  const { message, data } = superjson.deserialize<{ message: string; data: { code: string } }>(error);
  return OWN_WORDS.test(message) ? "let in" : (VERDICTS[data.code] ?? "let in");
}

describe("every procedure treats every kind of caller as the policy says", () => {
  // One system for all. A refusal by a limit of calls would hide the policy's.
  let w: ApiSystem;
  beforeAll(async () => {
    const many = { attempts: 1_000_000, seconds: 60 };
    const limits = { calls: many, strangersPerAddress: many };
    w = await system({ api: { probe: async () => ({ meta: {}, summary: "fine" }), limits } });
  });
  afterAll(() => w?.[Symbol.asyncDispose]());

  test.each(ACTIONS)("%s", async (action) => {
    const rule = ruleOf(action);
    const seen: Record<string, Verdict> = {};
    const said: Record<string, Verdict> = {};
    let at = await scene(w);
    for (const caller of CALLERS) {
      const { token, who } = await caller.come(w, at);
      const own = who === undefined ? {} : await ownIn(w, action, who);
      const found = await verdict(w, action, { token, input: { ...inputIn(action, at), ...own } });
      seen[caller.name] = found;
      said[caller.name] = caller.expected(rule, action);
      // What was refused or only read is as it was, for the next caller too.
      if (found === "let in" && procedureOf(action).type === "mutation") at = await scene(w);
    }
    expect(seen).toEqual(said);
  });
});

test("the policy knows every field of every input that names something of an organization", () => {
  const OWN: readonly string[] = ["auth.revokeSession", "token.revoke"];
  for (const action of ACTIONS) {
    const ids = Object.keys(INPUTS[action]).filter((field) => /^id$|Ids?$/.test(field));
    const known = Object.keys(ruleOf(action).of ?? {});
    if (!OWN.includes(action))
      expect({ action, known }).toEqual({ action, known: expect.arrayContaining(ids) });
  }
});
