import { describe, expect } from "vitest";
import {
  beatWorker,
  openBreaker,
  readBreaker,
  recogniseDatabase,
  stopIfRestored,
} from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it-alone.ts";
import { makeJob } from "../support/make.ts";
import { breakerEvents, contents, jobCounts } from "../support/rows.ts";
import type { World } from "../support/world.ts";

/** What a worker does at its start, and with each heartbeat when it knows who it is. */
const look = (world: World, beats?: number) =>
  world.run((tx) =>
    stopIfRestored(tx, {
      actor: "worker:one",
      witness: beats === undefined ? undefined : { workerId: world.workerId, beats },
    }),
  );

/** The mark as it would be if it had been left in another database or on another timeline. */
const LEFT_ELSEWHERE = {
  clone: "UPDATE installation SET database_oid = '1', marked_by = pg_current_xact_id()::xid::text",
  timeline: "UPDATE installation SET timeline = timeline - 1, marked_by = pg_current_xact_id()::xid::text",
} as const;

const MISHAPS: Record<
  string,
  { recognised: string; happen: (world: World) => Promise<unknown>; beats?: number }
> = {
  // The same values, written by another transaction.
  "a restored dump": {
    recognised: "COPIED",
    happen: (world) =>
      world.run((tx) =>
        tx.query(`
          CREATE TEMPORARY TABLE dump ON COMMIT DROP AS SELECT * FROM installation;
          DELETE FROM installation;
          INSERT INTO installation SELECT * FROM dump`),
      ),
  },
  "a clone": { recognised: "COPIED", happen: (world) => world.db.query(LEFT_ELSEWHERE.clone) },
  "a clone under a worker's feet": {
    recognised: "COPIED",
    happen: (world) => world.db.query(LEFT_ELSEWHERE.clone),
    beats: 0,
  },
  "a promotion that nobody lived through": {
    recognised: "PROMOTED",
    happen: (world) => world.db.query(LEFT_ELSEWHERE.timeline),
  },
  "a database that knows of fewer heartbeats than the worker": {
    recognised: "TURNED_BACK",
    happen: (world) => world.db.query("UPDATE worker SET beats = 6"),
    beats: 7,
  },
  "a database from before the worker came": {
    recognised: "TURNED_BACK",
    happen: (world) => world.db.query("DELETE FROM worker"),
    beats: 0,
  },
};

describe("a database", () => {
  it("that nobody has marked is marked, and is the same from then on", async ({ world }) => {
    expect(await recogniseDatabase(world.db)).toBe("NEW");
    expect(await look(world)).toEqual({ recognised: "NEW", opened: false });
    expect(await look(world)).toEqual({ recognised: "SAME", opened: false });
    expect(await look(world, 0)).toEqual({ recognised: "SAME", opened: false });
    expect(await readBreaker(world.db)).toMatchObject({ state: "CLOSED", epoch: 0 });
  });

  it.for([
    "VACUUM (FULL, FREEZE) installation",
    "CLUSTER installation USING installation_pkey",
    "VACUUM (FREEZE) installation",
    "ALTER TABLE installation ADD COLUMN note text DEFAULT 'x'",
    "CHECKPOINT",
  ])("is the same after %s", async (sql, { world }) => {
    await look(world);
    await world.db.query(sql);
    expect(await look(world)).toEqual({ recognised: "SAME", opened: false });
  });

  it("in which a worker's last heartbeat got lost on its way back is the same: it knows of more, not of fewer", async ({
    world,
  }) => {
    await look(world);
    const beats = await beatWorker(world.db, { workerId: world.workerId, poolIds: [] });
    await beatWorker(world.db, { workerId: world.workerId, poolIds: [] });
    expect(beats).toBe(1);
    expect(await look(world, 1)).toEqual({ recognised: "SAME", opened: false });
  });

  it("that was promoted with everything that a living worker wrote goes on, and is the same for those who come", async ({
    world,
  }) => {
    await look(world);
    await world.db.query(LEFT_ELSEWHERE.timeline);
    expect(await look(world, 0)).toEqual({ recognised: "SUCCEEDED", opened: false });
    expect(await look(world)).toEqual({ recognised: "SAME", opened: false });
  });
});

describe.each(Object.entries(MISHAPS))("%s", (_name, { recognised, happen, beats }) => {
  it("opens the breaker once, as the installation, before anything is claimed", async ({ world }) => {
    await makeJob(world, { status: "RUNNING" });
    await makeJob(world, { status: "PENDING" });
    await look(world);
    await happen(world);
    expect(await look(world, beats)).toEqual({ recognised, opened: true });
    expect(await jobCounts(world)).toMatchObject({ PAUSED: 2 });
    expect(await breakerEvents(world)).toEqual([
      {
        kind: "OPENED",
        epoch: 1,
        actor: "worker:one",
        reason: expect.stringMatching(/^This database .* before you close\.$/),
        jobsChanged: 2,
      },
    ]);
    await expectInvariants(world.pool);
    expect(await recogniseDatabase(world.db)).toBe("SAME");
    expect(await look(world)).toEqual({ recognised: "SAME", opened: false });
  });

  it("leaves a breaker that is OPEN already as it is", async ({ world }) => {
    await look(world);
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday" }));
    await happen(world);
    const before = await contents(world);
    expect(await look(world, beats)).toEqual({ recognised, opened: false });
    expect(await contents(world)).toEqual(before);
    expect(await recogniseDatabase(world.db)).toBe("SAME");
  });
});
