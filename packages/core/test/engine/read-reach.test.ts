import { system } from "@leadgen/testkit";
import { makeWorker } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import { beatWorker, registerWorker } from "../../src/engine/beat-worker.ts";
import { readReach } from "../../src/engine/read-reach.ts";
import type { Tx } from "../../src/outreach/index.ts";

const NO_ID = "00000000-0000-7000-8000-000000000000";

/** Runs in one transaction, whose `now()` does not move, so that the seconds are exact however slow the machine is. */
const atOneMoment = async (work: (tx: Tx) => Promise<void>): Promise<void> => {
  await using base = await system();
  await base.tx(work);
};

/** The reach as seen by a worker with the default limits that has just started. */
const reach = async (tx: Tx) => readReach(tx, (await makeWorker(tx)).id);
const reachedLast15 = async (tx: Tx): Promise<boolean> => (await reach(tx)).seconds >= 15;

/** A worker that sent heartbeats from one moment to another, both in seconds before now. */
async function heard(tx: Tx, from: number, to: number): Promise<void> {
  await tx.query(
    `UPDATE worker SET heard_since = now() - make_interval(secs => $2), beat_at = now() - make_interval(secs => $3) WHERE id = $1`,
    [(await makeWorker(tx)).id, from, to],
  );
}

describe("whether the database could be reached for the last 15 seconds", () => {
  it("is not known while all workers are younger than that", () =>
    atOneMoment(async (tx) => {
      expect(await reachedLast15(tx)).toBe(false);
      await tx.query("DELETE FROM worker");
      expect((await readReach(tx, NO_ID)).seconds).toBe(0);
    }));

  it("is shown by one worker that was heard all the time", () =>
    atOneMoment(async (tx) => {
      await heard(tx, 100, 2);
      expect(await reachedLast15(tx)).toBe(true);
    }));

  it("is shown by workers that lived one after the other, none of them for that long", () =>
    atOneMoment(async (tx) => {
      await heard(tx, 26, 14);
      await heard(tx, 13, 7);
      await heard(tx, 5, 1);
      expect(await reachedLast15(tx)).toBe(true);
      await tx.query("UPDATE worker SET stopped_at = now() WHERE beat_at < now() - interval '5 seconds'");
      expect(await reachedLast15(tx)).toBe(true);
    }));

  it("is not shown when no worker was heard for longer than a gap, in the middle or up to now", () =>
    atOneMoment(async (tx) => {
      await heard(tx, 100, 12);
      await heard(tx, 3, 0);
      expect(await reachedLast15(tx)).toBe(false);
      await tx.query("UPDATE worker SET beat_at = beat_at - interval '9 seconds'");
      expect(await reachedLast15(tx)).toBe(false);
    }));

  it("is not shown by a span that is left over from a clock that was turned back", () =>
    atOneMoment(async (tx) => {
      await heard(tx, -3_600, 0);
      expect(await reachedLast15(tx)).toBe(false);
    }));
});

describe("for how long the database could be reached", () => {
  it("is the length of the span that reaches up to now, with the gap that may have gone unnoticed", () =>
    atOneMoment(async (tx) => {
      await heard(tx, 100, 2);
      await heard(tx, 300, 120);
      const { seconds, gapSeconds } = await reach(tx);
      expect(seconds).toBe(100);
      expect(gapSeconds).toBe(8);
    }));

  it("is not shown by a worker that may be silent for longer than the asking one", () =>
    atOneMoment(async (tx) => {
      await heard(tx, 100, 2);
      const quick = { name: "quick", concurrency: 1, heartbeatMs: 1_000, silentMs: 5_000 };
      const { seconds, gapSeconds } = await readReach(tx, await registerWorker(tx, quick));
      expect(seconds).toBe(0);
      expect(gapSeconds).toBe(3.5);
    }));
});

describe("the time since when a worker has been heard", () => {
  it.each([
    { last: "7 seconds", seconds: 600 },
    { last: "9 seconds", seconds: 0 },
    { last: "-1 hour", seconds: 0 },
  ])("is $seconds s ago at a beat that comes $last after the previous one", ({ last, seconds }) =>
    atOneMoment(async (tx) => {
      const { id: workerId } = await makeWorker(tx);
      await tx.query(
        "UPDATE worker SET heard_since = now() - interval '10 minutes', beat_at = now() - $1::interval",
        [last],
      );
      await beatWorker(tx, { workerId, poolIds: [] });
      const rows = await tx.query(
        "SELECT extract(epoch FROM beat_at - heard_since)::int AS seconds FROM worker",
      );
      expect(rows).toEqual([{ seconds }]);
    }),
  );
});
