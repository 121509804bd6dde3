import { SENDING_DEFAULTS } from "@leadgen/core";
import { system } from "@leadgen/testkit";
import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
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
  test("is said when it is made, and the rest is as core has it", async () => {
    await using w = await system({ api: {} });
    const bare = await createdCampaign(w);
    expect(bare).toMatchObject({
      ...SENDING_DEFAULTS,
      sending: { state: "NOT_ACTIVATED", since: null, by: null, goneAt: null },
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

  test("can be changed while the campaign runs and when it is over, and is in the audit", async () => {
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
    "stays as Instantly has it while the sending is %s",
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
    [{ sendFrom: "18:00" }, /^sendTo: must be later than sendFrom/],
    [{ sendTo: "08:00" }, /^sendTo: must be later than sendFrom/],
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
    expect(await w.call.campaign.get({ id })).toEqual(before);
  });

  test("of two hours only one of which is said is judged with the other one's column", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await w.call.campaign.update({ id, sendFrom: "18:00", sendTo: "20:00" });
    await expectRefused(w.call.campaign.update({ id, sendTo: "17:00" }), "INVALID_INPUT", /18:00/);
    expect(await w.call.campaign.update({ id, sendFrom: "08:00" })).toMatchObject({ sendTo: "20:00" });
  });
});
