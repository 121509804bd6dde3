import { createHash, randomBytes } from "node:crypto";
import { transaction } from "@leadgen/db";
import { type ApiSystem, OPERATOR_TOKEN, QUICK_PASSWORDS, system } from "@leadgen/testkit";
import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import superjson, { type SuperJSONResult } from "superjson";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeReset } from "../src/accounts/password-reset.ts";
import type { Action } from "../src/app/procedures.ts";
import type { ApiDeps } from "../src/deps/api-deps.ts";
import { ACTIONS, INPUTS, procedureOf, ruleOf } from "./actions.ts";
import { testDesk, testWriter } from "./desk.ts";
import { apiToken, join, type Somebody, somebody } from "./people.ts";
import { inputIn, ownIn, type Scene, scene } from "./scene.ts";

/** Without procedures that only ask a provider: their record is the call. */
const MUTATIONS = ACTIONS.filter(
  (action) => procedureOf(action).type === "mutation" && !procedureOf(action).meta.call?.spec.asks,
);

interface Event {
  readonly action: string;
  readonly actor_kind: string;
  readonly actor: string;
  readonly user_id: string | null;
  readonly token_id: string | null;
  readonly address: string | null;
  readonly user_agent: string | null;
  readonly organization_id: string | null;
  readonly target_type: string | null;
  readonly target_id: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

const events = (w: ApiSystem) => w.rows<Event>("SELECT * FROM audit_event ORDER BY id");

const PASSWORD = "correct horse battery";

async function withPassword(w: ApiSystem, who: Somebody): Promise<void> {
  await w.rows(
    "INSERT INTO account (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1::text, 'credential', $2)",
    [who.userId, await QUICK_PASSWORDS.hash(PASSWORD)],
  );
}

/** Completes the scene's campaign: its lead is at Instantly, and its sending can be activated. */
async function written(w: ApiSystem, ids: Scene["ids"]): Promise<void> {
  await w.rows("UPDATE job SET status = 'COMPLETED', finished_at = now() WHERE id = $1", [ids.job]);
  await w.rows(
    `UPDATE campaign SET status = 'COMPLETED', started_at = now(), finished_at = now(), message = 'over',
            instantly_campaign_id = 'theirs', senders = '{ada@ourdomain.example}', address_line = 'Strandgata 1'
     WHERE id = $1`,
    [ids.campaign],
  );
  await w.rows(
    `UPDATE lead SET status = 'HANDED_OVER', finished_at = now(), email = 'kari@example.no', email_subject = 'Hello',
            email_body = 'Dear' WHERE id = $1`,
    [ids.lead],
  );
}

/** The scene's job failed, and its campaign still runs. */
async function failed(w: ApiSystem, ids: Scene["ids"]): Promise<Record<string, unknown>> {
  await w.rows("UPDATE campaign SET status = 'RUNNING', started_at = now() WHERE id = $1", [ids.campaign]);
  await w.rows(
    "UPDATE job SET status = 'FAILED', finished_at = now(), error_code = 'X', error_message = 'x' WHERE id = $1",
    [ids.job],
  );
  return {};
}

type Prepare = (w: ApiSystem, at: Scene) => Promise<Record<string, unknown>>;

/** Preconditions of each action, and the changes to its example's input. */
const PREPARED: Readonly<Partial<Record<Action, Prepare>>> = {
  "auth.login": async (w, { owner }) => {
    await withPassword(w, owner);
    return { email: owner.email };
  },
  "auth.changePassword": async (w, { owner }) => {
    await withPassword(w, owner);
    return {};
  },
  "auth.requestReset": async (w, { owner }) => {
    await withPassword(w, owner);
    return { email: owner.email };
  },
  "auth.resetPassword": async (w, { owner }) => {
    await withPassword(w, owner);
    const made = await transaction(w.pool, (tx) => makeReset(tx, owner.email));
    return { secret: made?.secret };
  },
  "auth.revokeSession": (w, { owner }) => ownIn(w, "auth.revokeSession", owner),
  "token.revoke": (w, { owner }) => ownIn(w, "token.revoke", owner),
  "organization.leave": async (w, { ids }) => {
    const second = await somebody(w);
    await join(w, { organizationId: ids.organization, userId: second.userId, role: "owner" });
    return {};
  },
  "invitation.accept": async (w, { owner }) => {
    const other = await scene(w);
    const random = randomBytes(32).toString("base64url");
    await w.rows("UPDATE invitation SET email = $2, secret_hash = $3 WHERE id = $1", [
      other.ids.invitation,
      owner.email,
      createHash("sha256").update(random).digest(),
    ]);
    return { secret: `${other.ids.invitation}.${random}` };
  },
  "campaign.delete": async (w, { ids }) => {
    await w.rows("UPDATE job SET status = 'CANCELLED', finished_at = now() WHERE id = $1", [ids.job]);
    return {};
  },
  "campaign.takeOver": async (w, { ids }) => {
    const { id } = await makeCampaign(w.db, { organizationId: ids.organization, status: "FAILED" });
    await makeJob(w.db, { campaignId: id, status: "CANCELLED" });
    return { fromCampaignId: id };
  },
  "sending.activate": async (w, { ids }) => {
    await written(w, ids);
    return {};
  },
  "sending.takeOut": async (w, { ids }) => {
    await written(w, ids);
    return {};
  },
  "sending.pause": async (w, { ids }) => {
    await written(w, ids);
    return {};
  },
  "job.retry": (w, { ids }) => failed(w, ids),
  "job.retryMany": (w, { ids }) => failed(w, ids),
  "queue.acknowledge": async (w) => {
    await w.call.queue.open({ reason: "Holiday" });
    return {};
  },
  "queue.close": async (w) => {
    await w.call.queue.open({ reason: "Holiday" });
    return {};
  },
};

/** The audit's actor for actions without a known caller: anyone may ask, or anyone with the link may use it. */
const NAMELESS: Readonly<Partial<Record<Action, string>>> = {
  "auth.requestReset": "anybody",
  "auth.resetPassword": "link for a new password",
};

/** Actions that change nothing visible: questions to a provider, and a link that is on its way. */
const SHOW_NOTHING: ReadonlySet<Action> = new Set([
  "queue.probe",
  "campaign.sampleMail",
  "auth.requestReset",
]);

const request = (action: Action, sent: { token: string; input: unknown }): Request =>
  new Request(`https://leadgen.example/api/trpc/${action}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${sent.token}`,
      "content-type": "application/json",
      "user-agent": "vitest",
      "x-forwarded-for": "198.51.100.66",
    },
    body: JSON.stringify(superjson.serialize(sent.input)),
  });

