import { describe, expect, it } from "vitest";
import {
  claimJobs,
  closeBreaker,
  enqueueJobs,
  failCall,
  openBreaker,
  type Tx,
} from "../../src/outreach/index.ts";
import { failed } from "../support/calls.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { makeCampaign, makeJob, makeLead } from "../support/make.ts";
import { bellsOf, breakerEvents, callRow, jobCounts, jobRow } from "../support/rows.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";
import { newWorld, type World } from "../support/world.ts";

const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });
const close = (epoch: number) => (tx: Tx) =>
  closeBreaker(tx, { actor: "operator:bea", reason: "mended", epoch });
const claim = (world: World, jobId: string) => (tx: Tx) =>
  claimJobs(tx, { workerId: world.workerId, jobIds: [jobId] });

async function enqueueing(world: World) {
  const campaignId = await makeCampaign(world);
  const leadId = await makeLead(world, { campaignId });
  return (tx: Tx) => enqueueJobs(tx, [{ campaignId, leadId, type: "ENRICH_LEAD" }]);
}

describe("enqueue racing open", () => {
  it("waits for the opening and is born PAUSED, without a doorbell", async () => {
    await using world = await newWorld();
    const { second } = await race(world.pool, { first: open, second: await enqueueing(world) });
    expect(second).toMatchObject({ status: "fulfilled", value: { status: "PAUSED" } });
    expect(await jobCounts(world)).toMatchObject({ PAUSED: 1 });
    await expectInvariants(world.pool);
  });

  it("that was first is paused by the opening, which waits for it", async () => {
    await using world = await newWorld();
    const { first, second } = await race(world.pool, { first: await enqueueing(world), second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { epoch: 1, jobsPaused: 1 } });
    expect(await jobRow(world, first.jobIds[0] ?? "")).toMatchObject({ status: "PAUSED" });
    expect(await bellsOf(world, first.jobIds[0] ?? "")).toEqual([]);
    await expectInvariants(world.pool);
  });
});

describe("enqueue racing close", () => {
  it("waits for the closing and is born PENDING, with a doorbell", async () => {
    await using world = await newWorld();
    await world.run(open);
    const { second } = await race(world.pool, { first: close(1), second: await enqueueing(world) });
    expect(second).toMatchObject({ status: "fulfilled", value: { status: "PENDING" } });
    expect(await jobCounts(world)).toMatchObject({ PENDING: 1 });
    await expectInvariants(world.pool);
  });

  it("that was first is resumed by the closing, and is not paused for ever", async () => {
    await using world = await newWorld();
    await world.run(open);
    const { first, second } = await race(world.pool, { first: await enqueueing(world), second: close(1) });
    expect(first.status).toBe("PAUSED");
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsResumed: 1 } });
    expect(await jobCounts(world)).toMatchObject({ PENDING: 1 });
    await expectInvariants(world.pool);
  });
});

describe("close racing open", () => {
  it("an opening that waits for the closing opens the next epoch", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    await world.run(open);
    const { second } = await race(world.pool, { first: close(1), second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { epoch: 2, jobsPaused: 1 } });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PAUSED" });
    const history = (await breakerEvents(world)).map(({ kind, epoch }) => `${kind} ${epoch}`);
    expect(history).toEqual(["OPENED 1", "CLOSED 1", "OPENED 2"]);
    await expectInvariants(world.pool);
  });

  it("a closing that waits for an opening closes nothing: the operator saw another epoch", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    await world.run(open);
    await world.run(close(1));
    const { second } = await race(world.pool, { first: open, second: close(1) });
    expect(second).toMatchObject({
      status: "rejected",
      reason: { code: "STALE_EPOCH", details: { epoch: 2 } },
    });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PAUSED" });
    await expectInvariants(world.pool);
  });
});

