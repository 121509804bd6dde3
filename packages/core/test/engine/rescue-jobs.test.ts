import { describe, expect } from "vitest";
import { beatWorker, type Reach, registerWorker, rescueJobs, stopWorker } from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { makeJob } from "../support/make.ts";
import { bellsOf, callRow, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";
import { ALWAYS_REACHED, fallSilent, newWorker, newWorld, type World } from "../support/world.ts";

const rescue = (world: World) => world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));

describe("rescueJobs", () => {
  it("gives the jobs of a silent worker back with a new doorbell, and marks its calls UNKNOWN (rules J6, J9)", async ({
    world,
  }) => {
    const workerId = await newWorker(world);
    const job = await makeJob(world, { status: "RUNNING", calling: true, workerId });
    await fallSilent(world, workerId);
    expect(await rescue(world)).toEqual({
      workersLost: [workerId],
      rescued: [job.jobId],
      failed: [],
      callsUnknown: 1,
    });
    const row = await jobRow(world, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", attempt: 1, deaths: 1, workerId: null, callId: null });
    expect(await bellsOf(world, job.jobId)).toEqual([row.doorbellId]);
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "UNKNOWN", kept: false });
  });

  it("leaves the jobs of workers that beat alone", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const before = await contents(world);
    expect(await rescue(world)).toEqual({ workersLost: [], rescued: [], failed: [], callsUnknown: 0 });
    expect(await contents(world)).toEqual(before);
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "RUNNING" });
  });

  it("called twice finds nothing more", async ({ world }) => {
    const workerId = await newWorker(world);
    await makeJob(world, { status: "RUNNING", workerId });
    await fallSilent(world, workerId);
    await rescue(world);
    const before = await contents(world);
    expect(await rescue(world)).toMatchObject({ workersLost: [], rescued: [] });
    expect(await contents(world)).toEqual(before);
  });

  it("frees the call of a job that was paused and resumed, and rings for it", async ({ world }) => {
    const workerId = await newWorker(world);
    const job = await makeJob(world, { status: "PENDING", calling: true, workerId });
    await fallSilent(world, workerId);
    await rescue(world);
    const row = await jobRow(world, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", callId: null, deaths: 0 });
    expect(await bellsOf(world, job.jobId)).toContain(row.doorbellId);
  });

  it("frees the call of a PAUSED job, which stays PAUSED without a doorbell", async ({ world }) => {
    const workerId = await newWorker(world);
    const job = await makeJob(world, { status: "PAUSED", calling: true, workerId });
    await fallSilent(world, workerId);
    await rescue(world);
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PAUSED", callId: null, deaths: 0 });
    expect(await bellsOf(world, job.jobId)).toEqual([]);
  });

  it("fails a job at its fifth death in a row, with its lead and the campaign that it was the last of", async ({
    world,
  }) => {
    const workerId = await newWorker(world);
    const job = await makeJob(world, { status: "RUNNING", deaths: 4, workerId });
    await fallSilent(world, workerId);
    expect(await rescue(world)).toMatchObject({ rescued: [], failed: [job.jobId] });
    const message = expect.stringContaining("died 5 times in a row");
    expect(await jobRow(world, job.jobId)).toMatchObject({
      status: "FAILED",
      errorCode: "WORKER_DIED",
      errorMessage: message,
    });
    expect(await leadRow(world, job.leadId)).toEqual({ status: "FAILED", message });
    expect(await campaignRow(world, job.campaignId)).toMatchObject({ status: "FAILED" });
    expect(await bellsOf(world, job.jobId)).toEqual([]);
  });

  it("unlocks graphile-worker's rows of the process that died", async () => {
    await using world = await newWorld();
    const workerId = await newWorker(world);
    await beatWorker(world.db, { workerId, poolIds: ["pool-7"] });
    const job = await makeJob(world, { status: "RUNNING", workerId });
    await world.db.query(
      `SELECT graphile_worker.add_job('enrich_lead', json_build_object('jobId', $1::uuid))::text`,
      [job.jobId],
    );
    await world.db.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-7'");
    await fallSilent(world, workerId);
    await rescue(world);
    const locked = await world.db.query(
      "SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL",
    );
    expect(locked).toEqual([]);
    await expectInvariants(world.pool);
  });
});

