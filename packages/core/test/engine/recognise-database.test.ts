import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { lockBreakerShared } from "../../src/engine/parts/lock-breaker.ts";
import {
  beatWorker,
  beginCall,
  closeBreaker,
  finishCall,
  type InHand,
  openBreaker,
  readBreaker,
  recogniseDatabase,
  stopIfRestored,
} from "../../src/outreach/index.ts";
import { answered } from "../support/calls.ts";
import { type CoreSystem, newWorker } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it-alone.ts";
import { breakerEvents, callRow, contents, jobCounts, jobRow } from "../support/rows.ts";
import { openSession, untilBlocked } from "../support/session.ts";

/** The check that a worker makes at its start and, as a witness, with each heartbeat. */
const look = (system: CoreSystem, beats?: number) =>
  system.tx((tx) =>
    stopIfRestored(tx, {
      actor: "worker:one",
      witness: beats === undefined ? undefined : { workerId: system.workerId, beats },
    }),
  );

/** Changes the mark as if it had been written in another database or on another timeline. */
const LEFT_ELSEWHERE = {
  clone: "UPDATE installation SET database_oid = '1', marked_by = pg_current_xact_id()::xid::text",
  timeline: "UPDATE installation SET timeline = timeline - 1, marked_by = pg_current_xact_id()::xid::text",
} as const;

const MISHAPS: Record<
  string,
  { recognised: string; happen: (system: CoreSystem) => Promise<unknown>; beats?: number }
> = {
  // A clone has the same values, written by another transaction.
  "a restored dump": {
    recognised: "COPIED",
    happen: (system) =>
      system.tx((tx) =>
        tx.query(`
          CREATE TEMPORARY TABLE dump ON COMMIT DROP AS SELECT * FROM installation;
          DELETE FROM installation;
          INSERT INTO installation SELECT * FROM dump`),
      ),
  },
  "a clone": { recognised: "COPIED", happen: (system) => system.db.query(LEFT_ELSEWHERE.clone) },
  "a clone while a worker runs": {
    recognised: "COPIED",
    happen: (system) => system.db.query(LEFT_ELSEWHERE.clone),
    beats: 0,
  },
  "a promotion while no worker ran": {
    recognised: "PROMOTED",
    happen: (system) => system.db.query(LEFT_ELSEWHERE.timeline),
  },
  "a database with fewer heartbeats than the worker has sent": {
    recognised: "TURNED_BACK",
    happen: (system) => system.db.query("UPDATE worker SET beats = 6"),
    beats: 7,
  },
  "a database from before the worker registered": {
    recognised: "TURNED_BACK",
    happen: (system) => system.db.query("DELETE FROM worker"),
    beats: 0,
  },
};

describe("a database", () => {
  it("without a mark is marked, and is the same from then on", async ({ system }) => {
    expect(await recogniseDatabase(system.db)).toBe("NEW");
    expect(await look(system)).toEqual({ recognised: "NEW", opened: false });
    expect(await look(system)).toEqual({ recognised: "SAME", opened: false });
    expect(await look(system, 0)).toEqual({ recognised: "SAME", opened: false });
    expect(await readBreaker(system.db)).toMatchObject({ state: "CLOSED", epoch: 0 });
  });

  it.for([
    "VACUUM (FULL, FREEZE) installation",
    "CLUSTER installation USING installation_pkey",
    "VACUUM (FREEZE) installation",
    "ALTER TABLE installation ADD COLUMN note text DEFAULT 'x'",
    "CHECKPOINT",
  ])("is the same after %s", async (sql, { system }) => {
    await look(system);
    await system.db.query(sql);
    expect(await look(system)).toEqual({ recognised: "SAME", opened: false });
  });

  it("is the same if the confirmation of a worker's last heartbeat was lost: it then has more beats, not fewer", async ({
    system,
  }) => {
    await look(system);
    const beats = await beatWorker(system.db, { workerId: system.workerId, poolIds: [] });
    await beatWorker(system.db, { workerId: system.workerId, poolIds: [] });
    expect(beats).toBe(1);
    expect(await look(system, 1)).toEqual({ recognised: "SAME", opened: false });
  });

  it("goes on after a promotion that lost nothing of a living worker, and is the same for workers that start later", async ({
    system,
  }) => {
    await look(system);
    await system.db.query(LEFT_ELSEWHERE.timeline);
    expect(await look(system, 0)).toEqual({ recognised: "SUCCEEDED", opened: false });
    expect(await look(system)).toEqual({ recognised: "SAME", opened: false });
  });
});