async function operatorScene(w: ApiSystem): Promise<Scene> {
  const at = await scene(w);
  await w.rows(`UPDATE "user" SET operator = true WHERE id = $1`, [at.owner.userId]);
  return at;
}

describe("every state-changing action leaves one event, in the same transaction", () => {
  test.each(MUTATIONS)("%s", async (action) => {
    const api: Partial<ApiDeps> = {
      probe: async () => ({ meta: {}, summary: "fine" }),
      sending: testDesk(),
      writeMail: testWriter,
      // If mail is sent, signing up creates no account: mailed-sign-up.test.ts.
      mail: action === "auth.signup" ? undefined : async () => {},
      publicUrl: "https://leadgen.example",
    };
    await using w = await system({ api });
    const at = await operatorScene(w);
    const { owner } = at;
    const input = { ...inputIn(action, at), ...(await PREPARED[action]?.(w, at)) };
    const earlier = (await events(w)).length;
    const answer = await w.api.fetch(request(action, { token: owner.token, input }), {
      address: "203.0.113.7",
    });
    expect({ status: answer.status, body: await answer.text() }).toMatchObject({ status: 200 });
    const written = (await events(w)).slice(earlier);
    expect(written).toHaveLength(1);
    const rule = ruleOf(action);
    const signup = action === "auth.signup";
    const nameless = NAMELESS[action];
    expect(written[0]).toMatchObject({
      action,
      actor_kind: nameless === undefined ? "USER" : "INSTALLATION",
      actor: nameless ?? (signup ? INPUTS[action].email : owner.email),
      user_id: nameless !== undefined ? null : signup ? expect.any(String) : owner.userId,
      token_id: null,
      address: "203.0.113.7",
      user_agent: "vitest",
      target_type: expect.any(String),
    });
    const event = written[0] as Event;
    if (rule.of !== undefined) expect(event.organization_id).toBe(at.ids.organization);
    if (event.target_type !== "breaker") expect(event.target_id).toMatch(/./);
    if (!SHOW_NOTHING.has(action)) expect(event.before).not.toEqual(event.after);
  });
});

describe("a state-changing action that is refused leaves no event", () => {
  // One system for all: nothing changes in it.
  let w: ApiSystem;
  let at: Scene;
  let stranger: Somebody;
  beforeAll(async () => {
    w = await system({ api: {} });
    at = await scene(w);
    stranger = await somebody(w);
  });
  afterAll(() => w?.[Symbol.asyncDispose]());

  test.each(MUTATIONS)("%s", async (action) => {
    const input = { ...inputIn(action, at), nonsense: true };
    const answer = await w.api.fetch(request(action, { token: stranger.token, input }));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await events(w)).toEqual([]);
  });
});

