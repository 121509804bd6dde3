import { describe, expect, it } from "vitest";
import { beatWorker, registerWorker } from "../../src/engine/beat-worker.ts";
import { readReach } from "../../src/engine/read-reach.ts";
import { type CoreSystem, newSystem, newWorker } from "../support/core-system.ts";

/** As a worker with the default limits sees it. */
const reachedLast15 = async (system: CoreSystem): Promise<boolean> =>
  (await readReach(system.db, system.workerId)).seconds >= 15;

/** A worker that was heard from one moment to another, both in seconds before now. */
async function heard(system: CoreSystem, from: number, to: number): Promise<void> {
  await system.db.query(
    `UPDATE worker SET heard_since = now() - make_interval(secs => $2), beat_at = now() - make_interval(secs => $3) WHERE id = $1`,
    [await newWorker(system), from, to],
  );
}

describe("whether the database could be reached for the last 15 seconds", () => {
  it("is not known while all workers are younger than that", async () => {
    await using system = await newSystem();
    expect(await reachedLast15(system)).toBe(false);
    await system.db.query("DELETE FROM worker");
    expect(await reachedLast15(system)).toBe(false);
  });

  it("is vouched for by one worker that was heard all the time", async () => {
    await using system = await newSystem();
    await heard(system, 100, 2);
    expect(await reachedLast15(system)).toBe(true);
  });

  it("is vouched for by workers that lived one after the other, none as long as that", async () => {
    await using system = await newSystem();
    await heard(system, 26, 14);
    await heard(system, 13, 7);
    await heard(system, 5, 1);
    expect(await reachedLast15(system)).toBe(true);
    await system.db.query(
      "UPDATE worker SET stopped_at = now() WHERE beat_at < now() - interval '5 seconds'",
    );
    expect(await reachedLast15(system)).toBe(true);
  });

  it("is not, when nobody was heard for longer than a gap, in the middle or up to now", async () => {
    await using system = await newSystem();
    await heard(system, 100, 12);
    await heard(system, 3, 0);
    expect(await reachedLast15(system)).toBe(false);
    await system.db.query("UPDATE worker SET beat_at = beat_at - interval '9 seconds'");
    expect(await reachedLast15(system)).toBe(false);
  });

  it("is not vouched for by a span that a clock turned back has left over", async () => {
    await using system = await newSystem();
    await heard(system, -3_600, 0);
    expect(await reachedLast15(system)).toBe(false);
  });
});

describe("for how long the database could be reached", () => {
  it("is told by the span that reaches up to now, and with what might have gone unnoticed", async () => {
    await using system = await newSystem();
    await heard(system, 100, 2);
    await heard(system, 300, 120);
    const { seconds, gapSeconds } = await readReach(system.db, system.workerId);
    expect(Math.round(seconds)).toBe(100);
    expect(gapSeconds).toBe(8);
  });

  it("is not vouched for by a worker that may be silent for longer than the one that asks", async () => {
    await using system = await newSystem();
    await heard(system, 100, 2);
    const quick = { name: "quick", concurrency: 1, heartbeatMs: 1_000, silentMs: 5_000 };
    const { seconds, gapSeconds } = await readReach(system.db, await registerWorker(system.db, quick));
    expect(seconds).toBeLessThan(5);
    expect(gapSeconds).toBe(3.5);
  });
});

describe("since when a worker has been heard", () => {
  const heardFor = async (system: CoreSystem) => {
    await beatWorker(system.db, { workerId: system.workerId, poolIds: [] });
    const [row] = await system.db.query<{ seconds: number }>(
      "SELECT extract(epoch FROM beat_at - heard_since)::int AS seconds FROM worker",
    );
    return row?.seconds;
  };

  it.each([
    { last: "7 seconds", seconds: 600 },
    { last: "9 seconds", seconds: 0 },
    { last: "-1 hour", seconds: 0 },
  ])("is $seconds s with the beat that comes $last after the last one", async ({ last, seconds }) => {
    await using system = await newSystem();
    await system.db.query(
      "UPDATE worker SET heard_since = now() - interval '10 minutes', beat_at = now() - $1::interval",
      [last],
    );
    expect(await heardFor(system)).toBe(seconds);
  });
});
