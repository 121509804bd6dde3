import { describe, expect } from "vitest";
import { beatWorker, beginProbe, finishProbe, rescueJobs, sweepUp } from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it-alone.ts";
import { makeJob } from "../support/make.ts";
import { callRow, contents } from "../support/rows.ts";
import { ALWAYS_REACHED, fallSilent, newWorker, type World } from "../support/world.ts";

const sweep = (world: World, workerId = world.workerId) => world.run((tx) => sweepUp(tx, workerId));

/** graphile-worker's row of a task, locked by a pool for some time. */
async function lock(world: World, by: { task: string; pool: string; minutes: number }): Promise<void> {
  await world.db.query("SELECT graphile_worker.add_job($1, json_build_object('lockedBy', $2::text))::text", [
    by.task,
    by.pool,
  ]);
  await world.db.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - make_interval(mins => $2), locked_by = $1
     WHERE payload ->> 'lockedBy' = $1`,
    [by.pool, by.minutes],
  );
}

const lockedBy = (world: World) =>
  world.db.query("SELECT locked_by FROM graphile_worker.jobs WHERE locked_at IS NOT NULL ORDER BY 1");

describe("sweepUp", () => {
  it("frees the doorbell that a worker took after it was declared dead, before it was really killed", async ({
    world,
  }) => {
    const victim = await newWorker(world, "declared dead");
    const job = await makeJob(world, { status: "RUNNING", workerId: victim });
    await beatWorker(world.db, { workerId: victim, poolIds: ["pool-7"] });
    await fallSilent(world, victim);
    await world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));
    // It takes the new doorbell, and is killed before it hears of its burial.
    await world.db.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes', locked_by = 'pool-7', attempts = 1",
    );
    expect(await world.run((tx) => rescueJobs(tx, ALWAYS_REACHED))).toMatchObject({ workersLost: [] });
    expect(await lockedBy(world)).toEqual([{ locked_by: "pool-7" }]);
    expect(await sweep(world)).toEqual({ poolsUnlocked: ["pool-7"], probesUnknown: 0 });
    expect(await lockedBy(world)).toEqual([]);
    expect(
      await world.db.query(
        "SELECT 1 FROM graphile_worker.jobs WHERE (SELECT status FROM job WHERE id = $1) = 'PENDING'",
        [job.jobId],
      ),
    ).toHaveLength(1);
    await expectInvariants(world.pool);
  });

  it("leaves alone what a living worker holds, what was locked just now, and tasks that are not ours", async ({
    world,
  }) => {
    await beatWorker(world.db, { workerId: world.workerId, poolIds: ["ours", "ours-too"] });
    await lock(world, { task: "enrich_lead", pool: "ours-too", minutes: 300 });
    await lock(world, { task: "enrich_lead", pool: "not-written-down-yet", minutes: 0 });
    await lock(world, { task: "somebody_elses_task", pool: "a-runner-of-its-own", minutes: 300 });
    await lock(world, { task: "send_alert", pool: "gone", minutes: 2 });
    expect(await sweep(world)).toEqual({ poolsUnlocked: ["gone"], probesUnknown: 0 });
    expect(await lockedBy(world)).toEqual(
      ["a-runner-of-its-own", "not-written-down-yet", "ours-too"].map((pool) => ({ locked_by: pool })),
    );
  });

  it("is done by the longest-living worker, and by the next when that one is gone", async ({ world }) => {
    const next = await newWorker(world);
    await lock(world, { task: "enrich_lead", pool: "gone", minutes: 2 });
    const before = await contents(world);
    expect(await sweep(world, next)).toEqual({ poolsUnlocked: [], probesUnknown: 0 });
    expect(await contents(world)).toEqual(before);
    await fallSilent(world);
    await world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await sweep(world, next)).toEqual({ poolsUnlocked: ["gone"], probesUnknown: 0 });
  });

  it("marks a probe UNKNOWN when its process must have died, and takes its answer if it comes after all", async ({
    world,
  }) => {
    const probe = () =>
      beginProbe(world.db, { provider: "OPENAI", endpoint: "probe", actor: "operator:ada" });
    const [old, young] = [await probe(), await probe()];
    await world.db.query(
      "UPDATE provider_call SET started_at = now() - interval '16 minutes' WHERE id = $1",
      [old],
    );
    expect(await sweep(world)).toEqual({ poolsUnlocked: [], probesUnknown: 1 });
    expect(await callRow(world, old)).toMatchObject({ outcome: "UNKNOWN", kept: false });
    expect(await callRow(world, young)).toMatchObject({ outcome: null });
    await expectInvariants(world.pool);
    expect(await sweep(world)).toEqual({ poolsUnlocked: [], probesUnknown: 0 });

    await finishProbe(world.db, { callId: old, meta: { httpStatus: 200 } });
    expect(await callRow(world, old)).toMatchObject({ outcome: "SUCCEEDED" });
  });

  it("leaves a call of the pipeline to the sweep after its worker, however old it is", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await world.db.query("UPDATE provider_call SET started_at = now() - interval '1 day'");
    expect(await sweep(world)).toEqual({ poolsUnlocked: [], probesUnknown: 0 });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: null });
  });
});