describe.each(Object.entries(MISHAPS))("%s", (_name, { recognised, happen, beats }) => {
  it("opens the breaker once, as the installation, before anything is claimed", async ({ system }) => {
    await makeJob(system.db, { status: "RUNNING" });
    await makeJob(system.db, { status: "PENDING" });
    await look(system);
    await happen(system);
    expect(await look(system, beats)).toEqual({ recognised, opened: true });
    expect(await jobCounts(system)).toMatchObject({ PAUSED: 2 });
    expect(await breakerEvents(system)).toEqual([
      {
        kind: "OPENED",
        epoch: 1,
        actor: "worker:one",
        reason: expect.stringMatching(/^This database .* before you close\.$/),
        jobsChanged: 2,
      },
    ]);
    await expectInvariants(system.pool);
    expect(await recogniseDatabase(system.db)).toBe("SAME");
    expect(await look(system)).toEqual({ recognised: "SAME", opened: false });
  });

  it("leaves an OPEN breaker as it is", async ({ system }) => {
    await look(system);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday" }));
    await happen(system);
    const before = await contents(system);
    expect(await look(system, beats)).toEqual({ recognised, opened: false });
    expect(await contents(system)).toEqual(before);
    expect(await recogniseDatabase(system.db)).toBe("SAME");
  });
});

describe("a database that has lost commits of a living worker", () => {
  const lost = (system: CoreSystem, claims: InHand["claims"]) =>
    system.tx((tx) =>
      stopIfRestored(tx, {
        actor: "worker:one",
        lost: true,
        inHand: () => ({ workerId: system.workerId, claims }),
      }),
    );
  const close = (system: CoreSystem) =>
    system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "looked", epoch: 1 }));

  it("marks calls whose end was lost as UNKNOWN, and waits for those that are under way", async ({
    system,
  }) => {
    const forgotten = await makeJob(system.db, { status: "RUNNING", calling: true });
    const known = await makeJob(system.db, { status: "RUNNING", calling: true });
    const { jobId, attempt, callId } = known;
    await lost(system, [{ jobId, attempt, callId: callId as string }]);
    expect(await callRow(system, forgotten.callId)).toMatchObject({ outcome: "UNKNOWN" });
    expect(await callRow(system, callId)).toMatchObject({ outcome: null });
    await expectInvariants(system.pool);
    await close(system);
    expect(await jobRow(system, forgotten.jobId)).toMatchObject({ status: "PENDING", callId: null });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PENDING", callId });
    await expectInvariants(system.pool);
  });

  it("asks the worker for its claims only once no call can begin", async ({ system }) => {
    const { jobId, attempt } = await makeJob(system.db, { status: "RUNNING" });
    const { workerId } = system;
    const claims: InHand["claims"][number][] = [];
    await using busy = await openSession(system.pool);
    await lockBreakerShared(busy.tx);
    await using stopping = await openSession(system.pool);
    const inHand = () => ({ workerId, claims });
    const stopped = stopIfRestored(stopping.tx, { actor: "worker:one", lost: true, inHand });
    await untilBlocked(system.pool, stopping);
    const callId = await beginCall(system.db, {
      ...{ jobId, attempt, workerId },
      ...{ provider: "PERPLEXITY", endpoint: "v1/responses", step: "RESEARCH", effect: true },
    });
    claims.push({ jobId, attempt, callId: callId ?? undefined });
    await busy.commit();
    await stopped;
    await stopping.commit();
    expect(await callRow(system, callId)).toMatchObject({ outcome: null });
    await expectInvariants(system.pool);
  });

  it("keeps the attempt of a job under which another worker has begun a call, so that the answer is kept", async ({
    system,
  }) => {
    const workerId = await newWorker(system);
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, workerId });
    await lost(system, [{ jobId: job.jobId, attempt: job.attempt + 1 }]);
    const told = answered(job);
    expect(await system.tx((tx) => finishCall(tx, told))).toMatchObject({ kept: true });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(system.pool);
  });

  it("uses no number a second time, neither a doorbell's id nor the attempt of a claim", async ({
    system,
  }) => {
    const claimed = await makeJob(system.db, { status: "PENDING" });
    const other = await makeJob(system.db, { status: "PENDING" });
    const [newest] = await system.db.query<{ id: number }>(NEWEST_DOORBELL);
    await lost(system, [{ jobId: claimed.jobId, attempt: 4 }]);
    await close(system);
    const [next] = await system.db.query<{ id: number }>(NEWEST_DOORBELL);
    expect(next?.id).toBeGreaterThan((newest?.id as number) + 10_000);
    expect(await jobRow(system, claimed.jobId)).toMatchObject({ status: "PENDING", attempt: 4 });
    expect(await jobRow(system, other.jobId)).toMatchObject({ status: "PENDING", attempt: 0 });
    await expectInvariants(system.pool);
  });
});

const NEWEST_DOORBELL = "SELECT max(id) AS id FROM graphile_worker._private_jobs";
