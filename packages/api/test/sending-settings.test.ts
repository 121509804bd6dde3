import { SENDING_DEFAULTS } from "@leadgen/core";
import { type ApiSystem, system } from "@leadgen/testkit";
import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import type { ApiDeps } from "../src/deps/api-deps.ts";
import { down, type TestDesk, testDesk } from "./desk.ts";
import { createdCampaign, runningCampaign } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

const SAID = {
  senders: ["ada@ourdomain.example", "bo@ourdomain.example"],
  dailyLimit: 40,
  sendFrom: "08:30",
  sendTo: "16:00",
  sendDays: [1, 2, 4],
  timeZone: "Europe/Isle_of_Man",
  addressLine: "Nordkyst AS, Strandgata 1, Oslo",
  optOut: true,
} as const;

const mutable = () => ({ ...SAID, senders: [...SAID.senders], sendDays: [...SAID.sendDays] });

describe("how a campaign is sent", () => {
  test("can be set on creation, and other settings get core's defaults", async () => {
    await using w = await system({ api: {} });
    const bare = await createdCampaign(w);
    expect(bare).toMatchObject({
      ...SENDING_DEFAULTS,
      sending: { state: "NOT_ACTIVATED", since: null, by: null, goneAt: null, replies: null },
    });
    const { organizationId } = bare;
    const basics = { organizationId, name: "Ships", leadLimit: 5, criteria: CRITERIA, offer: OFFER };
    const made = await w.call.campaign.create({ ...basics, ...mutable() });
    expect(made).toMatchObject(SAID);
    expect((await w.call.campaign.list({})).items.map(({ sending }) => sending.state)).toEqual([
      "NOT_ACTIVATED",
      "NOT_ACTIVATED",
    ]);
  });

  test("can be changed while the campaign runs and after its end, and is audited", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    expect(await w.call.campaign.update({ id, ...mutable() })).toMatchObject({ ...SAID, status: "RUNNING" });
    await w.call.campaign.cancel({ id, reason: "Enough" });
    expect(await w.call.campaign.update({ id, addressLine: null })).toMatchObject({
      ...SAID,
      addressLine: null,
    });
    const { items } = await w.call.audit.all({ limit: 1 });
    expect(items[0]).toMatchObject({
      action: "campaign.update",
      before: { address_line: SAID.addressLine },
      after: { address_line: null },
    });
  });

  test("is refused together with what only a CREATED campaign may change", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    await expectRefused(w.call.campaign.update({ id, name: "Other", dailyLimit: 5 }), "WRONG_STATE");
    expect(await w.call.campaign.get({ id })).toMatchObject({ name: "Ferries", dailyLimit: 30 });
  });

  test.each(["ACTIVATING", "ACTIVE", "UNKNOWN"])(
    "cannot be changed while the sending is %s",
    async (state) => {
      await using w = await system({ api: {} });
      const { id } = await runningCampaign(w);
      await w.call.campaign.update({ id, ...mutable() });
      await w.call.campaign.cancel({ id, reason: "Enough" });
      await w.rows(
        `UPDATE campaign SET instantly_campaign_id = 'theirs', sending_state = $1::sending_state, sending_since = now(), sending_by = 'ada'`,
        [state],
      );
      await expectRefused(w.call.campaign.update({ id, dailyLimit: 5 }), "WRONG_STATE", /pause it/);
      await expectRefused(w.call.campaign.delete({ id }), "WRONG_STATE", /pause the sending first/);
      expect(await w.call.campaign.get({ id })).toMatchObject({
        dailyLimit: 40,
        sending: { state, by: "ada" },
      });
      await w.rows("UPDATE campaign SET sending_state = 'PAUSED'");
      expect(await w.call.campaign.update({ id, dailyLimit: 5 })).toMatchObject({ dailyLimit: 5 });
    },
  );

  test.each([
    [{ senders: ["nobody"] }, /^senders\[0\]: must be the address/],
    [{ senders: ["ada@x.example", "ADA@x.example"] }, /^senders: must name each sender once/],
    [{ dailyLimit: 0 }, /^dailyLimit: /],
    [{ sendFrom: "9am" }, /^sendFrom: must be a time/],
    [{ sendFrom: "18:00" }, /^sendTo: must be later than 18:00/],
    [{ sendTo: "08:00" }, /^sendTo: must be later than 09:00/],
    [{ sendDays: [] }, /^sendDays: must name a day/],
    [{ timeZone: "Europe/Berlin" }, /^timeZone: .*Europe\/Belgrade has the same hours/],
    [{ addressLine: " " }, /^addressLine: must not be empty/],
  ])("is refused at the field for %j, and nothing is changed", async (change, message) => {
    await using w = await system({ api: {} });
    const before = await createdCampaign(w);
    const { id, organizationId } = before;
    const input = change as { dailyLimit?: number };
    await expectRefused(w.call.campaign.update({ id, ...input }), "INVALID_INPUT", message);
    const basics = { organizationId, name: "Ships", leadLimit: 5, criteria: CRITERIA, offer: OFFER };
    await expectRefused(w.call.campaign.create({ ...basics, ...input }), "INVALID_INPUT", message);
    expect((await w.call.campaign.list({})).items).toHaveLength(1);
    const { notice: _notice, ...stored } = before;
    expect(await w.call.campaign.get({ id })).toEqual(stored);
  });

  test("with only one of the two hours is validated together with the stored other one", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await w.call.campaign.update({ id, sendFrom: "18:00", sendTo: "20:00" });
    await expectRefused(w.call.campaign.update({ id, sendTo: "17:00" }), "INVALID_INPUT", /18:00/);
    expect(await w.call.campaign.update({ id, sendFrom: "08:00" })).toMatchObject({ sendTo: "20:00" });
  });
});

