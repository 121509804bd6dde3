import { describe, expect, it } from "vitest";
import { cancelJobs, claimJobs, ringFeeder, type Tx } from "../../src/outreach/index.ts";
import { newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { close, closedOver, type FeederRow, feedersIn, open } from "../support/feeders.ts";
import { bellsOf, jobCounts, jobRow } from "../support/rows.ts";
import { openSession, race } from "../support/session.ts";

const ring = (feeder: FeederRow) => (tx: Tx) => ringFeeder(tx, feeder);
const cancel = (jobId: string) => (tx: Tx) => cancelJobs(tx, { jobIds: [jobId], reason: "not this one" });

describe("a feeder that rings", () => {
  it("during an opening waits for it, and rings for no job", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const { second } = await race(system.pool, { first: open, second: ring(feeder) });
    expect(second).toEqual({ status: "fulfilled", value: 0 });
    expect(await jobCounts(system)).toMatchObject({ PAUSED: 3 });
    await expectInvariants(system.pool);
  });

  it("before an opening loses its doorbells to the opening", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const { first } = await race(system.pool, { first: ring(feeder), second: open });
    expect(first).toBe(3);
    for (const jobId of feeder.jobIds) expect(await bellsOf(system, jobId)).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("late, during the next close, waits for it and leaves the jobs to the new feeders", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    await system.db.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-1'");
    await system.tx(open);
    const { second } = await race(system.pool, { first: close, second: ring(feeder) });
    expect(second).toEqual({ status: "fulfilled", value: 0 });
    const next = (await feedersIn(system.db)).find(({ doorbellId }) => doorbellId !== feeder.doorbellId);
    expect(next?.jobIds).toEqual(feeder.jobIds);
    await expectInvariants(system.pool);
  });

  it("for a job that is being cancelled waits for that, and rings for the others", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const [cancelled = "", other = ""] = feeder.jobIds;
    const { second } = await race(system.pool, { first: cancel(cancelled), second: ring(feeder) });
    expect(second).toEqual({ status: "fulfilled", value: 2 });
    expect(await jobRow(system, cancelled)).toMatchObject({ status: "CANCELLED", doorbellId: null });
    expect(await bellsOf(system, cancelled)).toEqual([]);
    expect(await bellsOf(system, other)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("before a cancelling loses the doorbell of the cancelled job to it, and no other", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const [cancelled = "", other = ""] = feeder.jobIds;
    await race(system.pool, { first: ring(feeder), second: cancel(cancelled) });
    expect(await bellsOf(system, cancelled)).toEqual([]);
    expect(await bellsOf(system, other)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("for a job that is being claimed waits for that, and skips the job", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const [claimed = ""] = feeder.jobIds;
    const claim = (tx: Tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [claimed] });
    const { second } = await race(system.pool, { first: claim, second: ring(feeder) });
    expect(second).toEqual({ status: "fulfilled", value: 2 });
    expect(await bellsOf(system, claimed)).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("in two workers at once gives each job one doorbell", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    const { first, second } = await race(system.pool, { first: ring(feeder), second: ring(feeder) });
    expect([first, second]).toEqual([3, { status: "fulfilled", value: 0 }]);
    for (const jobId of feeder.jobIds) expect(await bellsOf(system, jobId)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("and dies before its commit has rung for no job, and still covers all of them", async () => {
    await using system = await newSystem();
    const feeder = await closedOver(system, 3);
    {
      await using dying = await openSession(system.pool);
      expect(await ring(feeder)(dying.tx)).toBe(3);
    }
    for (const jobId of feeder.jobIds) expect(await bellsOf(system, jobId)).toEqual([]);
    await expectInvariants(system.pool);
    expect(await system.tx(ring(feeder))).toBe(3);
    await expectInvariants(system.pool);
  });
});
