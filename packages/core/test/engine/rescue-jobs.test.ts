import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import {
  beatWorker,
  cancelJobs,
  type Reach,
  registerWorker,
  rescueJobs,
  stopWorker,
} from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newSystem, newWorker } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, callRow, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";

const rescue = (system: CoreSystem) => system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));

describe("rescueJobs", () => {
  it("gives the jobs of a silent worker back with a new doorbell, and marks its calls UNKNOWN (rules J6, J9)", async ({
    system,
  }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, workerId });
    await fallSilent(system, workerId);
    expect(await rescue(system)).toEqual({
      workersLost: [workerId],
      rescued: [job.jobId],
      failed: [],
      callsUnknown: 1,
    });
    const row = await jobRow(system, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", attempt: 1, deaths: 1, workerId: null, callId: null });
    expect(await bellsOf(system, job.jobId)).toEqual([row.doorbellId]);
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "UNKNOWN", kept: false });
  });

  it("counts no death against a job that had waited since before the worker's last beat", async ({
    system,
  }) => {
    const workerId = await newWorker(system);
    const { jobId: waiting } = await makeJob(system.db, { status: "RUNNING", workerId });
    const { jobId: atWork } = await makeJob(system.db, { status: "RUNNING", workerId });
    const { jobId: calling } = await makeJob(system.db, { status: "RUNNING", calling: true, workerId });
    await fallSilent(system, workerId);
    const long = "UPDATE job SET claimed_at = now() - interval '2 hours' WHERE id = ANY($1::uuid[])";
    await system.db.query(long, [[waiting, calling]]);
    await rescue(system);
    expect(await jobRow(system, waiting)).toMatchObject({ status: "PENDING", deaths: 0 });
    expect(await jobRow(system, atWork)).toMatchObject({ status: "PENDING", deaths: 1 });
    expect(await jobRow(system, calling)).toMatchObject({ status: "PENDING", deaths: 1 });
  });

  it("does not touch the jobs of workers that send heartbeats", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const before = await contents(system);
    expect(await rescue(system)).toEqual({ workersLost: [], rescued: [], failed: [], callsUnknown: 0 });
    expect(await contents(system)).toEqual(before);
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "RUNNING" });
  });

  it("finds nothing the second time", async ({ system }) => {
    const workerId = await newWorker(system);
    await makeJob(system.db, { status: "RUNNING", workerId });
    await fallSilent(system, workerId);
    await rescue(system);
    const before = await contents(system);
    expect(await rescue(system)).toMatchObject({ workersLost: [], rescued: [] });
    expect(await contents(system)).toEqual(before);
  });

  it("frees the call of a job that was paused and resumed, and queues its doorbell", async ({ system }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "PENDING", calling: true, workerId });
    await fallSilent(system, workerId);
    await rescue(system);
    const row = await jobRow(system, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", callId: null, deaths: 0 });
    expect(await bellsOf(system, job.jobId)).toContain(row.doorbellId);
  });

  it("frees the call of a PAUSED job, which stays PAUSED without a doorbell", async ({ system }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "PAUSED", calling: true, workerId });
    await fallSilent(system, workerId);
    await rescue(system);
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null, deaths: 0 });
    expect(await bellsOf(system, job.jobId)).toEqual([]);
  });

  it("frees the call of a CANCELLED job, which stays CANCELLED", async ({ system }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, workerId });
    await system.tx((tx) => cancelJobs(tx, { jobIds: [job.jobId], reason: "not this one" }));
    const { finishedAt } = await jobRow(system, job.jobId);
    await fallSilent(system, workerId);
    expect(await rescue(system)).toMatchObject({ failed: [], callsUnknown: 1 });
    const row = { status: "CANCELLED", callId: null, workerId: null, deaths: 0, finishedAt };
    expect(await jobRow(system, job.jobId)).toMatchObject(row);
    expect(await bellsOf(system, job.jobId)).toEqual([]);
  });

  it("fails a job at its fifth death in a row, with its lead and the campaign whose last live job it was", async ({
    system,
  }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "RUNNING", deaths: 4, workerId });
    await fallSilent(system, workerId);
    expect(await rescue(system)).toMatchObject({ rescued: [], failed: [job.jobId] });
    const message = expect.stringContaining("died 5 times in a row");
    expect(await jobRow(system, job.jobId)).toMatchObject({
      status: "FAILED",
      errorCode: "WORKER_DIED",
      errorMessage: message,
    });
    expect(await leadRow(system, job.leadId)).toEqual({ status: "FAILED", message });
    expect(await campaignRow(system, job.campaignId)).toMatchObject({ status: "FAILED" });
    expect(await bellsOf(system, job.jobId)).toEqual([]);
  });

  it("unlocks graphile-worker's rows of the process that died", async () => {
    await using system = await newSystem();
    const workerId = await newWorker(system);
    await beatWorker(system.db, { workerId, poolIds: ["pool-7"] });
    const job = await makeJob(system.db, { status: "RUNNING", workerId });
    await system.db.query(
      `SELECT graphile_worker.add_job('enrich_lead', json_build_object('jobId', $1::uuid))::text`,
      [job.jobId],
    );
    await system.db.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-7'");
    await fallSilent(system, workerId);
    await rescue(system);
    const locked = await system.db.query(
      "SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL",
    );
    expect(locked).toEqual([]);
    await expectInvariants(system.pool);
  });
});

