import { type ApiSystem, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import type { ApiErrorCode } from "../src/errors/api-error.ts";
import type { Caller } from "../src/index.ts";
import { personOf, type Somebody, somebody } from "./people.ts";
import { NO_ID } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";
import { memberOf, scene } from "./scene.ts";
import { noteStatements } from "./statements.ts";

/** Calls as this person, with their current rights. */
const as = async (w: ApiSystem, who: Somebody): Promise<Caller> => w.api.caller(await personOf(w, who));

const roles = (w: ApiSystem) =>
  w.rows<{ email: string; role: string }>(
    `SELECT email, role FROM member JOIN "user" AS it ON it.id = user_id ORDER BY member.id`,
  );

test("the creator of an organization owns it, and sees no other", async () => {
  await using w = await system({ api: {} });
  await scene(w);
  const ada = await somebody(w);
  const { id } = await (await as(w, ada)).organization.create({ name: "Nordkyst" });
  const caller = await as(w, ada);
  expect(await caller.organization.list()).toMatchObject({
    items: [{ id, name: "Nordkyst" }],
    nextCursor: null,
  });
  expect(await caller.auth.me()).toMatchObject({ organizations: [{ id, role: "owner" }] });
  expect((await caller.campaign.list()).items).toEqual([]);
  expect((await caller.job.list()).items).toEqual([]);
  expect(await w.rows("SELECT count(*)::int AS n FROM session WHERE user_id = $1", [ada.userId])).toEqual([
    { n: 1 },
  ]);
});

test("a name is one line with visible text: in an invitation's mail, more could pass for our own text", async () => {
  await using w = await system({ api: {} });
  const paragraphs = "Nordkyst\r\n\r\nPay here: https://evil.example";
  const hidden = ["Nordkyst \u202etsykdroN", "\u200b\u3164"];
  for (const name of [paragraphs, "Nordkyst\u2028Pay here", "Nord\u0007kyst", ...hidden])
    await expectRefused(w.call.organization.create({ name }), "INVALID_INPUT");
  expect(await w.rows("SELECT FROM organization")).toEqual([]);
  // Names in any script, with characters that join letters and pictures.
  for (const name of ["İstanbul ve Çağrı", "سازمان می\u200cخواهم", "👩\u200d👩\u200d👧 & Sons"])
    expect(await w.call.organization.create({ name })).toMatchObject({ name });
});

test("a member sees the breaker's state, but counts only what their organizations own", async () => {
  await using w = await system({ api: {} });
  const [mine] = [await scene(w), await scene(w)];
  await w.call.queue.open({ reason: "Holiday" });
  const status = await (await as(w, mine.owner)).queue.status();
  expect(status).toMatchObject({ circuitBreaker: { state: "OPEN", reason: "Holiday" }, jobs: { PAUSED: 1 } });
  expect((await w.call.queue.status()).jobs?.PAUSED).toBe(2);
});

describe("an invitation", () => {
  const invited = async (w: ApiSystem, role: "member" | "admin" | "owner" = "member") => {
    const at = await scene(w);
    const bo = await somebody(w);
    const owner = await as(w, at.owner);
    const input = { organizationId: at.ids.organization, email: bo.email, role };
    return { at, bo, owner, invitation: await owner.invitation.create(input) };
  };

  test("makes the person with the link and the address a member, once", async () => {
    await using w = await system({ api: {} });
    const { at, bo, invitation } = await invited(w, "admin");
    expect(invitation.path).toBe(`/invitations/${invitation.secret}`);
    const joined = await (await as(w, bo)).invitation.accept({ secret: invitation.secret });
    expect(joined).toMatchObject({ organizationId: at.ids.organization, role: "admin" });
    const caller = await as(w, bo);
    expect((await caller.campaign.get({ id: at.ids.campaign })).name).toBe("Ferries");
    await expectRefused(caller.invitation.accept({ secret: invitation.secret }), "NOT_FOUND");
  });

  test("of another person is refused, with or without the link; so is the id without the secret", async () => {
    await using w = await system({ api: {} });
    const { bo, invitation } = await invited(w);
    const eve = await as(w, await somebody(w));
    await expectRefused(eve.invitation.accept({ secret: invitation.secret }), "FORBIDDEN", /another e-mail/);
    const guess = `${invitation.id}.${"A".repeat(43)}`;
    await expectRefused((await as(w, bo)).invitation.accept({ secret: guess }), "NOT_FOUND");
  });

  test("is listed without its secret", async () => {
    await using w = await system({ api: {} });
    const { at, owner, invitation } = await invited(w);
    const list = JSON.stringify(await owner.invitation.list({ organizationId: at.ids.organization }));
    expect(list).toContain(invitation.id);
    expect(list).not.toContain(invitation.secret.split(".")[1]);
  });

  const withdrawals: Record<
    string,
    (w: ApiSystem, of: Awaited<ReturnType<typeof invited>>) => Promise<unknown>
  > = {
    "that was cancelled": (_, { owner, invitation }) => owner.invitation.cancel({ id: invitation.id }),
    "that was replaced by a newer one": (_, { owner, at, bo }) =>
      owner.invitation.create({ organizationId: at.ids.organization, email: bo.email }),
    "that ran out": (w, { invitation }) =>
      w.rows("UPDATE invitation SET expires_at = now() WHERE id = $1", [invitation.id]),
    "whose inviter was removed since": (w, { at }) =>
      w.rows("DELETE FROM member WHERE user_id = $1", [at.owner.userId]),
    "whose inviter could not give the role any more": (w, { at }) =>
      w.rows("UPDATE member SET role = 'member' WHERE user_id = $1", [at.owner.userId]),
  };

  test.each(Object.keys(withdrawals))("%s opens nothing", async (what) => {
    await using w = await system({ api: {} });
    const all = await invited(w);
    await withdrawals[what]?.(w, all);
    const caller = await as(w, all.bo);
    await expectRefused(caller.invitation.accept({ secret: all.invitation.secret }), "NOT_FOUND");
  });

  test("by an admin makes no owner", async () => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const admin = await as(w, await memberOf(w, at, "admin"));
    const input = { organizationId: at.ids.organization, email: "eve@example.com", role: "owner" as const };
    await expectRefused(admin.invitation.create(input), "FORBIDDEN", /Only an owner/);
  });
});