describe("saving senders", () => {
  const SENDERS = ["bo@ourdomain.example", "Cleo@ourdomain.example"];
  const basicsOf = ({ organizationId }: { organizationId: string }) => ({
    ...{ organizationId, name: "Ships", leadLimit: 5, criteria: CRITERIA, offer: OFFER },
  });
  async function withDesk() {
    const desk = testDesk();
    const w = await system({ api: { sending: desk } });
    const before = await createdCampaign(w);
    return { w, desk, before, [Symbol.asyncDispose]: () => w[Symbol.asyncDispose]() };
  }

  test("are looked up at Instantly, as a person's own call", async () => {
    await using world = await withDesk();
    const { w, desk, before } = world;
    const { id } = before;
    expect(await w.call.campaign.update({ id, senders: SENDERS })).toMatchObject({ notice: null });
    expect(await w.call.campaign.create({ ...basicsOf(before), senders: SENDERS })).toMatchObject({
      notice: null,
    });
    const calls = await w.rows("SELECT purpose::text, actor, job_id FROM provider_call");
    expect(calls).toEqual(Array(4).fill({ purpose: "SENDERS", actor: "operator", job_id: null }));
    // Without senders, no call is made.
    await w.call.campaign.update({ id, senders: [] });
    await w.call.campaign.update({ id, dailyLimit: 7 });
    expect(desk.asked).toHaveLength(4);
  });

  test("are refused at the field if they are not in the workspace, and nothing is changed", async () => {
    await using world = await withDesk();
    const { w, before } = world;
    const change = { senders: [...SENDERS, "eve@elsewhere.example"], dailyLimit: 7 };
    for (const saving of [
      () => w.call.campaign.update({ id: before.id, ...change }),
      () => w.call.campaign.create({ ...basicsOf(before), ...change }),
    ]) {
      const error = await expectRefused(
        saving(),
        "INVALID_INPUT",
        /^senders: not in the Instantly workspace: eve@elsewhere\.example\. Choose/,
      );
      expect(error.details.issues).toMatchObject([{ field: "senders" }]);
    }
    expect((await w.call.campaign.list({})).items).toHaveLength(1);
    expect(await w.call.campaign.get({ id: before.id })).toMatchObject({ senders: [], dailyLimit: 30 });
  });

  test.each([
    ["while the breaker is OPEN", { notice: /the activation asks.*Stop/, arrange: stop }],
    ["when Instantly fails", { notice: /the activation asks.*Instantly/, arrange: fail }],
    [
      "without a key",
      { notice: /the activation asks.*INSTANTLY_API_KEY/, deps: { configuredProviders: [] } },
    ],
  ] as [string, Unasked][])("are saved with a notice %s", async (_when, { notice, arrange, deps }) => {
    const desk = testDesk();
    await using w = await system({ api: { sending: desk, ...deps } });
    const before = await createdCampaign(w);
    await arrange?.({ w, desk });
    const senders = ["eve@elsewhere.example"];
    const saved = { senders, notice: expect.stringMatching(notice) };
    expect(await w.call.campaign.update({ id: before.id, senders })).toMatchObject(saved);
    expect(await w.call.campaign.create({ ...basicsOf(before), senders })).toMatchObject(saved);
  });
});

interface World {
  readonly w: ApiSystem;
  readonly desk: TestDesk;
}
interface Unasked {
  readonly notice: RegExp;
  readonly arrange?: (world: World) => unknown;
  readonly deps?: Pick<ApiDeps, "configuredProviders">;
}

function stop({ w }: World) {
  return w.call.queue.open({ reason: "Stop" });
}

function fail({ desk }: World) {
  desk.before.senders = down();
}