describe("the silence that means death", () => {
  const limits = (heartbeatMs: number, silentMs: number) => ({
    name: "host:1",
    concurrency: 1,
    heartbeatMs,
    silentMs,
  });
  const silentFor = async (system: CoreSystem, workerId: string, seconds: number) => {
    await system.db.query("UPDATE worker SET beat_at = now() - make_interval(secs => $2) WHERE id = $1", [
      workerId,
      seconds,
    ]);
  };
  const lost = async (system: CoreSystem, reach: Reach) =>
    (await system.tx((tx) => rescueJobs(tx, reach))).workersLost;

  it("is each worker's own limit: one with a longer limit is not rescued early, whichever worker sweeps", async ({
    system,
  }) => {
    const patient = await registerWorker(system.db, limits(10_000, 60_000));
    const usual = await registerWorker(system.db, { name: "host:2", concurrency: 1 });
    for (const id of [patient, usual]) await silentFor(system, id, 50);
    expect(await lost(system, { seconds: 600, gapSeconds: 8 })).toEqual([usual]);
    await silentFor(system, patient, 61);
    expect(await lost(system, { seconds: 600, gapSeconds: 8 })).toEqual([patient]);
  });

  it("is at least as long as an outage that may have gone unnoticed", async ({ system }) => {
    const quick = await registerWorker(system.db, limits(1_000, 5_000));
    await silentFor(system, quick, 9);
    expect(await lost(system, { seconds: 600, gapSeconds: 8 })).toEqual([]);
    expect(await lost(system, { seconds: 600, gapSeconds: 3.5 })).toEqual([quick]);
  });

  it("proves nothing if the database could not be reached for that long", async ({ system }) => {
    const worker = await registerWorker(system.db, { name: "host:1", concurrency: 1 });
    await silentFor(system, worker, 30);
    expect(await lost(system, { seconds: 14.9, gapSeconds: 8 })).toEqual([]);
    expect(await lost(system, { seconds: 15.1, gapSeconds: 8 })).toEqual([worker]);
  });
});

describe("a worker", () => {
  it("is registered as alive, and its beats record the ids of its pools", async ({ system }) => {
    const workerId = await registerWorker(system.db, { name: "host:1", concurrency: 4 });
    expect(await beatWorker(system.db, { workerId, poolIds: ["pool-1", "pool-2"] })).toBe(1);
    const rows = await system.db.query("SELECT name, pool_ids, stopped_at FROM worker WHERE id = $1", [
      workerId,
    ]);
    expect(rows).toEqual([{ name: "host:1", pool_ids: ["pool-1", "pool-2"], stopped_at: null }]);
  });

  it("learns from its next beat that it was declared dead", async ({ system }) => {
    const workerId = await newWorker(system);
    await fallSilent(system, workerId);
    await rescue(system);
    expect(await beatWorker(system.db, { workerId, poolIds: [] })).toBeNull();
  });

  it("gives back its jobs when it stops, and no death is counted", async ({ system }) => {
    const workerId = await newWorker(system);
    const between = await makeJob(system.db, { status: "RUNNING", deaths: 4, workerId });
    const calling = await makeJob(system.db, { status: "RUNNING", calling: true, workerId });
    const result = await system.tx((tx) => stopWorker(tx, workerId));
    expect(result).toMatchObject({ failed: [], callsUnknown: 1 });
    expect(result.rescued.sort()).toEqual([between.jobId, calling.jobId].sort());
    expect(await jobRow(system, between.jobId)).toMatchObject({ status: "PENDING", deaths: 4 });
    expect(await jobRow(system, calling.jobId)).toMatchObject({ status: "PENDING", deaths: 0, callId: null });
  });

  it("changes nothing when it stops a second time", async ({ system }) => {
    const workerId = await newWorker(system);
    await makeJob(system.db, { status: "RUNNING", workerId });
    await system.tx((tx) => stopWorker(tx, workerId));
    const before = await contents(system);
    expect(await system.tx((tx) => stopWorker(tx, workerId))).toMatchObject({ rescued: [], callsUnknown: 0 });
    expect(await contents(system)).toEqual(before);
  });
});
