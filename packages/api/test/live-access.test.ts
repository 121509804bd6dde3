import { makeMember } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { disableAccount } from "../src/accounts/operators.ts";
import type { RouterOutputs } from "../src/index.ts";
import { post } from "./http.ts";
import { apiToken, join, type Somebody, session, somebody } from "./people.ts";
import { type Scene, scene } from "./scene.ts";
import { onStatement } from "./statements.ts";
import { type LiveSystem, listenersOf, liveSystem, open, stateIn, unread } from "./streams.ts";

type Campaign = RouterOutputs["campaign"]["get"];

interface Member extends Somebody {
  readonly memberId: string;
}

/** A way to gain access, and the way to lose it. */
interface Loss {
  readonly how: string;
  /** @returns the token that opens the stream, and the function that ends the access. */
  prepare(w: LiveSystem, who: Member): Promise<{ token: string; lose: () => Promise<unknown> }>;
  readonly code: "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND";
}

/** Calls a procedure over HTTP, and fails unless it succeeded. */
async function done(
  w: LiveSystem,
  procedure: string,
  sent: { token: string; input?: object },
): Promise<void> {
  const body = { json: sent.input ?? {} };
  const response = await post(w, `/api/trpc/${procedure}`, { body, token: sent.token });
  expect({ status: response.status, text: await response.text() }).toMatchObject({ status: 200 });
}

const bySession = (
  how: string,
  lose: (w: LiveSystem, who: Member) => Promise<unknown>,
  code: Loss["code"] = "UNAUTHENTICATED",
): Loss => ({
  how,
  prepare: async (w, who) => ({ token: who.token, lose: () => lose(w, who) }),
  code,
});

const byToken = (
  how: string,
  lose: (w: LiveSystem, tokenId: string, who: Member) => Promise<unknown>,
  code: Loss["code"] = "UNAUTHENTICATED",
): Loss => ({
  how,
  async prepare(w, who) {
    const { id, token } = await apiToken(w, { userId: who.userId, scopes: ["read"] });
    return { token, lose: () => lose(w, id, who) };
  },
  code,
});

const PASSWORD = "correct horse battery";

const LOSSES: readonly Loss[] = [
  bySession("a log-out", (w, who) => done(w, "auth.logout", who)),
  bySession("a session revoked from another one", async (w, who) => {
    const { token } = await session(w, who.userId);
    await done(w, "auth.revokeSession", { token, input: { id: who.sessionId } });
  }),
  bySession("a session that runs out", (w, who) =>
    w.rows("UPDATE session SET expires_at = now() WHERE id = $1", [who.sessionId]),
  ),
  {
    how: "a new password, set in another session",
    async prepare(w) {
      const body = { json: { name: "Ada", email: "ada@example.com", password: PASSWORD } };
      const signedUp = await post(w, "/api/trpc/auth.signup", { body, token: null });
      const { result } = (await signedUp.json()) as { result: { data: { json: { user: { id: string } } } } };
      const userId = result.data.json.user.id;
      for (const { id: organizationId } of await w.rows<{ id: string }>("SELECT id FROM organization"))
        await makeMember(w.db, { organizationId, userId });
      const [mine, other] = [await session(w, userId), await session(w, userId)];
      const input = { currentPassword: PASSWORD, newPassword: "another horse battery" };
      return {
        token: mine.token,
        lose: () => done(w, "auth.changePassword", { token: other.token, input }),
      };
    },
    code: "UNAUTHENTICATED",
  },
  bySession("a disabled account", (w, who) =>
    w.tx((tx) => disableAccount(tx, { email: who.email, by: { kind: "server", name: "server:test" } })),
  ),
  bySession(
    "a membership that an owner takes away",
    (w, who) => done(w, "member.remove", { token: TOKEN_OF_OWNER.get(w) ?? "", input: { id: who.memberId } }),
    "NOT_FOUND",
  ),
  bySession(
    "leaving the organization",
    async (w, who) => {
      const [row] = await w.rows<{ id: string }>("SELECT organization_id AS id FROM member WHERE id = $1", [
        who.memberId,
      ]);
      await done(w, "organization.leave", { token: who.token, input: { id: row?.id } });
    },
    "NOT_FOUND",
  ),
  byToken("a revoked token", (w, id, who) => done(w, "token.revoke", { token: who.token, input: { id } })),
  byToken("a token that runs out", (w, id) =>
    w.rows("UPDATE api_token SET expires_at = now() WHERE id = $1", [id]),
  ),
  byToken(
    "a token that loses its scope",
    (w, id) => w.rows("UPDATE api_token SET scopes = '{write}' WHERE id = $1", [id]),
    "FORBIDDEN",
  ),
];

