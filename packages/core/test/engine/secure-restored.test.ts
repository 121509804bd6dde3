import { describe, expect } from "vitest";
import {
  beatWorker,
  beginProbe,
  closeBreaker,
  openBreaker,
  recogniseDatabase,
  secureRestored,
} from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it-alone.ts";
import { makeJob } from "../support/make.ts";
import { breakerEvents, callRow, contents, jobCounts, jobRow } from "../support/rows.ts";
import { fallSilent, type World } from "../support/world.ts";

const secure = (world: World) => world.run((tx) => secureRestored(tx, { actor: "server:ada" }));

/** What a backup holds: a worker in the middle of its work, a probe, doorbells that are locked. */
async function backup(world: World) {
  await beatWorker(world.db, { workerId: world.workerId, poolIds: ["pool-of-then"] });
  const running = await makeJob(world, { status: "RUNNING", calling: true });
  const pending = await makeJob(world, { status: "PENDING" });
  const probe = await beginProbe(world.db, { provider: "APOLLO", endpoint: "probe", actor: "operator:ada" });
  await world.db.query("SELECT graphile_worker.add_job('send_alert', '{\"eventId\": \"1\"}')::text");
  await world.db.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-of-then'",
  );
  await world.db.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-that-never-beat' WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'send_alert')",
  );
  await fallSilent(world);
  return { running, pending, probe };
}

const LOCKED = "SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL";

describe("secureRestored", () => {
  it("opens the breaker in a new epoch, pauses all, and frees everything from those who are gone", async ({
    world,
  }) => {
    const { running, pending, probe } = await backup(world);
    const secured = await secure(world);
    expect(secured).toMatchObject({
      opened: true,
      jobsPaused: 2,
      workersGone: 1,
      callsUnknown: 2,
      breaker: { state: "OPEN", epoch: 1 },
    });
    for (const { jobId } of [running, pending])
      expect(await jobRow(world, jobId)).toMatchObject({ status: "PAUSED", callId: null, deaths: 0 });
    expect(await callRow(world, running.callId)).toMatchObject({ outcome: "UNKNOWN", kept: false });
    expect(await callRow(world, probe)).toMatchObject({ outcome: "UNKNOWN" });
    expect(await world.db.query(LOCKED)).toEqual([]);
    expect(await breakerEvents(world)).toEqual([
      {
        kind: "OPENED",
        epoch: 1,
        actor: "server:ada",
        reason: `Restored from a backup taken at ${secured.takenAt.toISOString()}. Calls made since then may not be recorded here: compare with the providers' usage pages before you close.`,
        jobsChanged: 2,
      },
    ]);
    await expectInvariants(world.pool);
  });

  it("called twice changes nothing the second time", async ({ world }) => {
    await backup(world);
    await secure(world);
    const before = await contents(world);
    expect(await secure(world)).toMatchObject({
      opened: false,
      jobsPaused: 0,
      workersGone: 0,
      callsUnknown: 0,
    });
    expect(await contents(world)).toEqual(before);
    expect(await recogniseDatabase(world.db)).toBe("SAME");
  });

  it("leaves what a person can close, and then everything goes on", async ({ world }) => {
    await backup(world);
    await secure(world);
    await world.run((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "compared", epoch: 1 }));
    expect(await jobCounts(world)).toMatchObject({ PENDING: 2 });
    await expectInvariants(world.pool);
  });

  it("keeps the cause and the epoch of a breaker that was OPEN in the backup", async ({ world }) => {
    const { running } = await backup(world);
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday" }));
    const events = await breakerEvents(world);
    expect(await secure(world)).toMatchObject({
      opened: false,
      workersGone: 1,
      callsUnknown: 2,
      breaker: { state: "OPEN", epoch: 1, reason: "Friday" },
    });
    expect(await breakerEvents(world)).toEqual(events);
    expect(await jobRow(world, running.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(world.pool);
  });

  it("takes a call that was under way in a backup of a year ago", async ({ world }) => {
    const { running } = await backup(world);
    await world.db.query("UPDATE provider_call SET started_at = now() - interval '1 year'");
    await secure(world);
    expect(await callRow(world, running.callId)).toMatchObject({ outcome: "UNKNOWN" });
  });

  it("is refused while a worker beats, and changes nothing", async ({ world }) => {
    await backup(world);
    await beatWorker(world.db, { workerId: world.workerId, poolIds: ["pool-of-then"] });
    const before = await contents(world);
    await expect(secure(world)).rejects.toMatchObject({
      code: "WRONG_STATE",
      message: expect.stringMatching(/^Workers run on this database \(worker-1\)\. Stop them/),
    });
    expect(await contents(world)).toEqual(before);
  });
});
