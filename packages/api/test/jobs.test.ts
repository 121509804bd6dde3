import { type ApiSystem, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import {
  calling,
  claimed,
  enrichJobs,
  failed,
  outage,
  runningCampaign,
  spoilt,
  succeeded,
} from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

const jobRow = async (w: ApiSystem, id: string) => (await w.rows("SELECT * FROM job WHERE id = $1", [id]))[0];

/** A campaign with two leads; the job of the first is FAILED. */
async function withFailedJob(w: ApiSystem) {
  const campaign = await runningCampaign(w);
  const [bad, other] = await enrichJobs(w, campaign.id, 2);
  const held = await claimed(w, bad?.jobId ?? "");
  await spoilt(w, held);
  return { campaign, id: held.jobId, other: other?.jobId ?? "" };
}

describe("cancelling a job", () => {
  test("ends a PENDING one and its lead, and the campaign goes on", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [first] = await enrichJobs(w, id, 2);
    const jobId = first?.jobId ?? "";
    expect(await w.call.job.cancel({ id: jobId })).toEqual({
      id: jobId,
      status: "CANCELLED",
      campaignEnded: false,
    });
    expect(await jobRow(w, jobId)).toMatchObject({ status: "CANCELLED", doorbell_id: null });
    expect(await w.call.lead.get({ id: first?.leadId ?? "" })).toMatchObject({
      status: "CANCELLED",
      statusMessage: "Cancelled by operator",
    });
  });

  test("ends a PAUSED one while the breaker is OPEN, so that it cannot open it again", async () => {
    await using w = await system({ api: {} });
    const { held } = await outage(w);
    await w.call.job.cancel({ id: held.jobId });
    expect(await w.call.queue.cause()).toMatchObject({
      job: { id: held.jobId, status: "CANCELLED" },
      jobsPaused: 3,
    });
    await w.call.queue.close({ epoch: 1, reason: "The bad job is gone" });
    expect(await jobRow(w, held.jobId)).toMatchObject({ status: "CANCELLED" });
  });

  test("ends a RUNNING one with a call under way, whose answer is kept as a finished step", async () => {
    await using w = await system({ api: {} });
    const campaign = await runningCampaign(w);
    const [first] = await enrichJobs(w, campaign.id, 1);
    const held = await claimed(w, first?.jobId ?? "");
    const callId = await calling(w, held);
    await w.call.job.cancel({ id: held.jobId });
    await succeeded(w, held, { callId, step: "VERIFY" });
    const job = await w.call.job.get({ id: held.jobId });
    expect(job).toMatchObject({
      status: "CANCELLED",
      steps: [{ step: "VERIFY", attempt: 1 }],
      calls: [{ outcome: "SUCCEEDED", kept: true }],
    });
  });

  test("ends the campaign with its last job", async () => {
    await using w = await system({ api: {} });
    const { id, jobId } = await runningCampaign(w);
    expect(await w.call.job.cancel({ id: jobId })).toMatchObject({ campaignEnded: true });
    expect(await w.call.campaign.get({ id })).toMatchObject({ status: "FAILED" });
  });

  test("leaves a CANCELLED and a FAILED one as they are, and says so", async () => {
    await using w = await system({ api: {} });
    const { id, other } = await withFailedJob(w);
    await w.call.job.cancel({ id: other });
    await expectRefused(w.call.job.cancel({ id: other }), "WRONG_STATE", /cancelled already/);
    const before = await jobRow(w, id);
    const error = await expectRefused(w.call.job.cancel({ id }), "WRONG_STATE", /failed already/);
    expect(error.details).toEqual({ status: "FAILED" });
    expect(await jobRow(w, id)).toEqual(before);
  });
});