test("an event names the API token, or the installation, that did it", async () => {
  await using w = await system({ api: {} });
  const at = await scene(w);
  const { id, token } = await apiToken(w, { userId: at.owner.userId, scopes: ["write"] });
  const input = { id: at.ids.organization, name: "Ferries AS" };
  await w.api.fetch(request("organization.update", { token, input }));
  await w.api.fetch(
    request("organization.update", { token: OPERATOR_TOKEN, input: { ...input, name: "Ferries ASA" } }),
  );
  expect(await events(w)).toMatchObject([
    {
      actor_kind: "TOKEN",
      actor: at.owner.email,
      token_id: id,
      before: { name: "Nordkyst" },
      after: { name: "Ferries AS" },
    },
    { actor_kind: "INSTALLATION", actor: "operator", user_id: null, organization_id: at.ids.organization },
  ]);
});

test("an action that fails after its work leaves neither the work nor the event", async () => {
  await using w = await system({ api: {} });
  const at = await scene(w);
  await w.rows("ALTER TABLE audit_event ADD CONSTRAINT no_more CHECK (false) NOT VALID");
  const input = { id: at.ids.organization, name: "Ferries AS" };
  const answer = await w.api.fetch(request("organization.update", { token: at.owner.token, input }));
  expect(answer.status).toBe(500);
  expect(await w.rows("SELECT name FROM organization")).toEqual([{ name: "Nordkyst" }]);
});

describe("the audit", () => {
  test.each(["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"])(
    "is append-only: %s",
    async (sql) => {
      await using w = await system({ api: {} });
      await w.call.queue.open({ reason: "Holiday" });
      await expect(w.rows(sql)).rejects.toThrow(/append-only/);
      expect(await events(w)).toHaveLength(1);
    },
  );

  test("shows an organization's admins all actions in it, and none of other organizations", async () => {
    await using w = await system({ api: {} });
    const [mine, theirs] = [await scene(w), await scene(w)];
    for (const at of [mine, theirs])
      await w.call.organization.update({ id: at.ids.organization, name: "New" });
    const answer = await w.api.fetch(
      new Request(
        `https://leadgen.example/api/trpc/audit.list?input=${encodeURIComponent(
          JSON.stringify(superjson.serialize({ organizationId: mine.ids.organization })),
        )}`,
        { headers: { authorization: `Bearer ${mine.owner.token}` } },
      ),
    );
    const body = (await answer.json()) as { result: { data: SuperJSONResult } };
    expect(superjson.deserialize(body.result.data)).toMatchObject({
      items: [{ organizationId: mine.ids.organization, after: { name: "New" } }],
      nextCursor: null,
    });
  });

  test("shows operators every action, but without the data of organizations that they are not a member of", async () => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    await w.call.campaign.update({ id: at.ids.campaign, name: "Secret plans" });
    await w.call.organization.update({ id: at.ids.organization, name: "New" });
    const operator = await somebody(w, { operator: true });
    const answer = await w.api.fetch(
      new Request("https://leadgen.example/api/trpc/audit.all", {
        headers: { authorization: `Bearer ${operator.token}` },
      }),
    );
    const text = await answer.text();
    expect(text).toContain("campaign.update");
    expect(text).not.toContain("Secret plans");
    expect(JSON.stringify(await w.call.audit.all())).toContain("Secret plans");
  });

  test("does not show operators another organization's people or their addresses", async () => {
    await using w = await system({ api: {} });
    const at = await scene(w);
    const operator = await somebody(w, { operator: true });
    const call = async (action: string, token: string, input?: object) => {
      const answer = await w.api.fetch(
        new Request(`https://leadgen.example/api/trpc/${action}`, {
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          ...(input && { method: "POST", body: JSON.stringify({ json: input }) }),
        }),
        { address: token === operator.token ? "203.0.113.1" : "203.0.113.9" },
      );
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const organizationId = at.ids.organization;
    await call("campaign.update", at.owner.token, { id: at.ids.campaign, name: "Theirs" });
    await call("member.setRole", at.owner.token, { id: at.ids.member, role: "admin" });
    await call("auth.logout", at.owner.token, {});
    await call("queue.open", operator.token, { reason: "Own doing" });
    const all = await call("audit.all", operator.token);
    for (const action of ["campaign.update", "member.setRole", "auth.logout"]) expect(all).toContain(action);
    expect(all).not.toContain("203.0.113.9");
    expect(all).toContain("203.0.113.1");
    expect(all).not.toContain(at.owner.email);
    expect(all).toContain(operator.email);
    expect(all).toContain("Own doing");
    // A member of that organization reads the same event in full.
    await join(w, { organizationId, userId: operator.userId });
    expect(await call("audit.all", operator.token)).toContain(at.owner.email);
  });
});
