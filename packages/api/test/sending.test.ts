import { makeLead } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { down, gone, writtenCampaign, writtenIn } from "./desk.ts";
import { expectRefused } from "./refused.ts";

type World = Awaited<ReturnType<typeof writtenCampaign>>;

const sendingOf = async ({ w, id }: World) => (await w.call.campaign.get({ id })).sending;
const purposes = async ({ w }: World) =>
  (
    await w.rows<{ call: string }>(
      "SELECT purpose || ' ' || outcome || ' ' || actor AS call FROM provider_call ORDER BY started_at",
    )
  ).map(({ call }) => call);
const NOT_ACTIVATED = { state: "NOT_ACTIVATED", since: null, by: null, goneAt: null, replies: null };

describe("activating the sending", () => {
  test("sends the settings, activates, and records the time and the person", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    expect(await w.call.sending.validate({ id })).toEqual({
      canActivate: true,
      people: 2,
      leaving: 0,
      unmet: [],
    });
    expect(await w.call.sending.activate({ id, atMost: 2 })).toEqual({ id, state: "ACTIVE", people: 2 });
    expect(desk.asked).toEqual(["senders", "senders", "update", "activate"]);
    expect(desk.updates).toEqual([
      {
        senders: ["ada@ourdomain.example", "cleo@ourdomain.example"],
        dailyLimit: 30,
        window: { from: "09:00", to: "17:00", days: [1, 2, 3, 4, 5], timezone: "Europe/Belgrade" },
        addressLine: "Strandgata 1, Oslo",
        optOut: true,
      },
    ]);
    expect(await sendingOf(world)).toEqual({
      state: "ACTIVE",
      since: expect.any(Date),
      by: "operator",
      goneAt: null,
      replies: null,
    });
    expect(await purposes(world)).toEqual([
      "SENDERS SUCCEEDED operator",
      "SENDERS SUCCEEDED operator",
      "SET_UP_SENDING SUCCEEDED operator",
      "ACTIVATE SUCCEEDED operator",
    ]);
    const { items } = await w.call.audit.all({ limit: 1 });
    expect(items[0]).toMatchObject({
      action: "sending.activate",
      targetId: id,
      before: { sending_state: "NOT_ACTIVATED" },
      after: { sending_state: "ACTIVATING", senders: expect.any(Array) },
    });
  });

  test.each([
    [
      "CREATED",
      /is a draft/,
      "UPDATE campaign SET status = 'CREATED', started_at = NULL, finished_at = NULL, message = NULL",
    ],
    ["RUNNING", /is running/, "UPDATE campaign SET status = 'RUNNING', finished_at = NULL, message = NULL"],
  ])("is refused while the campaign is %s", async (_, words, sql) => {
    await using world = await writtenCampaign();
    await world.w.rows(sql);
    await expectRefused(world.w.call.sending.activate({ id: world.id }), "WRONG_STATE", words);
    expect([world.desk.asked, await sendingOf(world)]).toEqual([[], NOT_ACTIVATED]);
  });

  test("is possible for a FAILED campaign that handed people over", async () => {
    await using world = await writtenCampaign();
    await world.w.rows("UPDATE campaign SET status = 'FAILED'");
    expect(await world.w.call.sending.activate({ id: world.id })).toMatchObject({ state: "ACTIVE" });
  });

  test("is refused while the breaker is OPEN, without any call", async () => {
    await using world = await writtenCampaign();
    await world.w.call.queue.open({ reason: "Stop" });
    await expectRefused(world.w.call.sending.activate({ id: world.id }), "BREAKER_OPEN", /Stop/);
    expect([world.desk.asked, await sendingOf(world)]).toEqual([[], NOT_ACTIVATED]);
  });

  test("is refused when nobody was handed over", async () => {
    await using world = await writtenCampaign({ people: 0 });
    await expectRefused(world.w.call.sending.activate({ id: world.id }), "PRECONDITION_FAILED", /nobody/);
  });

  test.each([
    ["senders", "UPDATE campaign SET senders = '{}'", /senders: name at least one/],
    ["addressLine", "UPDATE campaign SET address_line = NULL", /addressLine: enter where/],
    ["optOut", "UPDATE campaign SET opt_out = false", /optOut: must be on/],
    ["timeZone", "UPDATE campaign SET time_zone = 'Europe/London'", /timeZone: .*Isle_of_Man/],
  ])("is refused at the field %s, and nothing is changed", async (field, sql, message) => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    await w.rows(sql);
    const error = await expectRefused(w.call.sending.activate({ id }), "PRECONDITION_FAILED", message);
    expect(error.details.issues).toMatchObject([{ field }]);
    expect(await w.call.sending.validate({ id })).toMatchObject({ canActivate: false, unmet: [{ field }] });
    expect([desk.asked, await sendingOf(world), await purposes(world)]).toEqual([[], NOT_ACTIVATED, []]);
  });

  test("names everything that is missing at once", async () => {
    await using world = await writtenCampaign();
    await world.w.rows("UPDATE campaign SET senders = '{}', address_line = NULL, opt_out = false");
    const error = await expectRefused(world.w.call.sending.activate({ id: world.id }), "PRECONDITION_FAILED");
    expect(error.details.issues).toMatchObject([
      { field: "senders" },
      { field: "addressLine" },
      { field: "optOut" },
    ]);
  });

  test("is refused for a sender that is not in the workspace", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    await w.rows("UPDATE campaign SET senders = '{bo@ourdomain.example, eve@elsewhere.example}'");
    const error = await expectRefused(
      w.call.sending.activate({ id }),
      "PRECONDITION_FAILED",
      /^senders: not in the Instantly workspace: eve@elsewhere.example/,
    );
    expect(error.details.issues).toMatchObject([{ field: "senders" }]);
    expect([desk.asked, await sendingOf(world)]).toEqual([["senders", "senders"], NOT_ACTIVATED]);
  });

  test("is refused if more people would get a mail than `atMost`", async () => {
    await using world = await writtenCampaign();
    await expectRefused(
      world.w.call.sending.activate({ id: world.id, atMost: 1 }),
      "WRONG_STATE",
      /2 people/,
    );
    expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
  });

  test("twice at once: one succeeds, the other is refused, and Instantly gets one activation", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    const ends = await Promise.allSettled([w.call.sending.activate({ id }), w.call.sending.activate({ id })]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = ends.find((end) => end.status === "rejected");
    await expectRefused(Promise.reject(refused?.reason), "WRONG_STATE", /activating|already/);
    expect(desk.asked.filter((call) => call === "activate")).toHaveLength(1);
    await expectRefused(w.call.sending.activate({ id }), "WRONG_STATE", /active already; operator/);
  });

  test("is refused without a key", async () => {
    await using world = await writtenCampaign({ deps: { configuredProviders: [] } });
    await expectRefused(world.w.call.sending.activate({ id: world.id }), "PRECONDITION_FAILED", /API key/);
    expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
  });

  test("is undone when Instantly refuses the settings or the activation", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    desk.refusals.update = "body/email_list/0 is suspended";
    await expectRefused(w.call.sending.activate({ id }), "PRECONDITION_FAILED", /suspended/);
    desk.refusals = { activate: "no active plan" };
    await expectRefused(w.call.sending.activate({ id }), "PRECONDITION_FAILED", /no active plan/);
    expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
    desk.refusals = {};
    expect(await w.call.sending.activate({ id })).toMatchObject({ state: "ACTIVE" });
  });

  test.each(["senders", "update"] as const)(
    "fails with %s, opens nothing and changes nothing",
    async (call) => {
      await using world = await writtenCampaign();
      world.desk.before[call] = down();
      const error = await expectRefused(world.w.call.sending.activate({ id: world.id }), "UNAVAILABLE");
      expect(error.details).toEqual({ provider: "INSTANTLY", failureKind: "TIMEOUT" });
      expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
      expect((await world.w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
    },
  );

  test("that Instantly refuses because of the key does not count as done, and is not looked up", async () => {
    await using world = await writtenCampaign();
    world.desk.before.activate = down("UNAUTHORIZED");
    const error = await expectRefused(world.w.call.sending.activate({ id: world.id }), "UNAVAILABLE");
    expect(error.details).toEqual({ provider: "INSTANTLY", failureKind: "UNAUTHORIZED" });
    expect(world.desk.asked).not.toContain("state");
    expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
  });

  test("without an answer is UNKNOWN, and looked up before it is repeated: done counts as done", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    desk.before.activate = () => {
      desk.at = "ACTIVE";
      down()();
    };
    await expectRefused(w.call.sending.activate({ id }), "UNAVAILABLE", /may send/);
    expect(await sendingOf(world)).toMatchObject({ state: "UNKNOWN", by: "operator", goneAt: null });
    await expectRefused(w.call.campaign.update({ id, dailyLimit: 5 }), "WRONG_STATE", /may be under way/);
    desk.asked.length = 0;
    desk.before.state = down();
    await expectRefused(w.call.sending.activate({ id }), "UNAVAILABLE");
    expect(await sendingOf(world)).toMatchObject({ state: "UNKNOWN", by: "operator", goneAt: null });
    desk.before = {};
    expect(await w.call.sending.activate({ id })).toMatchObject({ state: "ACTIVE" });
    expect(desk.asked).not.toContain("activate");
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
  });

  test("without an answer that did not take effect is sent when it is repeated", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    desk.before.activate = down();
    await expectRefused(w.call.sending.activate({ id }), "UNAVAILABLE", /may send/);
    desk.before = {};
    desk.asked.length = 0;
    expect(await w.call.sending.activate({ id })).toMatchObject({ state: "ACTIVE" });
    expect(desk.asked).toEqual(["senders", "senders", "update", "state", "activate"]);
  });

  test("whose process died is taken over only after a while, with a look-up", async () => {
    await using world = await writtenCampaign();
    const { w, id, desk } = world;
    const begun = (ago: string) =>
      w.rows(
        `UPDATE campaign SET sending_state = 'ACTIVATING', sending_since = now() - interval '${ago}', sending_by = 'ada'`,
      );
    await begun("1 minute");
    await expectRefused(w.call.sending.activate({ id }), "WRONG_STATE", /ada is activating/);
    await begun("6 minutes");
    await w.rows(
      `INSERT INTO provider_call (purpose, provider, endpoint, actor, campaign_id, effect, epoch, started_at)
       VALUES ('ACTIVATE', 'INSTANTLY', 'x', 'ada', $1, true, 0, now() - interval '6 minutes')`,
      [id],
    );
    desk.at = "ACTIVE";
    expect(await w.call.sending.activate({ id })).toMatchObject({ state: "ACTIVE" });
    expect(desk.asked).toEqual(["senders", "senders", "update", "state"]);
  });

  test("is aborted when the breaker opens between its calls", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    desk.before.update = () => w.call.queue.open({ reason: "Stop" });
    await expectRefused(w.call.sending.activate({ id }), "BREAKER_OPEN");
    expect(desk.asked).not.toContain("activate");
    expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
  });
});