describe("members", () => {
  test("change roles and go as an owner or admin says", async () => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const admin = await as(w, await memberOf(w, at, "admin"));
    expect(await admin.member.setRole({ id: at.ids.member, role: "admin" })).toMatchObject({ role: "admin" });
    await admin.member.remove({ id: at.ids.member });
    const { items } = await admin.member.list({ organizationId: at.ids.organization });
    expect(items.map(({ role }) => role)).toEqual(["owner", "admin"]);
  });

  const REFUSALS: [string, ApiErrorCode, (caller: Caller, owner: string) => Promise<unknown>][] = [
    ["remove an owner", "WRONG_STATE", (caller, id) => caller.member.remove({ id })],
    ["demote an owner", "FORBIDDEN", (caller, id) => caller.member.setRole({ id, role: "member" })],
  ];

  test.each(REFUSALS)("cannot %s as an admin", async (_, code, act) => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const [owner] = await w.rows<{ id: string }>("SELECT id FROM member WHERE role = 'owner'");
    const before = await roles(w);
    const admin = await as(w, await memberOf(w, at, "admin"));
    await expectRefused(act(admin, owner?.id ?? ""), code, /owner/);
    expect((await roles(w)).slice(0, before.length)).toEqual(before);
  });

  test("leave by themselves, and what they invited goes with them", async () => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const admin = await memberOf(w, at, "admin");
    const bo = await somebody(w);
    const { secret } = await (await as(w, admin)).invitation.create({
      organizationId: at.ids.organization,
      email: bo.email,
    });
    await (await as(w, admin)).organization.leave({ id: at.ids.organization });
    await expectRefused((await as(w, admin)).campaign.get({ id: at.ids.campaign }), "NOT_FOUND");
    await expectRefused((await as(w, bo)).invitation.accept({ secret }), "NOT_FOUND");
  });

  test("of two owners who leave at once one stays, and the last one always does", async () => {
    await using w = await system({ api: {} });
    for (let turn = 0; turn < 5; turn++) {
      const at = await scene(w);
      const second = await memberOf(w, at, "owner");
      const id = at.ids.organization;
      const callers = await Promise.all([at.owner, second].map((who) => as(w, who)));
      const results = await Promise.allSettled(callers.map((caller) => caller.organization.leave({ id })));
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(
        await w.rows("SELECT count(*)::int AS n FROM member WHERE organization_id = $1 AND role = 'owner'", [
          id,
        ]),
      ).toEqual([{ n: 1 }]);
    }
  });
});

test("a foreign id and one that does not exist get the same message", async () => {
  await using w = await system({ api: {} });
  const [mine, theirs] = [await scene(w), await scene(w)];
  const caller = await as(w, mine.owner);
  for (const id of [theirs.ids.campaign, NO_ID]) {
    const error = await expectRefused(caller.campaign.get({ id }), "NOT_FOUND");
    expect(error.message).toBe(`There is no campaign ${id}.`);
  }
});

test("a foreign id and one that does not exist cause the same statement, so that no time distinguishes them", async () => {
  await using w = await system({ api: {} });
  const [mine, theirs] = [await scene(w), await scene(w)];
  const caller = await as(w, mine.owner);
  const asked = noteStatements(w.pool);
  const statementsFor = async (id: string) => {
    asked.length = 0;
    await caller.campaign.get({ id }).catch(() => {});
    return [...asked];
  };
  const foreign = await statementsFor(theirs.ids.campaign);
  expect(foreign.length).toBeGreaterThan(0);
  expect(foreign).toEqual(await statementsFor(NO_ID));
  expect(foreign).not.toEqual(await statementsFor(mine.ids.campaign));
});
