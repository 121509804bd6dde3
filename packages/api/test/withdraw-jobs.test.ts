import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { expectRefused } from "./refused.ts";

/** A finished campaign with a handed-over lead whose WITHDRAW_LEAD job has this status. */
async function leaving(w: ApiSystem, status: "PENDING" | "FAILED") {
  const { id: campaignId } = await makeCampaign(w.db, { status: "COMPLETED" });
  const { id: leadId } = await makeLead(w.db, {
    campaignId,
    status: "HANDED_OVER",
    instantlyLeadId: "there",
  });
  const { jobId } = await makeJob(w.db, { campaignId, leadId, type: "WITHDRAW_LEAD", status });
  return { campaignId, leadId, jobId };
}

describe("a WITHDRAW_LEAD job", () => {
  test("that FAILED is retried although its campaign is over, and the lead shows it", async () => {
    await using w = await system({ api: {} });
    const { campaignId, leadId, jobId } = await leaving(w, "FAILED");
    expect(await w.call.job.retry({ id: jobId })).toEqual({ id: jobId, status: "PENDING" });
    expect(await w.call.lead.get({ id: leadId })).toMatchObject({
      status: "HANDED_OVER",
      withdrawal: { jobId, status: "PENDING" },
    });
    expect((await w.call.campaign.get({ id: campaignId })).status).toBe("COMPLETED");
    await expectRefused(w.call.job.retry({ id: jobId }), "WRONG_STATE");
  });

  test("that is retried while the breaker is OPEN waits until it is closed", async () => {
    await using w = await system({ api: {} });
    const { jobId } = await leaving(w, "FAILED");
    await w.call.queue.open({ reason: "Stop" });
    expect(await w.call.job.retry({ id: jobId })).toEqual({ id: jobId, status: "PAUSED" });
  });

  test("is cancelled with others by its type, and neither lead nor campaign change", async () => {
    await using w = await system({ api: {} });
    const { campaignId, leadId, jobId } = await leaving(w, "PENDING");
    const { jobId: enriching } = await makeJob(w.db, { type: "ENRICH_LEAD", status: "PENDING" });
    const filter = { campaignId, type: "WITHDRAW_LEAD" } as const;
    expect(await w.call.job.cancelPreview(filter)).toMatchObject({ jobs: 1, endsCampaign: false });
    const done = await w.call.job.cancelMany({ ...filter, reason: "Not needed", atMost: 1 });
    expect(done).toEqual({ cancelled: 1, campaignsEnded: 0 });
    expect((await w.call.job.get({ id: jobId })).status).toBe("CANCELLED");
    expect((await w.call.job.get({ id: enriching })).status).toBe("PENDING");
    expect((await w.call.lead.get({ id: leadId })).status).toBe("HANDED_OVER");
    expect((await w.call.campaign.get({ id: campaignId })).status).toBe("COMPLETED");
  });

  test("counts in the queue's status and filters, and in no number of its campaign", async () => {
    await using w = await system({ api: {} });
    const { campaignId, leadId, jobId } = await leaving(w, "PENDING");
    const { jobs } = await w.call.campaign.get({ id: campaignId });
    expect(jobs.PENDING).toBe(0);
    expect((await w.call.queue.status()).jobs?.PENDING).toBe(1);
    for (const filter of [
      { type: "WITHDRAW_LEAD" },
      { campaignId, status: "PENDING" },
      { leadId },
    ] as const) {
      const { items } = await w.call.job.list(filter);
      expect(items.map(({ id }) => id)).toEqual([jobId]);
    }
    const { items } = await w.call.job.list({ campaignId, type: "ENRICH_LEAD" });
    expect(items).toEqual([]);
    expect((await w.call.job.counts({ campaignId })).byStatus.PENDING).toBe(1);
  });

  test("prevents its campaign's deletion until it has ended", async () => {
    await using w = await system({ api: {} });
    const { campaignId, jobId } = await leaving(w, "PENDING");
    await expectRefused(w.call.campaign.delete({ id: campaignId }), "WRONG_STATE");
    await w.call.job.cancel({ id: jobId });
    expect(await w.call.campaign.delete({ id: campaignId })).toMatchObject({ id: campaignId });
  });
});
