import { describe, expect } from "vitest";
import { type Domain, type EndedJobs, engine } from "../../src/engine/index.ts";
import { only } from "../../src/engine/parts/tx.ts";
import { DomainError } from "../../src/index.ts";
import { FAILURE } from "../support/calls.ts";
import { it } from "../support/it.ts";
import { makeJob } from "../support/make.ts";
import { bellsOf, contents, jobRow, leadRow } from "../support/rows.ts";
import { newWorld, type World } from "../support/world.ts";

/** A domain that is not ours, over the same enums. */
const PARCELS: Domain = {
  tasks: {
    FETCH_LEADS: { identifier: "collect", priority: 3 },
    ENRICH_LEAD: { identifier: "deliver", priority: 7 },
  },
  providerNames: { PERPLEXITY: "The carrier" },
  onEnd: async () => ({}),
  onRetry: async () => {},
};

describe("the engine of another domain", () => {
  it("announces jobs by the domain's worker tasks and priorities", async ({ world }) => {
    const { campaignId } = await makeJob(world);
    const { enqueueJobs } = engine(PARCELS);
    const { jobIds } = await world.run((tx) => enqueueJobs(tx, [{ campaignId, type: "FETCH_LEADS" }]));
    expect(await taskOf(world, only(jobIds))).toEqual({ task: "collect", priority: 3 });
  });

  it("refuses a job of a type that has no worker task", async ({ world }) => {
    const { campaignId } = await makeJob(world);
    const jobs = [{ campaignId, type: "RETURN" }];
    await expect(world.run((tx) => engine(PARCELS).enqueueJobs(tx, jobs))).rejects.toThrow(
      /engine-e8.*RETURN/,
    );
  });

  it("names providers as the domain does", async () => {
    await using world = await newWorld();
    const { jobId, attempt, callId } = await makeJob(world, { status: "RUNNING", calling: true });
    const call = { callId: callId as string, jobId, attempt, actor: "worker:1", failure: FAILURE };
    await world.run((tx) => engine(PARCELS).failCall(tx, call));
    expect(await jobRow(world, jobId)).toMatchObject({
      pauseReason: "The carrier QUOTA_EXHAUSTED (epoch 1)",
    });
    expect(await engine(PARCELS).readBreaker(world.db)).toMatchObject({
      reason: "The carrier v1/responses: You exceeded your current quota.",
    });
  });

  it("tells the hook which jobs ended and how, and adds its answer to the verb's", async ({ world }) => {
    const told: EndedJobs[] = [];
    const { completeJobs, failJob, cancelJobs } = engine({
      ...PARCELS,
      onEnd: async (_, ended) => ({ parcels: told.push(ended) }),
    });
    const job = await makeJob(world, { status: "RUNNING" });
    const { jobId, attempt, campaignId } = job;
    expect(await world.run((tx) => completeJobs(tx, [job]))).toEqual({ completed: [jobId], parcels: 1 });
    const lost = { jobId, attempt, code: "LOST", message: "Fell off." };
    expect(await world.run((tx) => failJob(tx, lost))).toEqual({ failed: false, parcels: 2 });
    const cancelled = await world.run((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "no more" }));
    expect(cancelled).toEqual({ cancelled: [], parcels: 3 });
    expect(told).toEqual([
      { jobs: [{ id: jobId, campaignId }], status: "COMPLETED" },
      { jobs: [], status: "FAILED", code: "LOST", message: "Fell off." },
      { jobs: [], status: "CANCELLED", message: "no more" },
    ]);
    expect(await leadRow(world, job.leadId)).toMatchObject({ status: "REVEALED" });
  });

  it("changes nothing when the hook throws: both are one transaction", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    const before = await contents(world);
    const onEnd = async () => Promise.reject(new Error("The shelf is full."));
    const ended = world.run((tx) => engine({ ...PARCELS, onEnd }).completeJobs(tx, [job]));
    await expect(ended).rejects.toThrow("The shelf is full.");
    expect(await contents(world)).toEqual(before);
  });

  it("retries no job for which the hook refuses", async ({ world }) => {
    const job = await makeJob(world, { status: "FAILED" });
    const onRetry = async () => Promise.reject(new DomainError("WRONG_STATE", "The parcel was returned."));
    const retried = world.run((tx) => engine({ ...PARCELS, onRetry }).retryJob(tx, job.jobId));
    await expect(retried).rejects.toThrow("The parcel was returned.");
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "FAILED" });
    expect(await bellsOf(world, job.jobId)).toEqual([]);
  });
});

const taskOf = async (world: World, jobId: string) =>
  only(
    await world.db.query<{ task: string; priority: number }>(
      `SELECT bell.task_identifier AS task, bell.priority FROM job
       JOIN graphile_worker.jobs AS bell ON bell.id = job.doorbell_id WHERE job.id = $1`,
      [jobId],
    ),
  );
