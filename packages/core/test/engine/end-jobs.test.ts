import { describe, expect } from "vitest";
import { cancelJobs, completeJobs, failJob, handBackJobs, rescueJobs } from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { makeCampaign, makeJob } from "../support/make.ts";
import { bellsOf, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";
import { ALWAYS_REACHED, fallSilent, newWorker, newWorld } from "../support/world.ts";

const refusal = { code: "REFUSED", message: "The model declined." } as const;

describe("completeJobs", () => {
  it("ends the jobs of several campaigns at once, and the campaigns of which they were the last", async ({
    world,
  }) => {
    const last = await makeJob(world, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    const one = await makeJob(world, { status: "RUNNING", leadStatus: "HANDED_OVER" });
    await makeJob(world, { campaignId: one.campaignId });
    const result = await world.run((tx) => completeJobs(tx, [one, last]));
    expect(result.completed.sort()).toEqual([one.jobId, last.jobId].sort());
    expect(result.campaignsEnded).toEqual([last.campaignId]);
    expect(await jobRow(world, one.jobId)).toMatchObject({
      status: "COMPLETED",
      finishedAt: expect.any(Date),
    });
    expect(await campaignRow(world, last.campaignId)).toMatchObject({ status: "COMPLETED" });
    expect(await campaignRow(world, one.campaignId)).toMatchObject({ status: "RUNNING" });
  });

  it("called twice changes nothing more", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    await world.run((tx) => completeJobs(tx, [job]));
    const before = await contents(world);
    expect(await world.run((tx) => completeJobs(tx, [job]))).toEqual({ completed: [], campaignsEnded: [] });
    expect(await contents(world)).toEqual(before);
  });

  it("completes a PAUSED job whose last call was under way as the breaker opened (rule J5)", async ({
    world,
  }) => {
    const job = await makeJob(world, { status: "PAUSED", held: true });
    expect(await world.run((tx) => completeJobs(tx, [job]))).toMatchObject({ completed: [job.jobId] });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "COMPLETED", pauseReason: null });
  });

  it("by a worker that was declared dead does not end a job that was rescued and not yet claimed (rule J7)", async ({
    world,
  }) => {
    const workerId = await newWorker(world);
    const job = await makeJob(world, { status: "RUNNING", workerId });
    await fallSilent(world, workerId);
    await world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await world.run((tx) => completeJobs(tx, [job]))).toMatchObject({ completed: [] });
    expect(await world.run((tx) => failJob(tx, { ...job, ...refusal }))).toMatchObject({ failed: false });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PENDING" });
  });
});

describe("failJob", () => {
  it("ends job and lead with the reason and leaves the breaker as it is (rule J10)", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    await makeJob(world, { campaignId: job.campaignId });
    const { breaker } = await contents(world);
    const result = await world.run((tx) => failJob(tx, { ...job, ...refusal }));
    expect(result).toEqual({ failed: true, campaignsEnded: [] });
    const row = { status: "FAILED", errorCode: "REFUSED", errorMessage: "The model declined." };
    expect(await jobRow(world, job.jobId)).toMatchObject(row);
    expect(await leadRow(world, job.leadId)).toEqual({ status: "REFUSED", message: "The model declined." });
    expect((await contents(world)).breaker).toEqual(breaker);
  });

  it("called twice changes nothing more", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    await world.run((tx) => failJob(tx, { ...job, ...refusal }));
    const before = await contents(world);
    const again = await world.run((tx) => failJob(tx, { ...job, ...refusal, message: "another" }));
    expect(again).toEqual({ failed: false, campaignsEnded: [] });
    expect(await contents(world)).toEqual(before);
  });

  it("of fetching ends the campaign as FAILED with fetching's error once the other jobs are over", async ({
    world,
  }) => {
    const campaignId = await makeCampaign(world, { status: "CREATED" });
    await world.db.query("UPDATE campaign SET status = 'RUNNING', started_at = now() WHERE id = $1", [
      campaignId,
    ]);
    const fetching = await makeJob(world, { campaignId, type: "FETCH_LEADS", status: "RUNNING" });
    const lead = await makeJob(world, { campaignId, status: "RUNNING", leadStatus: "HANDED_OVER" });
    const failure = { code: "INVALID_CRITERIA", message: "No such filter." } as const;
    const first = await world.run((tx) => failJob(tx, { ...fetching, ...failure }));
    expect(first).toEqual({ failed: true, campaignsEnded: [] });
    const last = await world.run((tx) => completeJobs(tx, [lead]));
    expect(last.campaignsEnded).toEqual([campaignId]);
    expect(await campaignRow(world, campaignId)).toEqual({
      status: "FAILED",
      message: "Fetching leads failed: No such filter. (leads: 1 handled, 0 failed, 0 cancelled)",
    });
  });
});

describe("cancelJobs", () => {
  it("cancels the live ones, takes their doorbells out and closes their leads (rule J11)", async ({
    world,
  }) => {
    const pending = await makeJob(world);
    const over = await makeJob(world, { campaignId: pending.campaignId, status: "COMPLETED" });
    const jobIds = [over.jobId, pending.jobId];
    const result = await world.run((tx) => cancelJobs(tx, { jobIds, reason: "not this one" }));
    expect(result).toEqual({ cancelled: [pending.jobId], campaignsEnded: [pending.campaignId] });
    expect(await jobRow(world, pending.jobId)).toMatchObject({ status: "CANCELLED", doorbellId: null });
    expect(await bellsOf(world, pending.jobId)).toEqual([]);
    expect(await leadRow(world, pending.leadId)).toEqual({ status: "CANCELLED", message: "not this one" });
    expect(await campaignRow(world, pending.campaignId)).toEqual({
      status: "COMPLETED",
      message: "All jobs are over (leads: 1 handled, 0 failed, 1 cancelled)",
    });
  });

  it("called twice changes nothing more", async ({ world }) => {
    const { jobId } = await makeJob(world);
    await world.run((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "once" }));
    const before = await contents(world);
    const again = await world.run((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "twice" }));
    expect(again).toEqual({ cancelled: [], campaignsEnded: [] });
    expect(await contents(world)).toEqual(before);
  });

  it("of the only lead ends the campaign as FAILED, and lets people go who were only found", async () => {
    await using world = await newWorld();
    const job = await makeJob(world);
    await world.db.query(
      `INSERT INTO lead (organization_id, campaign_id, apollo_person_id) VALUES ($1, $2, 'found-only')`,
      [world.organizationId, job.campaignId],
    );
    await world.run((tx) => cancelJobs(tx, { jobIds: [job.jobId], reason: "x" }));
    expect(await campaignRow(world, job.campaignId)).toMatchObject({
      status: "FAILED",
      message: "No lead was handled (leads: 0 handled, 0 failed, 1 cancelled)",
    });
    expect((await contents(world)).leads).toHaveLength(1);
    await expectInvariants(world.pool);
  });
});

describe("handBackJobs", () => {
  it("gives a RUNNING job to the others with a new doorbell, and counts no death", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", deaths: 1 });
    expect(await world.run((tx) => handBackJobs(tx, [job]))).toEqual([job.jobId]);
    const row = await jobRow(world, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", attempt: 1, deaths: 1, workerId: null });
    expect(await bellsOf(world, job.jobId)).toEqual([row.doorbellId]);
  });

  it("called twice rings once", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    await world.run((tx) => handBackJobs(tx, [job]));
    expect(await world.run((tx) => handBackJobs(tx, [job]))).toEqual([]);
    expect(await bellsOf(world, job.jobId)).toHaveLength(1);
  });
});
