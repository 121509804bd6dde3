import { makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
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
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { bellsOf, breakerEvents, callRow, jobCounts, jobRow } from "../support/rows.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";

const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });
const close = (epoch: number) => (tx: Tx) =>
  closeBreaker(tx, { actor: "operator:bea", reason: "mended", epoch });
const claim = (system: CoreSystem, jobId: string) => (tx: Tx) =>
  claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] });

async function enqueueing(system: CoreSystem) {
  const { id: campaignId } = await makeCampaign(system.db);
  const { id: leadId } = await makeLead(system.db, { campaignId });
  return (tx: Tx) => enqueueJobs(tx, [{ campaignId, leadId, type: "ENRICH_LEAD" }]);
}

describe("enqueue racing open", () => {
  it("waits for the opening and makes a PAUSED job without a doorbell", async () => {
    await using system = await newSystem();
    const { second } = await race(system.pool, { first: open, second: await enqueueing(system) });
    expect(second).toMatchObject({ status: "fulfilled", value: { status: "PAUSED" } });
    expect(await jobCounts(system)).toMatchObject({ PAUSED: 1 });
    await expectInvariants(system.pool);
  });

  it("if it comes first, the opening waits for it and pauses its job", async () => {
    await using system = await newSystem();
    const { first, second } = await race(system.pool, { first: await enqueueing(system), second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { epoch: 1, jobsPaused: 1 } });
    expect(await jobRow(system, first.jobIds[0] ?? "")).toMatchObject({ status: "PAUSED" });
    expect(await bellsOf(system, first.jobIds[0] ?? "")).toEqual([]);
    await expectInvariants(system.pool);
  });
});

describe("enqueue racing close", () => {
  it("waits for the closing and makes a PENDING job with a doorbell", async () => {
    await using system = await newSystem();
    await system.tx(open);
    const { second } = await race(system.pool, { first: close(1), second: await enqueueing(system) });
    expect(second).toMatchObject({ status: "fulfilled", value: { status: "PENDING" } });
    expect(await jobCounts(system)).toMatchObject({ PENDING: 1 });
    await expectInvariants(system.pool);
  });

  it("if it comes first, the closing resumes its job, which does not stay PAUSED for ever", async () => {
    await using system = await newSystem();
    await system.tx(open);
    const { first, second } = await race(system.pool, { first: await enqueueing(system), second: close(1) });
    expect(first.status).toBe("PAUSED");
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsResumed: 1 } });
    expect(await jobCounts(system)).toMatchObject({ PENDING: 1 });
    await expectInvariants(system.pool);
  });
});

describe("close racing open", () => {
  it("an opening that waits for the closing opens the next epoch", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    await system.tx(open);
    const { second } = await race(system.pool, { first: close(1), second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { epoch: 2, jobsPaused: 1 } });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED" });
    const history = (await breakerEvents(system)).map(({ kind, epoch }) => `${kind} ${epoch}`);
    expect(history).toEqual(["OPENED 1", "CLOSED 1", "OPENED 2"]);
    await expectInvariants(system.pool);
  });

  it("a closing that waits for an opening closes nothing, because the operator saw another epoch", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    await system.tx(open);
    await system.tx(close(1));
    const { second } = await race(system.pool, { first: open, second: close(1) });
    expect(second).toMatchObject({
      status: "rejected",
      reason: { code: "STALE_EPOCH", details: { epoch: 2 } },
    });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED" });
    await expectInvariants(system.pool);
  });
});

describe("double close", () => {
  it("one wins, the other is told BREAKER_CLOSED, and every job has one doorbell", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    await system.tx(open);
    const { first, second } = await race(system.pool, { first: close(1), second: close(1) });
    expect(first).toEqual({ epoch: 1, jobsResumed: 1 });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "BREAKER_CLOSED" } });
    expect(await bellsOf(system, jobId)).toHaveLength(1);
    expect((await breakerEvents(system)).filter((event) => event.kind === "CLOSED")).toHaveLength(1);
    await expectInvariants(system.pool);
  });
});

