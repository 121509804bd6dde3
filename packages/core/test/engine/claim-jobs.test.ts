import { describe, expect } from "vitest";
import { claimJobs, finishCall, handBackJobs, stopWorker } from "../../src/outreach/index.ts";
import { it } from "../support/it.ts";
import { makeJob } from "../support/make.ts";
import { contents, jobRow } from "../support/rows.ts";
import { newWorker } from "../support/world.ts";

describe("claimJobs", () => {
  it("makes a PENDING job RUNNING under the next attempt of this worker, and notes the epoch", async ({
    world,
  }) => {
    const { jobId, campaignId, leadId } = await makeJob(world, { attempt: 4 });
    const { workerId } = world;
    const claims = await world.run((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
    expect(claims).toEqual([
      { jobId, attempt: 5, epoch: 0, type: "ENRICH_LEAD", campaignId, leadId, silentMs: 15_000, steps: {} },
    ]);
    expect(await jobRow(world, jobId)).toMatchObject({ status: "RUNNING", attempt: 5, epoch: 0, workerId });
  });

  it("claims the PENDING ones of many and leaves the others out", async ({ world }) => {
    const pending = [await makeJob(world), await makeJob(world)];
    const others = [
      await makeJob(world, { status: "PAUSED" }),
      await makeJob(world, { status: "COMPLETED" }),
      await makeJob(world, { calling: true }),
    ];
    const jobIds = [...others, ...pending].map((job) => job.jobId);
    const claims = await world.run((tx) => claimJobs(tx, { workerId: world.workerId, jobIds }));
    expect(claims.map((claim) => claim.jobId).sort()).toEqual(pending.map((job) => job.jobId).sort());
  });

  it("hands over the finished steps with what each left (rule J6)", async ({ world }) => {
    const { jobId, attempt, callId } = await makeJob(world, { status: "RUNNING", calling: true });
    const done = { jobId, attempt, callId: callId ?? "", outcome: "SUCCEEDED", meta: {} } as const;
    const checkpoint = { step: "RESEARCH", output: { facts: ["Builds ferries"] } };
    await world.run((tx) => finishCall(tx, { ...done, checkpoint }));
    await world.run((tx) => handBackJobs(tx, [{ jobId, attempt }]));
    const [claim] = await world.run((tx) => claimJobs(tx, { workerId: world.workerId, jobIds: [jobId] }));
    expect(claim?.steps).toEqual({ RESEARCH: { facts: ["Builds ferries"] } });
  });

  it("claims nothing for a worker that was declared dead", async ({ world }) => {
    const { jobId } = await makeJob(world);
    const workerId = await newWorker(world);
    await world.run((tx) => stopWorker(tx, workerId));
    const before = await contents(world);
    expect(await world.run((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }))).toEqual([]);
    expect(await contents(world)).toEqual(before);
  });

  it("knows no job of an unknown id", async ({ world }) => {
    const jobIds = ["00000000-0000-7000-8000-000000000000"];
    expect(await world.run((tx) => claimJobs(tx, { workerId: world.workerId, jobIds }))).toEqual([]);
  });

  it("asked again by the same worker claims again, because the first answer was lost", async ({ world }) => {
    const { jobId } = await makeJob(world);
    const claim = () => world.run((tx) => claimJobs(tx, { workerId: world.workerId, jobIds: [jobId] }));
    expect(await claim()).toMatchObject([{ attempt: 1 }]);
    expect(await claim()).toMatchObject([{ attempt: 2 }]);
  });

  it("does not take a job from another worker", async ({ world }) => {
    const { jobId } = await makeJob(world, { status: "RUNNING" });
    const workerId = await newWorker(world);
    expect(await world.run((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }))).toEqual([]);
    expect(await jobRow(world, jobId)).toMatchObject({ attempt: 1, workerId: world.workerId });
  });
});
