import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { claimJobs, finishCall, handBackJobs, stopWorker } from "../../src/outreach/index.ts";
import { newWorker, PATIENT } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { contents, jobRow } from "../support/rows.ts";

describe("claimJobs", () => {
  it("makes a PENDING job RUNNING under this worker and the next attempt, and records the epoch", async ({
    system,
  }) => {
    const { jobId, campaignId, leadId } = await makeJob(system.db, { attempt: 4 });
    const { workerId } = system;
    const claims = await system.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
    expect(claims).toEqual([
      { jobId, attempt: 5, epoch: 0, type: "ENRICH_LEAD", campaignId, leadId, ...PATIENT, steps: {} },
    ]);
    expect(await jobRow(system, jobId)).toMatchObject({ status: "RUNNING", attempt: 5, epoch: 0, workerId });
  });

  it("claims the PENDING jobs of many and leaves the others out", async ({ system }) => {
    const pending = [await makeJob(system.db), await makeJob(system.db)];
    const others = [
      await makeJob(system.db, { status: "PAUSED" }),
      await makeJob(system.db, { status: "COMPLETED" }),
      await makeJob(system.db, { calling: true }),
    ];
    const jobIds = [...others, ...pending].map((job) => job.jobId);
    const claims = await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds }));
    expect(claims.map((claim) => claim.jobId).sort()).toEqual(pending.map((job) => job.jobId).sort());
  });

  it("returns the finished steps with their outputs (rule J6)", async ({ system }) => {
    const { jobId, attempt, callId } = await makeJob(system.db, { status: "RUNNING", calling: true });
    const done = { jobId, attempt, callId: callId ?? "", outcome: "SUCCEEDED", meta: {} } as const;
    const checkpoint = { step: "RESEARCH", output: { facts: ["Builds ferries"] } };
    await system.tx((tx) => finishCall(tx, { ...done, checkpoint }));
    await system.tx((tx) => handBackJobs(tx, [{ jobId, attempt }]));
    const [claim] = await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] }));
    expect(claim?.steps).toEqual({ RESEARCH: { facts: ["Builds ferries"] } });
  });

  it("claims nothing for a worker that was declared dead", async ({ system }) => {
    const { jobId } = await makeJob(system.db);
    const workerId = await newWorker(system);
    await system.tx((tx) => stopWorker(tx, workerId));
    const before = await contents(system);
    expect(await system.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }))).toEqual([]);
    expect(await contents(system)).toEqual(before);
  });

  it("claims nothing for an unknown id", async ({ system }) => {
    const jobIds = ["00000000-0000-7000-8000-000000000000"];
    expect(await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds }))).toEqual([]);
  });

  it("claims a job again for the same worker, because its first answer was lost", async ({ system }) => {
    const { jobId } = await makeJob(system.db);
    const claim = () => system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] }));
    expect(await claim()).toMatchObject([{ attempt: 1 }]);
    expect(await claim()).toMatchObject([{ attempt: 2 }]);
  });

  it("does not take a job from another worker", async ({ system }) => {
    const { jobId } = await makeJob(system.db, { status: "RUNNING" });
    const workerId = await newWorker(system);
    expect(await system.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }))).toEqual([]);
    expect(await jobRow(system, jobId)).toMatchObject({ attempt: 1, workerId: system.workerId });
  });
});
