import { describe, expect } from "vitest";
import { JOB_STATUSES } from "../../src/index.ts";
import { claimJobs, failJob, openBreaker, retryJob } from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { makeCampaign, makeJob } from "../support/make.ts";
import { bellsOf, contents, jobRow, leadRow } from "../support/rows.ts";
import { newWorld } from "../support/world.ts";

describe("retryJob", () => {
  it("makes a FAILED job PENDING again with a doorbell, its lead open again, its error gone (rule J12)", async ({
    world,
  }) => {
    const job = await makeJob(world, { status: "FAILED", deaths: 5 });
    expect(await world.run((tx) => retryJob(tx, job.jobId))).toBe("PENDING");
    const row = await jobRow(world, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", deaths: 0, errorCode: null, finishedAt: null });
    expect(await bellsOf(world, job.jobId)).toEqual([row.doorbellId]);
    expect(await leadRow(world, job.leadId)).toEqual({ status: "REVEALED", message: null });
  });

  it("keeps finished steps, so that nothing is paid for again", async ({ world }) => {
    const job = await makeJob(world, { status: "FAILED" });
    await world.db.query(
      "INSERT INTO job_step (job_id, step, attempt, output) VALUES ($1, 'VERIFY', 1, '{}')",
      [job.jobId],
    );
    await world.run((tx) => retryJob(tx, job.jobId));
    const [claim] = await world.run((tx) => claimJobs(tx, { workerId: world.workerId, jobIds: [job.jobId] }));
    expect(claim).toMatchObject({ attempt: 2, steps: { VERIFY: {} } });
  });

  it.for(JOB_STATUSES.filter((status) => status !== "FAILED"))(
    "does not retry a %s job",
    async (status, { world }) => {
      const { jobId } = await makeJob(world, { status });
      const before = await contents(world);
      await expect(world.run((tx) => retryJob(tx, jobId))).rejects.toMatchObject({
        code: "WRONG_STATE",
        message: `A ${status} job cannot retry. Only a FAILED job can be retried.`,
      });
      expect(await contents(world)).toEqual(before);
    },
  );

  it.for(["COMPLETED", "FAILED"] as const)(
    "is refused when the campaign is %s",
    async (status, { world }) => {
      const campaignId = await makeCampaign(world, { status });
      const { jobId } = await makeJob(world, { campaignId, status: "FAILED" });
      await expect(world.run((tx) => retryJob(tx, jobId))).rejects.toMatchObject({
        code: "WRONG_STATE",
        message: `The job's campaign is ${status}: its jobs can't be retried any more.`,
      });
    },
  );

  it("of an unknown job is NOT_FOUND", async ({ world }) => {
    const retry = world.run((tx) => retryJob(tx, "00000000-0000-7000-8000-000000000000"));
    await expect(retry).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("called twice is refused the second time and rings once", async ({ world }) => {
    const { jobId } = await makeJob(world, { status: "FAILED" });
    await world.run((tx) => retryJob(tx, jobId));
    await expect(world.run((tx) => retryJob(tx, jobId))).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await bellsOf(world, jobId)).toHaveLength(1);
  });

  it("is not undone by the worker that reports the first failure again", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    await makeJob(world, { campaignId: job.campaignId });
    const failure = { ...job, code: "REFUSED", message: "Declined." } as const;
    await world.run((tx) => failJob(tx, failure));
    await world.run((tx) => retryJob(tx, job.jobId));
    expect(await world.run((tx) => failJob(tx, failure))).toMatchObject({ failed: false });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PENDING" });
  });

  it("is born PAUSED while the breaker is OPEN, without a doorbell", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world, { status: "FAILED" });
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    expect(await world.run((tx) => retryJob(tx, jobId))).toBe("PAUSED");
    expect(await jobRow(world, jobId)).toMatchObject({ pauseReason: "opened by hand (epoch 1)" });
    expect(await bellsOf(world, jobId)).toEqual([]);
    await expectInvariants(world.pool);
  });
});