const TOKEN_OF_OWNER = new WeakMap<LiveSystem, string>();

/** A member of a scene. */
async function memberIn(w: LiveSystem, at: Scene): Promise<Member> {
  TOKEN_OF_OWNER.set(w, at.owner.token);
  const who = await somebody(w);
  const memberId = await join(w, { organizationId: at.ids.organization, userId: who.userId });
  return { ...who, memberId };
}

const rename = (w: LiveSystem, at: Scene, name: string) =>
  w.call.campaign.update({ id: at.ids.campaign, name });

describe("an open stream ends, and sends nothing more, after", () => {
  test.each(LOSSES)("$how", async ({ prepare, code }) => {
    await using w = await liveSystem();
    const at = await scene(w);
    const { token, lose } = await prepare(w, await memberIn(w, at));
    const input = { id: at.ids.campaign };
    await using stream = await open<Campaign>("campaign.live", { url: w.url, token, input });
    await stream.state();
    await lose();
    // A change right afterwards, which everybody who may still see it gets.
    await rename(w, at, "Nobody's business");
    const end = await stream.next(({ kind }) => kind !== "state");
    expect(end).toMatchObject({ kind: "refused", code });
    expect((await stream.next()).kind).toBe("gone");
    expect(stream.said.map(({ kind }) => kind)).toEqual(["state", "refused", "gone"]);
  });

  test("(negative control) no loss of access: it continues, and sends the change", async () => {
    await using w = await liveSystem();
    const at = await scene(w);
    const { token } = await memberIn(w, at);
    const other = await memberIn(w, at);
    const input = { id: at.ids.campaign };
    await using stream = await open<Campaign>("campaign.live", { url: w.url, token, input });
    await using theirs = await open<Campaign>("campaign.live", { url: w.url, token: other.token, input });
    await Promise.all([stream.state(), theirs.state()]);
    await done(w, "auth.logout", other);
    expect((await theirs.next(({ kind }) => kind !== "state")).kind).toBe("refused");
    await rename(w, at, "Ferries, again");
    expect((await stream.state()).name).toBe("Ferries, again");
  });
});

test("the access of many people's streams is checked in one statement", async () => {
  await using w = await liveSystem();
  const at = await scene(w);
  const tokens = new Set<unknown>();
  await using stack = new AsyncDisposableStack();
  for (let n = 0; n < 5; n++) {
    const who = await somebody(w);
    await join(w, { organizationId: at.ids.organization, userId: who.userId });
    tokens.add(who.token.split(".")[0]);
    stack.use(await open("campaign.live", { url: w.url, token: who.token, input: { id: at.ids.campaign } }));
  }
  const together = Promise.withResolvers<void>();
  onStatement(w.pool, ({ text, values: [asked] }) => {
    if (text.includes("FROM session") && (asked as unknown[]).length === tokens.size) together.resolve();
  });
  await together.promise;
});

test("the stream of an operator whose role was withdrawn continues with what every user may see", async () => {
  await using w = await liveSystem();
  await scene(w);
  const operator = await somebody(w, { operator: true });
  await using stream = await open<RouterOutputs["queue"]["status"]>("queue.live", {
    url: w.url,
    token: operator.token,
  });
  expect((await stream.state()).jobs?.PENDING).toBe(1);
  await w.rows(`UPDATE "user" SET operator = false WHERE id = $1`, [operator.userId]);
  expect((await stream.state()).jobs?.PENDING).toBe(0);
});

test("a stream that is not read is cut off, too, and its buffer is never sent", async () => {
  await using w = await liveSystem();
  const at = await scene(w);
  const { token, sessionId } = await memberIn(w, at);
  const input = { id: at.ids.campaign };
  const events = await unread(w, { token, campaignId: input.id });
  await using quick = await open<Campaign>("campaign.live", { url: w.url, token: at.owner.token, input });
  await Promise.all([stateIn(events), quick.state()]);
  // More than the buffers between the two ends hold, so that the stream stalls.
  for (const name of ["one", "two", "three", "four", "five"]) {
    await rename(w, at, name);
    await quick.state((data) => data.name === name);
  }
  await quick.leave();
  await w.rows("DELETE FROM session WHERE id = $1", [sessionId]);
  await expect.poll(() => listenersOf(w)).toEqual([]);
  await expect(stateIn(events)).rejects.toThrow("not read to its end");
});