describe("double open", () => {
  it("by hand: one wins, the other is told BREAKER_OPEN", async () => {
    await using system = await newSystem();
    const { second } = await race(system.pool, { first: open, second: open });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "BREAKER_OPEN" } });
    expect(await breakerEvents(system)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("a failure that waits for an emergency stop is recorded and opens nothing", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const { second } = await race(system.pool, { first: open, second: (tx) => failCall(tx, failed(job)) });
    expect(second).toMatchObject({ status: "fulfilled", value: { opened: false, epoch: 1 } });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "FAILED" });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(system.pool);
  });

  it("of failures that wait for another's opening, one opens in its place if that is rolled back", async () => {
    await using system = await newSystem();
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => makeJob(system.db, { status: "RUNNING", calling: true })),
    );
    if (first === undefined) throw new Error("no job was made");
    await using one = await openSession(system.pool);
    expect(await failCall(one.tx, failed(first))).toMatchObject({ opened: true });
    await using waiting = await openSession(system.pool);
    const underWay = failCall(waiting.tx, failed(others[0] ?? first));
    await untilBlocked(system.pool, waiting);
    const later = others.slice(1).map((job) => system.tx((tx) => failCall(tx, failed(job))));
    await one.tx.query("ROLLBACK");
    const inItsPlace = await underWay;
    await waiting.commit();
    const results = [inItsPlace, ...(await Promise.all(later))];
    expect(results.filter(({ opened }) => opened)).toEqual([{ opened: true, epoch: 1, jobsPaused: 4 }]);
    expect((await breakerEvents(system)).map(({ kind, epoch }) => `${kind} ${epoch}`)).toEqual(["OPENED 1"]);
    await expectInvariants(system.pool);
  });

  it("twenty failures at once open the breaker exactly once; all are recorded, all jobs are PAUSED", async () => {
    await using system = await newSystem({ connections: 20 });
    const { id: campaignId } = await makeCampaign(system.db);
    const jobs = await Promise.all(
      Array.from({ length: 20 }, () => makeJob(system.db, { campaignId, status: "RUNNING", calling: true })),
    );
    const results = await Promise.all(jobs.map((job) => system.tx((tx) => failCall(tx, failed(job)))));
    expect(results.filter((result) => result.opened)).toHaveLength(1);
    expect(await breakerEvents(system)).toMatchObject([{ kind: "OPENED", epoch: 1, jobsChanged: 20 }]);
    const calls = await system.db.query(
      "SELECT DISTINCT outcome, count(*)::int FROM provider_call GROUP BY outcome",
    );
    expect(calls).toEqual([{ outcome: "FAILED", count: 20 }]);
    expect(await jobCounts(system)).toEqual({ COMPLETED: 1, PAUSED: 20 });
    await expectInvariants(system.pool);
  });
});

describe("a late failure of an older epoch", () => {
  it("that waits for the closing does not open again, and its job has a doorbell again (rule J8)", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx(open);
    const { second } = await race(system.pool, {
      first: close(1),
      second: (tx) => failCall(tx, failed(job)),
    });
    expect(second).toMatchObject({ status: "fulfilled", value: { opened: false, epoch: 1 } });
    expect(await callRow(system, job.callId)).toMatchObject({
      outcome: "FAILED",
      failureKind: "QUOTA_EXHAUSTED",
    });
    const row = await jobRow(system, job.jobId);
    expect(row).toMatchObject({ status: "PENDING", callId: null });
    // The closing's doorbell may have been answered without effect while the call was under way, so there is a second one.
    expect(await bellsOf(system, job.jobId)).toEqual([expect.any(Number), row.doorbellId]);
    expect(await system.tx(claim(system, job.jobId))).toMatchObject([{ attempt: 2, epoch: 1 }]);
    await expectInvariants(system.pool);
  });
});