describe("pausing the sending", () => {
  test("is possible while the breaker is OPEN, and keeps the name of the first person", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    await w.call.sending.activate({ id });
    await w.call.queue.open({ reason: "Stop" });
    expect(await w.call.sending.pause({ id })).toEqual({ id, state: "PAUSED" });
    const first = await sendingOf(world);
    expect(first).toMatchObject({ state: "PAUSED", by: "operator", goneAt: null });
    await w.call.sending.pause({ id });
    expect(await sendingOf(world)).toEqual(first);
    expect(desk.at).toBe("PAUSED");
    const { items } = await w.call.audit.all({ limit: 1 });
    expect(items[0]).toMatchObject({ action: "sending.pause", targetId: id });
  });

  test("is ended by activating again, with the current settings", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    await w.call.sending.activate({ id });
    await w.call.sending.pause({ id });
    await w.call.campaign.update({ id, dailyLimit: 5 });
    expect(await w.call.sending.activate({ id })).toMatchObject({ state: "ACTIVE" });
    expect(desk.updates.at(-1)).toMatchObject({ dailyLimit: 5 });
  });

  test("during an activation prevails, before or after Instantly got the activation", async () => {
    for (const call of ["update", "activate"] as const) {
      await using world = await writtenCampaign();
      const { w, desk, id } = world;
      desk.before[call] = () => w.call.sending.pause({ id });
      await expectRefused(w.call.sending.activate({ id }), "WRONG_STATE", /paused the sending meanwhile/);
      expect([desk.at, (await sendingOf(world)).state]).toEqual(["PAUSED", "PAUSED"]);
    }
  });

  test("that Instantly does not answer says that the sending may continue", async () => {
    await using world = await writtenCampaign();
    await world.w.call.sending.activate({ id: world.id });
    world.desk.before.pause = down();
    await expectRefused(world.w.call.sending.pause({ id: world.id }), "UNAVAILABLE", /may go on sending/);
    expect(await sendingOf(world)).toMatchObject({ state: "ACTIVE" });
  });

  test("needs a campaign at Instantly", async () => {
    await using world = await writtenCampaign();
    await world.w.rows("UPDATE campaign SET instantly_campaign_id = NULL");
    await expectRefused(
      world.w.call.sending.pause({ id: world.id }),
      "PRECONDITION_FAILED",
      /not at Instantly/,
    );
  });
});

