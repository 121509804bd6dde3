import { makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { cancelJobs, completeJobs, failJob, handBackJobs, rescueJobs } from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, fallSilent, newSystem, newWorker } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";

const refusal = { code: "REFUSED", message: "The model declined." } as const;

describe("completeJobs", () => {
  it("ends jobs of several campaigns at once, and the campaigns that have no other live job", async ({
    system,
  }) => {
    const last = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const one = await makeJob(system.db, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    await makeJob(system.db, { campaignId: one.campaignId });
    const result = await system.tx((tx) => completeJobs(tx, [one, last]));
    expect(result.completed.sort()).toEqual([one.jobId, last.jobId].sort());
    expect(result.campaignsEnded).toEqual([last.campaignId]);
    expect(await jobRow(system, one.jobId)).toMatchObject({
      status: "COMPLETED",
      finishedAt: expect.any(Date),
    });
    expect(await campaignRow(system, last.campaignId)).toMatchObject({ status: "COMPLETED" });
    expect(await campaignRow(system, one.campaignId)).toMatchObject({ status: "RUNNING" });
  });

  it("called twice changes nothing more", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    await system.tx((tx) => completeJobs(tx, [job]));
    const before = await contents(system);
    expect(await system.tx((tx) => completeJobs(tx, [job]))).toEqual({ completed: [], campaignsEnded: [] });
    expect(await contents(system)).toEqual(before);
  });

  it("completes a PAUSED job whose last call was under way when the breaker opened (rule J5)", async ({
    system,
  }) => {
    const job = await makeJob(system.db, { status: "PAUSED", held: true });
    expect(await system.tx((tx) => completeJobs(tx, [job]))).toMatchObject({ completed: [job.jobId] });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "COMPLETED", pauseReason: null });
  });

  it("does not end a rescued, unclaimed job for the worker that was declared dead (rule J7)", async ({
    system,
  }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "RUNNING", workerId });
    await fallSilent(system, workerId);
    await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await system.tx((tx) => completeJobs(tx, [job]))).toMatchObject({ completed: [] });
    expect(await system.tx((tx) => failJob(tx, { ...job, ...refusal }))).toMatchObject({ failed: false });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PENDING" });
  });
});

describe("failJob", () => {
  it("ends job and lead with the reason and leaves the breaker as it is (rule J10)", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    await makeJob(system.db, { campaignId: job.campaignId });
    const { breaker } = await contents(system);
    const result = await system.tx((tx) => failJob(tx, { ...job, ...refusal }));
    expect(result).toEqual({ failed: true, campaignsEnded: [] });
    const row = { status: "FAILED", errorCode: "REFUSED", errorMessage: "The model declined." };
    expect(await jobRow(system, job.jobId)).toMatchObject(row);
    expect(await leadRow(system, job.leadId)).toEqual({ status: "REFUSED", message: "The model declined." });
    expect((await contents(system)).breaker).toEqual(breaker);
  });

  it("called twice changes nothing more", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    await system.tx((tx) => failJob(tx, { ...job, ...refusal }));
    const before = await contents(system);
    const again = await system.tx((tx) => failJob(tx, { ...job, ...refusal, message: "another" }));
    expect(again).toEqual({ failed: false, campaignsEnded: [] });
    expect(await contents(system)).toEqual(before);
  });

  it("ends the campaign as FAILED with the error of its FETCH_LEADS job once the other jobs are over", async ({
    system,
  }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    await system.db.query("UPDATE campaign SET status = 'RUNNING', started_at = now() WHERE id = $1", [
      campaignId,
    ]);
    const fetching = await makeJob(system.db, { campaignId, type: "FETCH_LEADS", status: "RUNNING" });
    const lead = await makeJob(system.db, { campaignId, status: "RUNNING", leadStatus: "HANDED_OVER" });
    const failure = { code: "INVALID_CRITERIA", message: "No such filter." } as const;
    const first = await system.tx((tx) => failJob(tx, { ...fetching, ...failure }));
    expect(first).toEqual({ failed: true, campaignsEnded: [] });
    const last = await system.tx((tx) => completeJobs(tx, [lead]));
    expect(last.campaignsEnded).toEqual([campaignId]);
    expect(await campaignRow(system, campaignId)).toEqual({
      status: "FAILED",
      message: "Fetching leads failed: No such filter. (leads: 1 handled, 0 failed, 0 cancelled)",
    });
  });
});

describe("cancelJobs", () => {
  it("cancels the live jobs, takes their doorbells out and closes their leads (rule J11)", async ({
    system,
  }) => {
    const pending = await makeJob(system.db);
    const over = await makeJob(system.db, { campaignId: pending.campaignId, status: "COMPLETED" });
    const jobIds = [over.jobId, pending.jobId];
    const result = await system.tx((tx) => cancelJobs(tx, { jobIds, reason: "not this one" }));
    expect(result).toEqual({ cancelled: [pending.jobId], campaignsEnded: [pending.campaignId] });
    expect(await jobRow(system, pending.jobId)).toMatchObject({ status: "CANCELLED", doorbellId: null });
    expect(await bellsOf(system, pending.jobId)).toEqual([]);
    expect(await leadRow(system, pending.leadId)).toEqual({ status: "CANCELLED", message: "not this one" });
    expect(await campaignRow(system, pending.campaignId)).toEqual({
      status: "COMPLETED",
      message: "All jobs are over (leads: 1 handled, 0 failed, 1 cancelled)",
    });
  });

  it("called twice changes nothing more", async ({ system }) => {
    const { jobId } = await makeJob(system.db);
    await system.tx((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "once" }));
    const before = await contents(system);
    const again = await system.tx((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "twice" }));
    expect(again).toEqual({ cancelled: [], campaignsEnded: [] });
    expect(await contents(system)).toEqual(before);
  });

  it("ends the campaign as FAILED if its only lead is cancelled, and deletes leads that were only found", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db);
    await makeLead(system.db, { campaignId: job.campaignId, status: "FOUND" });
    await system.tx((tx) => cancelJobs(tx, { jobIds: [job.jobId], reason: "x" }));
    expect(await campaignRow(system, job.campaignId)).toMatchObject({
      status: "FAILED",
      message: "No lead was handled (leads: 0 handled, 0 failed, 1 cancelled)",
    });
    expect((await contents(system)).leads).toHaveLength(1);
    await expectInvariants(system.pool);
  });
});

describe("handBackJobs", () => {
  it("gives a RUNNING job to the others with a new doorbell, and counts no death", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", deaths: 1 });
    expect(await system.tx((tx) => handBackJobs(tx, [job]))).toEqual([job.jobId]);
    const row = await jobRow(system, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", attempt: 1, deaths: 1, workerId: null });
    expect(await bellsOf(system, job.jobId)).toEqual([row.doorbellId]);
  });

  it("called twice queues one doorbell", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    await system.tx((tx) => handBackJobs(tx, [job]));
    expect(await system.tx((tx) => handBackJobs(tx, [job]))).toEqual([]);
    expect(await bellsOf(system, job.jobId)).toHaveLength(1);
  });
});
