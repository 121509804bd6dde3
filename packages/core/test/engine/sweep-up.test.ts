import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { beatWorker, beginOwnCall, finishOwnCall, rescueJobs, sweepUp } from "../../src/outreach/index.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newWorker } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it-alone.ts";
import { callRow, contents } from "../support/rows.ts";

const sweep = (system: CoreSystem, workerId = system.workerId) => system.tx((tx) => sweepUp(tx, workerId));

/** Adds a row of a task to graphile-worker's queue, locked by a pool for some time. */
async function lock(system: CoreSystem, by: { task: string; pool: string; minutes: number }): Promise<void> {
  await system.db.query("SELECT graphile_worker.add_job($1, json_build_object('lockedBy', $2::text))::text", [
    by.task,
    by.pool,
  ]);
  await system.db.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - make_interval(mins => $2), locked_by = $1
     WHERE payload ->> 'lockedBy' = $1`,
    [by.pool, by.minutes],
  );
}

const lockedBy = (system: CoreSystem) =>
  system.db.query("SELECT locked_by FROM graphile_worker.jobs WHERE locked_at IS NOT NULL ORDER BY 1");

describe("sweepUp", () => {
  it("frees a doorbell that a worker took after it was declared dead and before it exited", async ({
    system,
  }) => {
    const victim = await newWorker(system, "declared dead");
    const job = await makeJob(system.db, { status: "RUNNING", workerId: victim });
    await beatWorker(system.db, { workerId: victim, poolIds: ["pool-7"] });
    await fallSilent(system, victim);
    await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
    // The worker takes the new doorbell, and is killed before it learns that it was declared dead.
    await system.db.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes', locked_by = 'pool-7', attempts = 1",
    );
    expect(await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED))).toMatchObject({ workersLost: [] });
    expect(await lockedBy(system)).toEqual([{ locked_by: "pool-7" }]);
    expect(await sweep(system)).toEqual({ poolsUnlocked: ["pool-7"], ownCallsUnknown: 0 });
    expect(await lockedBy(system)).toEqual([]);
    expect(
      await system.db.query(
        "SELECT 1 FROM graphile_worker.jobs WHERE (SELECT status FROM job WHERE id = $1) = 'PENDING'",
        [job.jobId],
      ),
    ).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("does not free what a living worker holds, what was locked just now, and tasks that are not ours", async ({
    system,
  }) => {
    await beatWorker(system.db, { workerId: system.workerId, poolIds: ["ours", "ours-too"] });
    await lock(system, { task: "enrich_lead", pool: "ours-too", minutes: 300 });
    await lock(system, { task: "enrich_lead", pool: "not-written-down-yet", minutes: 0 });
    await lock(system, { task: "somebody_elses_task", pool: "a-runner-of-its-own", minutes: 300 });
    await lock(system, { task: "fetch_leads", pool: "gone", minutes: 2 });
    expect(await sweep(system)).toEqual({ poolsUnlocked: ["gone"], ownCallsUnknown: 0 });
    expect(await lockedBy(system)).toEqual(
      ["a-runner-of-its-own", "not-written-down-yet", "ours-too"].map((pool) => ({ locked_by: pool })),
    );
  });

  it("is done by the longest-living worker, and by the next one when that is gone", async ({ system }) => {
    const next = await newWorker(system);
    await lock(system, { task: "enrich_lead", pool: "gone", minutes: 2 });
    const before = await contents(system);
    expect(await sweep(system, next)).toEqual({ poolsUnlocked: [], ownCallsUnknown: 0 });
    expect(await contents(system)).toEqual(before);
    await fallSilent(system);
    await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await sweep(system, next)).toEqual({ poolsUnlocked: ["gone"], ownCallsUnknown: 0 });
  });

  it("marks a probe UNKNOWN when its process must have died, and still records its answer if that comes later", async ({
    system,
  }) => {
    const probe = () =>
      beginOwnCall(system.db, { purpose: "PROBE", provider: "OPENAI", actor: "operator:ada" });
    const [old, young] = [await probe(), await probe()];
    await system.db.query(
      "UPDATE provider_call SET started_at = now() - interval '16 minutes' WHERE id = $1",
      [old],
    );
    expect(await sweep(system)).toEqual({ poolsUnlocked: [], ownCallsUnknown: 1 });
    expect(await callRow(system, old)).toMatchObject({ outcome: "UNKNOWN", kept: false });
    expect(await callRow(system, young)).toMatchObject({ outcome: null });
    await expectInvariants(system.pool);
    expect(await sweep(system)).toEqual({ poolsUnlocked: [], ownCallsUnknown: 0 });

    await finishOwnCall(system.db, { callId: old, meta: { httpStatus: 200 } });
    expect(await callRow(system, old)).toMatchObject({ outcome: "SUCCEEDED" });
  });

  it("leaves a call of the pipeline to `rescueJobs`, however old it is", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.db.query("UPDATE provider_call SET started_at = now() - interval '1 day'");
    expect(await sweep(system)).toEqual({ poolsUnlocked: [], ownCallsUnknown: 0 });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: null });
  });
});