describe("the silence that means death", () => {
  const limits = (heartbeatMs: number, silentMs: number) => ({
    name: "host:1",
    concurrency: 1,
    heartbeatMs,
    silentMs,
  });
  const silentFor = async (world: World, workerId: string, seconds: number) => {
    await world.db.query("UPDATE worker SET beat_at = now() - make_interval(secs => $2) WHERE id = $1", [
      workerId,
      seconds,
    ]);
  };
  const lost = async (world: World, reach: Reach) =>
    (await world.run((tx) => rescueJobs(tx, reach))).workersLost;

  it("is the worker's own: one with a longer limit is not rescued early, whichever worker sweeps", async ({
    world,
  }) => {
    const patient = await registerWorker(world.db, limits(10_000, 60_000));
    const usual = await registerWorker(world.db, { name: "host:2", concurrency: 1 });
    for (const id of [patient, usual]) await silentFor(world, id, 50);
    expect(await lost(world, { seconds: 600, gapSeconds: 8 })).toEqual([usual]);
    await silentFor(world, patient, 61);
    expect(await lost(world, { seconds: 600, gapSeconds: 8 })).toEqual([patient]);
  });

  it("is not shorter than an outage that may have gone unnoticed", async ({ world }) => {
    const quick = await registerWorker(world.db, limits(1_000, 5_000));
    await silentFor(world, quick, 9);
    expect(await lost(world, { seconds: 600, gapSeconds: 8 })).toEqual([]);
    expect(await lost(world, { seconds: 600, gapSeconds: 3.5 })).toEqual([quick]);
  });

  it("proves nothing while the database could not be reached for as long", async ({ world }) => {
    const worker = await registerWorker(world.db, { name: "host:1", concurrency: 1 });
    await silentFor(world, worker, 30);
    expect(await lost(world, { seconds: 14.9, gapSeconds: 8 })).toEqual([]);
    expect(await lost(world, { seconds: 15.1, gapSeconds: 8 })).toEqual([worker]);
  });
});

describe("a worker", () => {
  it("is registered alive and beats under the ids of its pools", async ({ world }) => {
    const workerId = await registerWorker(world.db, { name: "host:1", concurrency: 4 });
    expect(await beatWorker(world.db, { workerId, poolIds: ["pool-1", "pool-2"] })).toBe(1);
    const rows = await world.db.query("SELECT name, pool_ids, stopped_at FROM worker WHERE id = $1", [
      workerId,
    ]);
    expect(rows).toEqual([{ name: "host:1", pool_ids: ["pool-1", "pool-2"], stopped_at: null }]);
  });

  it("that was declared dead is told so by its next beat", async ({ world }) => {
    const workerId = await newWorker(world);
    await fallSilent(world, workerId);
    await rescue(world);
    expect(await beatWorker(world.db, { workerId, poolIds: [] })).toBeNull();
  });

  it("that stops gives back what it holds, which counts against no job", async ({ world }) => {
    const workerId = await newWorker(world);
    const between = await makeJob(world, { status: "RUNNING", deaths: 4, workerId });
    const calling = await makeJob(world, { status: "RUNNING", calling: true, workerId });
    const result = await world.run((tx) => stopWorker(tx, workerId));
    expect(result).toMatchObject({ failed: [], callsUnknown: 1 });
    expect(result.rescued.sort()).toEqual([between.jobId, calling.jobId].sort());
    expect(await jobRow(world, between.jobId)).toMatchObject({ status: "PENDING", deaths: 4 });
    expect(await jobRow(world, calling.jobId)).toMatchObject({ status: "PENDING", deaths: 0, callId: null });
  });

  it("that stops twice changes nothing the second time", async ({ world }) => {
    const workerId = await newWorker(world);
    await makeJob(world, { status: "RUNNING", workerId });
    await world.run((tx) => stopWorker(tx, workerId));
    const before = await contents(world);
    expect(await world.run((tx) => stopWorker(tx, workerId))).toMatchObject({ rescued: [], callsUnknown: 0 });
    expect(await contents(world)).toEqual(before);
  });
});
