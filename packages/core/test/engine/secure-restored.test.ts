import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import {
  beatWorker,
  beginOwnCall,
  closeBreaker,
  openBreaker,
  recogniseDatabase,
  secureRestored,
} from "../../src/outreach/index.ts";
import { type CoreSystem, fallSilent } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it-alone.ts";
import { breakerEvents, callRow, contents, jobCounts, jobRow } from "../support/rows.ts";

const secure = (system: CoreSystem) => system.tx((tx) => secureRestored(tx, { actor: "server:ada" }));

/** The state in a backup: a worker in the middle of its work, a probe, and locked doorbells. */
async function backup(system: CoreSystem) {
  await beatWorker(system.db, { workerId: system.workerId, poolIds: ["pool-of-then"] });
  const running = await makeJob(system.db, { status: "RUNNING", calling: true });
  const pending = await makeJob(system.db, { status: "PENDING" });
  const probe = await beginOwnCall(system.db, {
    purpose: "PROBE",
    provider: "APOLLO",
    actor: "operator:ada",
  });
  await system.db.query(
    "SELECT graphile_worker.add_job('withdraw_lead', '{\"jobId\": \"00000000-0000-7000-8000-000000000000\"}')::text",
  );
  await system.db.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-of-then'",
  );
  await system.db.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-that-never-beat' WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'withdraw_lead')",
  );
  await fallSilent(system);
  return { running, pending, probe };
}

const LOCKED = "SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NOT NULL";

describe("secureRestored", () => {
  it("opens the breaker in a new epoch, pauses all jobs, and frees what the backup's workers held", async ({
    system,
  }) => {
    const { running, pending, probe } = await backup(system);
    const secured = await secure(system);
    expect(secured).toMatchObject({
      opened: true,
      jobsPaused: 2,
      workersGone: 1,
      callsUnknown: 2,
      maybeLater: false,
      breaker: { state: "OPEN", epoch: 1 },
    });
    for (const { jobId } of [running, pending])
      expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED", callId: null, deaths: 0 });
    expect(await callRow(system, running.callId)).toMatchObject({ outcome: "UNKNOWN", kept: false });
    expect(await callRow(system, probe)).toMatchObject({ outcome: "UNKNOWN" });
    expect(await system.db.query(LOCKED)).toEqual([]);
    expect(await breakerEvents(system)).toEqual([
      {
        kind: "OPENED",
        epoch: 1,
        actor: "server:ada",
        reason: `Restored from a backup taken at ${secured.takenAt.toISOString()}. Calls made since then may not be recorded here: compare with the providers' usage pages before you close.`,
        jobsChanged: 2,
      },
    ]);
    await expectInvariants(system.pool);
  });

  it("changes nothing the second time", async ({ system }) => {
    await backup(system);
    await secure(system);
    const before = await contents(system);
    expect(await secure(system)).toMatchObject({
      opened: false,
      jobsPaused: 0,
      workersGone: 0,
      callsUnknown: 0,
      maybeLater: true,
    });
    expect(await contents(system)).toEqual(before);
    expect(await recogniseDatabase(system.db)).toBe("SAME");
  });

  it("leaves a breaker that a person can close, after which everything goes on", async ({ system }) => {
    await backup(system);
    await secure(system);
    await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "compared", epoch: 1 }));
    expect(await jobCounts(system)).toMatchObject({ PENDING: 2 });
    await expectInvariants(system.pool);
  });

  it("keeps the cause and the epoch of a breaker that was OPEN in the backup", async ({ system }) => {
    const { running } = await backup(system);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday" }));
    const events = await breakerEvents(system);
    expect(await secure(system)).toMatchObject({
      opened: false,
      workersGone: 1,
      callsUnknown: 2,
      breaker: { state: "OPEN", epoch: 1, reason: "Friday" },
    });
    expect(await breakerEvents(system)).toEqual(events);
    expect(await jobRow(system, running.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(system.pool);
  });

  it("marks a call UNKNOWN that was under way in a backup from a year ago", async ({ system }) => {
    const { running } = await backup(system);
    await system.db.query("UPDATE provider_call SET started_at = now() - interval '1 year'");
    await secure(system);
    expect(await callRow(system, running.callId)).toMatchObject({ outcome: "UNKNOWN" });
  });

  it("is refused while a worker sends heartbeats, and changes nothing", async ({ system }) => {
    await backup(system);
    await beatWorker(system.db, { workerId: system.workerId, poolIds: ["pool-of-then"] });
    const before = await contents(system);
    await expect(secure(system)).rejects.toMatchObject({
      code: "WRONG_STATE",
      message: expect.stringMatching(/^Workers run on this database \(worker-1\)\. Stop them/),
    });
    expect(await contents(system)).toEqual(before);
  });
});
