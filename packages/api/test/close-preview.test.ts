import { system } from "@leadgen/testkit";
import { makeJob, makeLead } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import {
  calling,
  claimed,
  createdCampaign,
  enrichJobs,
  failed,
  runningCampaign,
  succeeded,
} from "./pipeline.ts";
import { recordCalls } from "./record-calls.ts";

describe("the preview of a closing", () => {
  test("counts jobs by campaign and by the provider that each needs next", async () => {
    await using w = await system({ api: {} });
    const first = await runningCampaign(w, "First");
    const second = await runningCampaign(w, "Second");
    await createdCampaign(w, "Not started");
    const [fresh, verified] = await enrichJobs(w, first.id, 2);
    const held = await claimed(w, verified?.jobId ?? "");
    await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
    const last = await claimed(w, fresh?.jobId ?? "");
    await failed(w, last, await calling(w, last));
    const preview = await w.call.queue.closePreview();
    expect(preview).toMatchObject({ epoch: 1, jobsToResume: 4, oldestPausedAt: expect.any(Date) });
    expect(preview?.oldestWaitSeconds).toBeGreaterThanOrEqual(0);
    expect(preview?.byCampaign).toEqual([
      { campaignId: first.id, name: "First", jobs: 3 },
      { campaignId: second.id, name: "Second", jobs: 1 },
    ]);
    expect(preview?.byNextProvider).toEqual([
      { provider: "MILLIONVERIFIER", jobs: 1 },
      { provider: "PERPLEXITY", jobs: 1 },
      { provider: "INSTANTLY", jobs: 2 },
    ]);
    // First may still reveal 28 of 30, Second 30 of 30. Each reads opt-outs, and needs one search and three reveals.
    expect(preview?.leadsToFetch).toBe(58);
    expect(preview?.estimate).toEqual([
      { provider: "APOLLO", calls: 8, credits: 58, costUsd: null, costUnknown: false, assumed: false },
      {
        provider: "MILLIONVERIFIER",
        calls: 1,
        credits: 1,
        costUsd: null,
        costUnknown: false,
        assumed: false,
      },
      { provider: "PERPLEXITY", calls: 2, credits: null, costUsd: null, costUnknown: true, assumed: false },
      { provider: "OPENAI", calls: 2, credits: null, costUsd: null, costUnknown: true, assumed: false },
      { provider: "INSTANTLY", calls: 6, credits: null, costUsd: null, costUnknown: false, assumed: false },
    ]);
  });

  test("counts the people whom paused reveals still pay for", async () => {
    await using w = await system({ api: {} });
    const { id: campaignId, jobId } = await runningCampaign(w);
    await w.call.job.cancel({ id: jobId });
    const reveal = await makeJob(w.db, { campaignId, type: "REVEAL_LEADS" });
    for (let n = 0; n < 7; n++) {
      await makeLead(w.db, { campaignId, status: "FOUND", email: null, revealJobId: reveal.id });
    }
    await makeLead(w.db, { campaignId, status: "NO_MATCH", email: null, revealJobId: reveal.id });
    await w.call.queue.open({ reason: "Holiday" });
    expect(await w.call.queue.closePreview()).toMatchObject({
      leadsToFetch: 7,
      byNextProvider: [{ provider: "APOLLO", jobs: 1 }],
      estimate: [{ provider: "APOLLO", calls: 1, credits: 7 }],
    });
  });

  test("estimates dollars from the latest calls with a known price", async () => {
    await using w = await system({ api: {} });
    const { id: campaignId, jobId } = await runningCampaign(w);
    await w.call.job.cancel({ id: jobId });
    const [first] = await enrichJobs(w, campaignId, 5);
    if (first === undefined) return expect.unreachable("no job");
    await recordCalls(w, { ...first, campaignId }, [
      { provider: "PERPLEXITY", costUsd: 0.01 },
      { provider: "PERPLEXITY", costUsd: 0.03 },
      { provider: "PERPLEXITY" },
    ]);
    await w.call.queue.open({ reason: "Holiday" });
    const estimate = (await w.call.queue.closePreview())?.estimate;
    expect(estimate?.find(({ provider }) => provider === "PERPLEXITY")).toEqual({
      ...{ provider: "PERPLEXITY", calls: 5, credits: null },
      ...{ costUsd: expect.closeTo(0.1), costUnknown: false, assumed: false },
    });
    expect(estimate?.find(({ provider }) => provider === "OPENAI")).toMatchObject({
      ...{ calls: 5, costUsd: null, costUnknown: true, assumed: false },
    });
  });

  test("counts a job without a remaining call separately", async () => {
    await using w = await system({ api: {} });
    const { id, jobId } = await runningCampaign(w);
    const [only] = await enrichJobs(w, id, 1);
    await w.call.job.cancel({ id: jobId });
    const held = await claimed(w, only?.jobId ?? "");
    for (const step of ["VERIFY", "RESEARCH", "WRITE", "HAND_OVER"]) {
      await succeeded(w, held, { callId: await calling(w, held, step), step });
    }
    await w.call.queue.open({ reason: "Holiday" });
    expect(await w.call.queue.closePreview()).toMatchObject({
      jobsToResume: 1,
      byNextProvider: [{ provider: null, jobs: 1 }],
      leadsToFetch: 0,
      estimate: [],
    });
  });

  test("without PAUSED jobs says that nothing resumes", async () => {
    await using w = await system({ api: {} });
    await w.call.queue.open({ reason: "Holiday" });
    expect(await w.call.queue.closePreview()).toEqual({
      epoch: 1,
      jobsToResume: 0,
      byCampaign: [],
      byNextProvider: [],
      oldestPausedAt: null,
      oldestWaitSeconds: null,
      leadsToFetch: 0,
      suspect: null,
      estimate: [],
    });
  });
});
