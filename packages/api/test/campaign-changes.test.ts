import { checkInvariants } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { OFFER } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import {
  calling,
  claimed,
  createdCampaign,
  enrichJobs,
  outage,
  runningCampaign,
  succeeded,
} from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

const handOver = (w: ApiSystem, campaignId: string) =>
  w.rows(
    `UPDATE lead SET status = 'HANDED_OVER', email_subject = 's', email_body = 'b', finished_at = now() WHERE campaign_id = $1`,
    [campaignId],
  );

describe("changing a campaign", () => {
  test("replaces what is given and keeps what is not, while it is CREATED", async () => {
    await using w = await system({ api: {} });
    const before = await createdCampaign(w);
    const after = await w.call.campaign.update({ id: before.id, name: "Ships", leadLimit: 7 });
    expect(after).toEqual({ ...before, name: "Ships", leadLimit: 7 });
    const offer = { ...OFFER, product: "Berths" };
    const again = await w.call.campaign.update({ id: before.id, offer, criteria: { titles: ["Captain"] } });
    expect(again.offer).toMatchObject({ product: "Berths", language: "English" });
    expect(again.criteria).toMatchObject({ titles: ["Captain"], locations: [] });
  });

  test("is refused once it was started, and changes nothing", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    await expectRefused(
      w.call.campaign.update({ id, leadLimit: 9 }),
      "WRONG_STATE",
      /running: only its sending settings can still be changed/,
    );
    await w.call.campaign.cancel({ id, reason: "x" });
    await expectRefused(w.call.campaign.update({ id, name: "Other" }), "WRONG_STATE", /is over/);
    expect(await w.call.campaign.get({ id })).toMatchObject({ name: "Ferries", leadLimit: 30 });
  });

  test("concurrent with a start either is refused or happens before it", async () => {
    await using w = await system({ api: {} });
    for (let round = 0; round < 5; round++) {
      const { id } = await createdCampaign(w);
      const [update, start] = await Promise.allSettled([
        w.call.campaign.update({ id, leadLimit: 3 }),
        w.call.campaign.start({ id }),
      ]);
      expect(start.status).toBe("fulfilled");
      const { leadLimit } = await w.call.campaign.get({ id });
      expect(leadLimit).toBe(update.status === "fulfilled" ? 3 : 30);
    }
  });
});

describe("deleting a campaign", () => {
  test("removes its leads, jobs and calls, and adds people whom it wrote to to the do-not-contact list", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const { organizationId } = await w.call.campaign.get({ id });
    const [first] = await enrichJobs(w, id, 3);
    const held = await claimed(w, first?.jobId ?? "");
    await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
    await handOver(w, id);
    await w.call.campaign.cancel({ id, reason: "Done" });
    expect(await w.call.campaign.delete({ id })).toEqual({ id, leads: 3, doNotContact: 6 });
    await expectRefused(w.call.campaign.get({ id }), "NOT_FOUND");
    for (const table of ["lead", "job", "job_step", "provider_call", "campaign"]) {
      expect(await w.rows(`SELECT 1 FROM ${table}`)).toEqual([]);
    }
    const list = await w.call.doNotContact.list({
      organizationId,
      kind: "ADDRESS",
      sort: "value",
      order: "asc",
    });
    expect(list.items.map((entry) => entry.value)).toEqual([
      "kari1@example.no",
      "kari2@example.no",
      "kari3@example.no",
    ]);
    expect(list.items[0]).toMatchObject({
      reason: "Contacted by the deleted campaign Ferries",
      createdBy: "operator",
    });
    expect((await w.tx(checkInvariants)).filter((each) => each.violations > 0)).toEqual([]);
  });

  test("is refused while it runs, and while a call of it is under way", async () => {
    await using w = await system({ api: {} });
    const { id, jobId } = await runningCampaign(w);
    await expectRefused(w.call.campaign.delete({ id }), "WRONG_STATE", /cancel it first/);
    const held = await claimed(w, jobId);
    await calling(w, held, "SEARCH:1");
    await w.call.campaign.cancel({ id, reason: "Done" });
    await expectRefused(w.call.campaign.delete({ id }), "WRONG_STATE", /still under way/);
    await w.rows("UPDATE provider_call SET outcome = 'UNKNOWN', ended_at = now()");
    expect(await w.call.campaign.delete({ id })).toMatchObject({ leads: 0, doNotContact: 0 });
  });

  test("that caused an outage leaves the cause readable", async () => {
    await using w = await system({ api: {} });
    const { campaign } = await outage(w, 2);
    await w.call.campaign.cancel({ id: campaign.id, reason: "Done" });
    await w.call.campaign.delete({ id: campaign.id });
    expect(await w.call.queue.cause()).toMatchObject({
      provider: "MILLIONVERIFIER",
      campaign: null,
      job: null,
      jobsPaused: 0,
    });
    expect((await w.call.queue.history()).items).toMatchObject([{ campaignName: null }]);
  });
});
