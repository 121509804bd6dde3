import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { type Domain, type EndedJobs, engine } from "../../src/engine/index.ts";
import { only } from "../../src/engine/parts/tx.ts";
import { DomainError } from "../../src/index.ts";
import { FAILURE } from "../support/calls.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { bellsOf, contents, jobRow, leadRow } from "../support/rows.ts";

/** A domain other than outreach, over the same enums. */
const PARCELS: Domain = {
  tasks: {
    FETCH_LEADS: { identifier: "collect", priority: 3 },
    ENRICH_LEAD: { identifier: "deliver", priority: 7 },
  },
  ownCalls: {
    PROBE: {
      whileOpen: false,
      endpoints: { PERPLEXITY: "POST /depot" },
      lookUp: { PERPLEXITY: "GET /depot" },
    },
  },
  providerNames: { PERPLEXITY: "The carrier" },
  onEnd: async () => ({}),
  onRetry: async () => {},
};

describe("the engine of another domain", () => {
  it("announces jobs by the domain's worker tasks and priorities", async ({ system }) => {
    const { campaignId } = await makeJob(system.db);
    const { enqueueJobs } = engine(PARCELS);
    const { jobIds } = await system.tx((tx) => enqueueJobs(tx, [{ campaignId, type: "FETCH_LEADS" }]));
    expect(await taskOf(system, only(jobIds))).toEqual({ task: "collect", priority: 3 });
  });

  it("refuses a job of a type that has no worker task", async ({ system }) => {
    const { campaignId } = await makeJob(system.db);
    const jobs = [{ campaignId, type: "RETURN" }];
    await expect(system.tx((tx) => engine(PARCELS).enqueueJobs(tx, jobs))).rejects.toThrow(
      /engine-e8.*RETURN/,
    );
  });

  it("uses the domain's display names of providers", async () => {
    await using system = await newSystem();
    const { jobId, attempt, callId } = await makeJob(system.db, { status: "RUNNING", calling: true });
    const call = { callId: callId as string, jobId, attempt, actor: "worker:1", failure: FAILURE };
    await system.tx((tx) => engine(PARCELS).failCall(tx, call));
    expect(await jobRow(system, jobId)).toMatchObject({
      pauseReason: "The carrier QUOTA_EXHAUSTED (epoch 1)",
    });
    expect(await engine(PARCELS).readBreaker(system.db)).toMatchObject({
      reason: "The carrier v1/responses: You exceeded your current quota.",
    });
  });

  it("begins no call that the domain forbids", async ({ system }) => {
    const { jobId, attempt } = await makeJob(system.db, { status: "RUNNING" });
    const { workerId } = system;
    const intent = {
      jobId,
      attempt,
      workerId,
      provider: "PERPLEXITY",
      endpoint: "depot",
      step: "DELIVER",
      effect: true,
    };
    const forbidding = engine({ ...PARCELS, mayCall: "job.lead_id IS NULL" });
    expect(await forbidding.beginCall(system.db, intent)).toBeNull();
    expect(await jobRow(system, jobId)).toMatchObject({ callId: null });
    expect(await engine(PARCELS).beginCall(system.db, intent)).not.toBeNull();
  });

  it("tells the hook which jobs ended and how, and adds its answer to the verb's", async ({ system }) => {
    const told: EndedJobs[] = [];
    const { completeJobs, failJob, cancelJobs } = engine({
      ...PARCELS,
      onEnd: async (_, ended) => ({ parcels: told.push(ended) }),
    });
    const job = await makeJob(system.db, { status: "RUNNING" });
    const { jobId, attempt, campaignId } = job;
    expect(await system.tx((tx) => completeJobs(tx, [job]))).toEqual({ completed: [jobId], parcels: 1 });
    const lost = { jobId, attempt, code: "LOST", message: "Fell off." };
    expect(await system.tx((tx) => failJob(tx, lost))).toEqual({ failed: false, parcels: 2 });
    const cancelled = await system.tx((tx) => cancelJobs(tx, { jobIds: [jobId], reason: "no more" }));
    expect(cancelled).toEqual({ cancelled: [], parcels: 3 });
    expect(told).toEqual([
      { jobs: [{ id: jobId, campaignId }], status: "COMPLETED" },
      { jobs: [], status: "FAILED", code: "LOST", message: "Fell off." },
      { jobs: [], status: "CANCELLED", message: "no more" },
    ]);
    expect(await leadRow(system, job.leadId)).toMatchObject({ status: "REVEALED" });
  });

  it("records own calls by the domain's table: its endpoint, its effect, and none while OPEN", async () => {
    await using system = await newSystem();
    const { beginOwnCall, openBreaker } = engine(PARCELS);
    const intent = { purpose: "PROBE", provider: "PERPLEXITY", actor: "user:ada" };
    const { id: campaignId } = await makeCampaign(system.db);
    const begin = (changed = {}) =>
      system.tx((tx) => beginOwnCall(tx, { ...intent, campaignId, ...changed }));
    await begin();
    await begin({ looks: true });
    const calls = await system.db.query(
      "SELECT purpose, endpoint, effect, actor FROM provider_call ORDER BY id",
    );
    expect(calls).toEqual([
      { purpose: "PROBE", endpoint: "POST /depot", effect: true, actor: "user:ada" },
      { purpose: "PROBE", endpoint: "GET /depot", effect: false, actor: "user:ada" },
    ]);
    await expect(begin({ provider: "APOLLO" })).rejects.toThrow(/engine-e15.*PROBE of APOLLO/);
    await expect(begin({ purpose: "ANALYTICS" })).rejects.toThrow(/engine-e17.*ANALYTICS/);
    await expect(begin({ campaignId: undefined })).rejects.toThrow(/engine-e16.*PROBE/);
    await system.tx((tx) => openBreaker(tx, { actor: "user:ada", reason: "stop" }));
    await expect(begin()).rejects.toMatchObject({ code: "BREAKER_OPEN" });
    expect(await system.db.query("SELECT 1 FROM provider_call")).toHaveLength(2);
  });

  it("changes nothing if the hook throws, because both are one transaction", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    const before = await contents(system);
    const onEnd = async () => Promise.reject(new Error("The shelf is full."));
    const ended = system.tx((tx) => engine({ ...PARCELS, onEnd }).completeJobs(tx, [job]));
    await expect(ended).rejects.toThrow("The shelf is full.");
    expect(await contents(system)).toEqual(before);
  });

  it("retries no job that the hook refuses", async ({ system }) => {
    const job = await makeJob(system.db, { status: "FAILED" });
    const onRetry = async () => Promise.reject(new DomainError("WRONG_STATE", "The parcel was returned."));
    const retried = system.tx((tx) => engine({ ...PARCELS, onRetry }).retryJob(tx, job.jobId));
    await expect(retried).rejects.toThrow("The parcel was returned.");
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "FAILED" });
    expect(await bellsOf(system, job.jobId)).toEqual([]);
  });
});

const taskOf = async (system: CoreSystem, jobId: string) =>
  only(
    await system.db.query<{ task: string; priority: number }>(
      `SELECT bell.task_identifier AS task, bell.priority FROM job
       JOIN graphile_worker.jobs AS bell ON bell.id = job.doorbell_id WHERE job.id = $1`,
      [jobId],
    ),
  );