describe("retrying a job", () => {
  test("makes a FAILED one PENDING, with finished steps kept", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [first] = await enrichJobs(w, id, 1);
    const held = await claimed(w, first?.jobId ?? "");
    await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
    await spoilt(w, held);
    expect(await w.call.job.retry({ id: held.jobId })).toEqual({ id: held.jobId, status: "PENDING" });
    const job = await w.call.job.get({ id: held.jobId });
    expect(job).toMatchObject({
      status: "PENDING",
      errorCode: null,
      steps: [{ step: "VERIFY", attempt: 1 }],
    });
    expect(await w.call.lead.get({ id: first?.leadId ?? "" })).toMatchObject({ status: "REVEALED" });
  });

  test("makes it PAUSED while the breaker is OPEN", async () => {
    await using w = await system({ api: {} });
    const { id } = await withFailedJob(w);
    await w.call.queue.open({ reason: "Holiday" });
    expect(await w.call.job.retry({ id })).toEqual({ id, status: "PAUSED" });
    expect(await w.call.job.get({ id })).toMatchObject({
      pauseReason: expect.stringMatching(/by hand \(epoch 1\)/),
      pauseCause: { openedBecause: "PERSON", provider: null, failureKind: null },
    });
  });

  test("is refused when the campaign is over", async () => {
    await using w = await system({ api: {} });
    const { campaign, id } = await withFailedJob(w);
    await w.call.campaign.cancel({ id: campaign.id, reason: "Done" });
    await expectRefused(w.call.job.retry({ id }), "WRONG_STATE", /campaign is over/);
  });

  test("is refused for every state but FAILED", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const jobs = await enrichJobs(w, id, 3);
    const [pending = "", running = "", cancelled = ""] = jobs.map((job) => job.jobId);
    await claimed(w, running);
    await w.call.job.cancel({ id: cancelled });
    const says = (status: string) => new RegExp(`A ${status.toLowerCase()} job cannot retry`);
    await expectRefused(w.call.job.retry({ id: pending }), "WRONG_STATE", says("PENDING"));
    await expectRefused(w.call.job.retry({ id: running }), "WRONG_STATE", says("RUNNING"));
    await expectRefused(w.call.job.retry({ id: cancelled }), "WRONG_STATE", says("CANCELLED"));
    await w.call.queue.open({ reason: "Holiday" });
    await expectRefused(w.call.job.retry({ id: pending }), "WRONG_STATE", says("PAUSED"));
  });
});

describe("looking at jobs", () => {
  test("lists them by campaign, status and type", async () => {
    await using w = await system({ api: {} });
    const { campaign, id } = await withFailedJob(w);
    const second = await runningCampaign(w, "Second");
    const ids = async (filter: Parameters<typeof w.call.job.list>[0]) =>
      (await w.call.job.list(filter)).items.map((item) => item.id);
    expect(await ids({ campaignId: second.id })).toEqual([second.jobId]);
    expect(await ids({ status: "FAILED" })).toEqual([id]);
    expect(await ids({ type: "FETCH_LEADS" })).toEqual([second.jobId, campaign.jobId]);
    expect(await ids({ campaignId: second.id, status: "COMPLETED" })).toEqual([]);
    expect(await ids()).toHaveLength(4);
  });

  test("shows a job's calls with how each ended", async () => {
    await using w = await system({ api: {} });
    const { held, callId } = await outage(w);
    const job = await w.call.job.get({ id: held.jobId });
    expect(job).toMatchObject({ status: "PAUSED", attempt: 1, calling: false });
    expect(job.calls).toEqual([
      expect.objectContaining({ id: callId, outcome: "FAILED", failureKind: "QUOTA_EXHAUSTED", kept: false }),
    ]);
  });

  test("shows that a PAUSED job still waits for a call", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [first, second] = await enrichJobs(w, id, 2);
    const waiting = await claimed(w, first?.jobId ?? "");
    await calling(w, waiting);
    const held = await claimed(w, second?.jobId ?? "");
    await failed(w, held, await calling(w, held));
    expect(await w.call.job.get({ id: waiting.jobId })).toMatchObject({ status: "PAUSED", calling: true });
    expect((await w.call.queue.status()).callsInFlight).toBe(1);
  });
});

test("a job says why it ended badly if the cause may be on our side", async () => {
  await using w = await system({ api: {} });
  const { id } = await runningCampaign(w);
  const [one, other] = await enrichJobs(w, id, 2);
  await spoilt(w, await claimed(w, one?.jobId ?? ""), "worker-e7");
  await spoilt(w, await claimed(w, other?.jobId ?? ""));
  expect(await w.call.job.get({ id: one?.jobId ?? "" })).toMatchObject({ endedBy: "worker-e7" });
  const { items } = await w.call.job.list({ campaignId: id, status: "FAILED" });
  expect(items.map((job) => job.endedBy).sort()).toEqual([null, "worker-e7"].sort());
});
