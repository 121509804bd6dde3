import { makeCampaign, makeJob, makeLead, makeOrganization, makeStep } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { JOB_STATUSES } from "../../src/index.ts";
import { claimJobs, failJob, GIVEN_BEFORE, openBreaker, retryJob } from "../../src/outreach/index.ts";
import { newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, contents, jobRow, leadRow } from "../support/rows.ts";

describe("retryJob", () => {
  it("makes a FAILED job PENDING with a doorbell, reopens its lead and clears its error (rule J12)", async ({
    system,
  }) => {
    const job = await makeJob(system.db, { status: "FAILED", deaths: 5 });
    expect(await system.tx((tx) => retryJob(tx, job.jobId))).toBe("PENDING");
    const row = await jobRow(system, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", deaths: 0, errorCode: null, finishedAt: null });
    expect(await bellsOf(system, job.jobId)).toEqual([row.doorbellId]);
    expect(await leadRow(system, job.leadId)).toEqual({ status: "REVEALED", message: null });
  });

  it("keeps finished steps, so that nothing is paid for again", async ({ system }) => {
    const job = await makeJob(system.db, { status: "FAILED" });
    await makeStep(system.db, job.jobId, "VERIFY");
    await system.tx((tx) => retryJob(tx, job.jobId));
    const [claim] = await system.tx((tx) =>
      claimJobs(tx, { workerId: system.workerId, jobIds: [job.jobId] }),
    );
    expect(claim).toMatchObject({ attempt: 2, steps: { VERIFY: {} } });
  });

  it.for(JOB_STATUSES.filter((status) => status !== "FAILED"))(
    "does not retry a %s job",
    async (status, { system }) => {
      const { jobId } = await makeJob(system.db, { status });
      const before = await contents(system);
      await expect(system.tx((tx) => retryJob(tx, jobId))).rejects.toMatchObject({
        code: "WRONG_STATE",
        message: `A ${status.toLowerCase()} job cannot retry. Only a failed job can be retried.`,
      });
      expect(await contents(system)).toEqual(before);
    },
  );

  it.for(["COMPLETED", "FAILED"] as const)(
    "is refused when the campaign is %s",
    async (status, { system }) => {
      const { id: campaignId } = await makeCampaign(system.db, { status });
      const { jobId } = await makeJob(system.db, { campaignId, status: "FAILED" });
      await expect(system.tx((tx) => retryJob(tx, jobId))).rejects.toMatchObject({
        code: "WRONG_STATE",
        message: "The job's campaign is over: its jobs can't be retried any more.",
      });
    },
  );

  it.for(["HANDED_OVER", "REVEALED"] as const)(
    "is refused while a lead of another organization that is %s has the address",
    async (status, { system }) => {
      const job = await makeJob(system.db, { status: "FAILED" });
      const { id: organizationId } = await makeOrganization(system.db, { name: "Sydhavn" });
      const { id: campaignId } = await makeCampaign(system.db, { organizationId });
      const { id: other } = await makeLead(system.db, { campaignId, status, email: `Ada@${status}.example` });
      await system.db.query("UPDATE lead SET email = $2 WHERE id = $1", [
        job.leadId,
        `ada@${status}.example`,
      ]);
      const before = await contents(system);
      await expect(system.tx((tx) => retryJob(tx, job.jobId))).rejects.toMatchObject({
        code: "WRONG_STATE",
        message: `${GIVEN_BEFORE} The job can't be retried.`,
      });
      expect(await contents(system)).toEqual(before);
      await system.db.query("UPDATE lead SET email = 'eva@works.example' WHERE id = $1", [other]);
      expect(await system.tx((tx) => retryJob(tx, job.jobId))).toBe("PENDING");
    },
  );

  it("answers NOT_FOUND for an unknown job", async ({ system }) => {
    const retry = system.tx((tx) => retryJob(tx, "00000000-0000-7000-8000-000000000000"));
    await expect(retry).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused the second time, and queues one doorbell", async ({ system }) => {
    const { jobId } = await makeJob(system.db, { status: "FAILED" });
    await system.tx((tx) => retryJob(tx, jobId));
    await expect(system.tx((tx) => retryJob(tx, jobId))).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await bellsOf(system, jobId)).toHaveLength(1);
  });

  it("is not undone when the worker reports the first failure again", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    await makeJob(system.db, { campaignId: job.campaignId });
    const failure = { ...job, code: "REFUSED", message: "Declined." } as const;
    await system.tx((tx) => failJob(tx, failure));
    await system.tx((tx) => retryJob(tx, job.jobId));
    expect(await system.tx((tx) => failJob(tx, failure))).toMatchObject({ failed: false });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PENDING" });
  });

  it("makes it PAUSED while the breaker is OPEN, without a doorbell", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db, { status: "FAILED" });
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    expect(await system.tx((tx) => retryJob(tx, jobId))).toBe("PAUSED");
    expect(await jobRow(system, jobId)).toMatchObject({ pauseReason: "opened by hand (epoch 1)" });
    expect(await bellsOf(system, jobId)).toEqual([]);
    await expectInvariants(system.pool);
  });
});
