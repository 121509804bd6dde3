import { checkInvariants } from "@leadgen/core/outreach";
import { system } from "@leadgen/testkit";
import { makeJob } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { calling, claimed, enrichJobs, outage, runningCampaign } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

describe("cancelling many jobs", () => {
  test("cancels the jobs in the preview and no others", async () => {
    await using w = await system({ api: {} });
    const { id, jobId } = await runningCampaign(w);
    const other = await runningCampaign(w, "Other");
    const jobs = await enrichJobs(w, id, 5);
    await calling(w, await claimed(w, jobs[0]?.jobId ?? ""));
    const filter = { campaignId: id, type: "ENRICH_LEAD" } as const;
    const preview = await w.call.job.cancelPreview(filter);
    expect(preview).toMatchObject({
      jobs: 5,
      byStatus: { PENDING: 4, RUNNING: 1 },
      calling: 1,
      endsCampaign: false,
    });
    const done = await w.call.job.cancelMany({ ...filter, reason: "Wrong list", atMost: preview.jobs });
    expect(done).toEqual({ cancelled: 5, campaignsEnded: 0 });
    expect((await w.call.job.get({ id: jobId })).status).toBe("PENDING");
    expect((await w.call.job.get({ id: other.jobId })).status).toBe("PENDING");
    expect(await w.rows("SELECT DISTINCT status, status_message FROM lead")).toEqual([
      { status: "CANCELLED", status_message: "Wrong list" },
    ]);
    expect((await w.tx(checkInvariants)).filter((each) => each.violations > 0)).toEqual([]);
  });

  test("does nothing if more jobs match than the preview showed", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    await enrichJobs(w, id, 2);
    const { jobs } = await w.call.job.cancelPreview({ campaignId: id });
    await makeJob(w.db, { campaignId: id });
    const answer = w.call.job.cancelMany({ campaignId: id, reason: "x", atMost: jobs });
    const refused = await expectRefused(answer, "WRONG_STATE", /4 jobs match by now, more than the 3/);
    expect(refused.details).toEqual({ jobs: 4 });
    expect((await w.call.job.counts({ campaignId: id })).byStatus.PENDING).toBe(4);
  });

  test("works while the breaker is OPEN, on PAUSED jobs, and ends a campaign that has no others", async () => {
    await using w = await system({ api: {} });
    const { campaign } = await outage(w, 2);
    const preview = await w.call.job.cancelPreview({ campaignId: campaign.id, status: "PAUSED" });
    expect(preview).toMatchObject({ jobs: 3, endsCampaign: true });
    const done = await w.call.job.cancelMany({
      campaignId: campaign.id,
      status: "PAUSED",
      reason: "x",
      atMost: 3,
    });
    expect(done).toEqual({ cancelled: 3, campaignsEnded: 1 });
    expect((await w.call.campaign.get({ id: campaign.id })).status).toBe("FAILED");
    expect(await w.call.job.cancelPreview({ campaignId: campaign.id })).toMatchObject({
      jobs: 0,
      endsCampaign: false,
    });
  });

  test("selects live jobs only", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    // A cast, since the type already refuses this status.
    const input = { campaignId: id, status: "COMPLETED" } as unknown as { campaignId: string };
    await expectRefused(w.call.job.cancelPreview(input), "INVALID_INPUT", /^status: /);
  });
});

test("the status of one job and of all agree with the jobs themselves", async () => {
  await using w = await system({ api: {} });
  const { id, jobId } = await runningCampaign(w);
  const [job] = await enrichJobs(w, id, 2);
  const held = await claimed(w, job?.jobId ?? "");
  await calling(w, held);
  expect(await w.call.job.status({ id: held.jobId })).toMatchObject({
    status: "RUNNING",
    attempt: 1,
    calling: true,
    finishedSteps: [],
  });
  const counts = await w.call.job.counts();
  expect(counts).toMatchObject({
    total: 3,
    byStatus: { PENDING: 2, RUNNING: 1 },
    byType: { FETCH_LEADS: { PENDING: 1, RUNNING: 0 }, ENRICH_LEAD: { PENDING: 1, RUNNING: 1 } },
  });
  const listed = await w.call.job.list({ campaignId: id, sort: "claimedAt", order: "asc" });
  expect(listed.items[0]?.id).toBe(held.jobId);
  expect((await w.call.job.list({ leadId: job?.leadId })).items.map((item) => item.id)).toEqual([held.jobId]);
  await expectRefused(w.call.job.list({ sort: "finishedAt" }), "INVALID_INPUT", /needs a campaignId/);
  expect((await w.call.job.status({ id: jobId })).type).toBe("FETCH_LEADS");
});