describe("double close", () => {
  it("one wins, the other is told BREAKER_CLOSED, and every job rings once", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    await world.run(open);
    const { first, second } = await race(world.pool, { first: close(1), second: close(1) });
    expect(first).toEqual({ epoch: 1, jobsResumed: 1 });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "BREAKER_CLOSED" } });
    expect(await bellsOf(world, jobId)).toHaveLength(1);
    expect((await breakerEvents(world)).filter((event) => event.kind === "CLOSED")).toHaveLength(1);
    await expectInvariants(world.pool);
  });
});

describe("double open", () => {
  it("by hand: one wins, the other is told BREAKER_OPEN", async () => {
    await using world = await newWorld();
    const { second } = await race(world.pool, { first: open, second: open });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "BREAKER_OPEN" } });
    expect(await breakerEvents(world)).toHaveLength(1);
    await expectInvariants(world.pool);
  });

  it("a failure that waits for an emergency stop is recorded and opens nothing", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const { second } = await race(world.pool, { first: open, second: (tx) => failCall(tx, failed(job)) });
    expect(second).toMatchObject({ status: "fulfilled", value: { opened: false, epoch: 1 } });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "FAILED" });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(world.pool);
  });

  it("of failures that wait for another to open, one opens in its place when it is rolled back", async () => {
    await using world = await newWorld();
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => makeJob(world, { status: "RUNNING", calling: true })),
    );
    if (first === undefined) throw new Error("no job was made");
    await using one = await openSession(world.pool);
    expect(await failCall(one.tx, failed(first))).toMatchObject({ opened: true });
    await using waiting = await openSession(world.pool);
    const underWay = failCall(waiting.tx, failed(others[0] ?? first));
    await untilBlocked(world.pool, waiting);
    const later = others.slice(1).map((job) => world.run((tx) => failCall(tx, failed(job))));
    await one.tx.query("ROLLBACK");
    const inItsPlace = await underWay;
    await waiting.commit();
    const results = [inItsPlace, ...(await Promise.all(later))];
    expect(results.filter(({ opened }) => opened)).toEqual([{ opened: true, epoch: 1, jobsPaused: 4 }]);
    expect((await breakerEvents(world)).map(({ kind, epoch }) => `${kind} ${epoch}`)).toEqual(["OPENED 1"]);
    await expectInvariants(world.pool);
  });

  it("twenty failures at once open the breaker exactly once; all are recorded, all jobs are PAUSED", async () => {
    await using world = await newWorld({ connections: 20 });
    const campaignId = await makeCampaign(world);
    const jobs = await Promise.all(
      Array.from({ length: 20 }, () => makeJob(world, { campaignId, status: "RUNNING", calling: true })),
    );
    const results = await Promise.all(jobs.map((job) => world.run((tx) => failCall(tx, failed(job)))));
    expect(results.filter((result) => result.opened)).toHaveLength(1);
    expect(await breakerEvents(world)).toMatchObject([{ kind: "OPENED", epoch: 1, jobsChanged: 20 }]);
    const calls = await world.db.query(
      "SELECT DISTINCT outcome, count(*)::int FROM provider_call GROUP BY outcome",
    );
    expect(calls).toEqual([{ outcome: "FAILED", count: 20 }]);
    expect(await jobCounts(world)).toEqual({ COMPLETED: 1, PAUSED: 20 });
    await expectInvariants(world.pool);
  });
});

describe("a late failure of an older epoch", () => {
  it("that waits for the closing does not open again, and its job rings again (rule J8)", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await world.run(open);
    const { second } = await race(world.pool, { first: close(1), second: (tx) => failCall(tx, failed(job)) });
    expect(second).toMatchObject({ status: "fulfilled", value: { opened: false, epoch: 1 } });
    expect(await callRow(world, job.callId)).toMatchObject({
      outcome: "FAILED",
      failureKind: "QUOTA_EXHAUSTED",
    });
    const row = await jobRow(world, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", callId: null });
    // The closing's doorbell may have been answered for nothing while the call was under way; this is one more.
    expect(await bellsOf(world, job.jobId)).toEqual([expect.any(Number), row.doorbellId]);
    expect(await world.run(claim(world, job.jobId))).toMatchObject([{ attempt: 2, epoch: 1 }]);
    await expectInvariants(world.pool);
  });
});