describe("looking at the sending", () => {
  test("shows Instantly's reason in words", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    expect(await w.call.sending.status({ id })).toMatchObject({
      state: "NOT_ACTIVATED",
      atInstantly: "campaign_draft",
      reason: expect.stringMatching(/nobody has activated it/),
    });
    await w.call.sending.activate({ id });
    expect(await w.call.sending.status({ id })).toMatchObject({
      state: "ACTIVE",
      by: "operator",
      reason: "Outside the sending hours: it goes on by itself.",
    });
    await w.call.queue.open({ reason: "Stop" });
    await expectRefused(w.call.sending.status({ id }), "BREAKER_OPEN");
    desk.before.status = down();
  });

  test("lists the senders of the workspace, all pages of them", async () => {
    await using world = await writtenCampaign();
    const { organizationId } = await world.w.call.campaign.get({ id: world.id });
    const { items } = await world.w.call.sending.senders({ organizationId });
    expect(items.map(({ email }) => email.split("@")[0])).toEqual(["ada", "bo", "cleo"]);
  });

  test("shows the mails of those who were handed over, page by page, with the address line", async () => {
    await using world = await writtenCampaign({ people: 3 });
    const { w, id } = world;
    await makeLead(w.db, { campaignId: id, status: "REJECTED" });
    const first = await w.call.sending.mails({ id, limit: 2 });
    const second = await w.call.sending.mails({ id, limit: 2, cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect(second.items[0]).toMatchObject({
      to: expect.stringMatching(/@shipyard\.example$/),
      subject: "Hello",
      text: "Dear reader\nStrandgata 1, Oslo",
      leaving: false,
    });
    const other = await writtenIn(w, 0);
    expect(await w.call.sending.mails({ id: other.id })).toEqual({ items: [], nextCursor: null });
  });
});

describe("removing people", () => {
  const mailsOf = async ({ w, id }: World) => (await w.call.sending.mails({ id })).items;

  test("has their leads withdrawn, and the activation waits for it", async () => {
    await using world = await writtenCampaign();
    const { w, id } = world;
    const [first, second] = await mailsOf(world);
    const leadId = first?.id ?? "";
    const taken = { id, leadId };
    expect(await w.call.sending.takeOut({ ...taken, reason: "A customer" })).toEqual({
      ...taken,
      leaving: true,
    });
    expect(await w.call.sending.takeOut({ ...taken, reason: "Again" })).toEqual({ ...taken, leaving: false });
    expect((await mailsOf(world)).map((mail) => [mail.id, mail.leaving])).toEqual([
      [first?.id, true],
      [second?.id, false],
    ]);
    const job = () => w.rows("SELECT type, status FROM job WHERE type = 'WITHDRAW_LEAD'");
    expect(await job()).toEqual([{ type: "WITHDRAW_LEAD", status: "PENDING" }]);
    expect(await w.call.lead.get({ id: first?.id ?? "" })).toMatchObject({
      statusMessage: "Taken out by operator: A customer",
    });
    await expectRefused(w.call.sending.activate({ id }), "PRECONDITION_FAILED", /1 of the people are still/);
    expect(await w.call.sending.validate({ id })).toMatchObject({
      canActivate: false,
      people: 1,
      leaving: 1,
    });
    await w.rows("UPDATE job SET status = 'COMPLETED', finished_at = now() WHERE type = 'WITHDRAW_LEAD'");
    await w.rows("UPDATE lead SET status = 'WITHDRAWN' WHERE id = $1", [leadId]);
    expect(await mailsOf(world)).toHaveLength(1);
    expect(await w.call.sending.activate({ id, atMost: 1 })).toMatchObject({ people: 1 });
  });

  test("while the breaker is OPEN waits like all work", async () => {
    await using world = await writtenCampaign();
    const { w, id } = world;
    const [first] = await mailsOf(world);
    await w.call.queue.open({ reason: "Stop" });
    await w.call.sending.takeOut({ id, leadId: first?.id ?? "", reason: "A customer" });
    expect(await w.rows("SELECT status FROM job WHERE type = 'WITHDRAW_LEAD'")).toEqual([
      { status: "PAUSED" },
    ]);
  });

  test("of another campaign removes nobody", async () => {
    await using world = await writtenCampaign();
    const { w, id } = world;
    const other = await writtenIn(w, 1);
    const [stranger] = (await w.call.sending.mails({ id: other.id })).items;
    const leadId = stranger?.id ?? "";
    await expectRefused(w.call.sending.takeOut({ id, leadId, reason: "x" }), "NOT_FOUND", /in this campaign/);
    expect(await w.rows("SELECT 1 FROM job WHERE type = 'WITHDRAW_LEAD'")).toEqual([]);
  });

  test("concurrent with an activation happens before or after it", async () => {
    await using world = await writtenCampaign();
    const { w, id } = world;
    const [first] = await mailsOf(world);
    const [activation] = await Promise.allSettled([
      w.call.sending.activate({ id }),
      w.call.sending.takeOut({ id, leadId: first?.id ?? "", reason: "A customer" }),
    ]);
    const people = activation.status === "fulfilled" ? activation.value.people : null;
    expect([null, 2]).toContain(people);
    expect(await w.rows("SELECT 1 FROM job WHERE type = 'WITHDRAW_LEAD'")).toHaveLength(1);
  });
});

describe("a campaign that was deleted at Instantly", () => {
  test.each(["status", "activate", "pause"] as const)("%s says so, and changes nothing", async (what) => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    desk.before = { status: gone, update: gone, pause: gone };
    await expectRefused(w.call.sending[what]({ id }), "PRECONDITION_FAILED", /somebody deleted it there/);
    expect(await sendingOf(world)).toEqual(NOT_ACTIVATED);
    expect(await w.call.queue.status()).toMatchObject({ circuitBreaker: { state: "CLOSED" } });
  });

  test("is shown as deleted once a read found it gone, and its activation is refused without a call", async () => {
    await using world = await writtenCampaign();
    const { w, desk, id } = world;
    await w.rows("UPDATE campaign SET gone_at_sender_at = now()");
    expect(await sendingOf(world)).toEqual({ ...NOT_ACTIVATED, goneAt: expect.any(Date) });
    expect((await w.call.campaign.list({})).items[0]?.sending.goneAt).toEqual(expect.any(Date));
    const unmet = [{ field: null, message: expect.stringContaining("deleted the campaign at Instantly") }];
    expect(await w.call.sending.validate({ id })).toMatchObject({ canActivate: false, unmet });
    await expectRefused(w.call.sending.activate({ id }), "PRECONDITION_FAILED", /deleted the campaign/);
    expect(desk.asked).toEqual([]);
  });
});
