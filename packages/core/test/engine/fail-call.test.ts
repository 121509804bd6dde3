import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { closeBreaker, failCall, finishCall, readBreaker, rescueJobs } from "../../src/outreach/index.ts";
import { answered, FAILURE, failed } from "../support/calls.ts";
import { ALWAYS_REACHED, fallSilent, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import {
  bellsOf,
  breakerEvents,
  callRow,
  campaignRow,
  contents,
  jobCounts,
  jobRow,
} from "../support/rows.ts";

describe("failCall", () => {
  it("opens the breaker at the first failure and stores its cause (rules B2, B4)", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const result = await system.tx((tx) => failCall(tx, failed(job)));
    expect(result).toEqual({ opened: true, epoch: 1, jobsPaused: 1 });
    expect(await readBreaker(system.db)).toMatchObject({
      state: "OPEN",
      epoch: 1,
      openedBy: "worker:worker-1",
      reason: "Perplexity v1/responses: You exceeded your current quota.",
      provider: "PERPLEXITY",
      failureKind: "QUOTA_EXHAUSTED",
      message: FAILURE.message,
      httpStatus: 401,
      providerRequestId: "req_1",
      callId: job.callId,
      jobId: job.jobId,
      campaignId: job.campaignId,
    });
    const call = { outcome: "FAILED", kept: false, failureKind: "QUOTA_EXHAUSTED", message: FAILURE.message };
    expect(await callRow(system, job.callId)).toMatchObject(call);
    expect(await breakerEvents(system)).toMatchObject([
      { kind: "OPENED", epoch: 1, actor: "worker:worker-1", jobsChanged: 1 },
    ]);
    await expectInvariants(system.pool);
  });

  it("stores what the failed call cost", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const call = failed(job);
    await system.tx((tx) =>
      failCall(tx, { ...call, failure: { ...call.failure, credits: 2, costUsd: 0.012 } }),
    );
    const paid = "SELECT credits::float8, cost_usd::float8 FROM provider_call WHERE id = $1";
    expect(await system.db.query(paid, [job.callId])).toEqual([{ credits: 2, cost_usd: 0.012 }]);
  });

  it("pauses every live job of every campaign, and leaves campaigns and finished jobs alone (rules J1, C1)", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const other = await makeJob(system.db, { status: "RUNNING" });
    const pending = await makeJob(system.db, { campaignId: job.campaignId });
    const { id: fetching } = await makeCampaign(system.db, { fetch: "PENDING" });
    await makeJob(system.db, { campaignId: job.campaignId, status: "FAILED" });
    const over = await jobCounts(system);
    expect(await system.tx((tx) => failCall(tx, failed(job)))).toMatchObject({ jobsPaused: 4 });
    expect(await jobCounts(system)).toEqual({ PAUSED: 4, COMPLETED: over.COMPLETED, FAILED: 1 });
    const reason = { status: "PAUSED", pauseReason: "Perplexity QUOTA_EXHAUSTED (epoch 1)" };
    expect(await jobRow(system, pending.jobId)).toMatchObject(reason);
    expect(await jobRow(system, other.jobId)).toMatchObject({
      ...reason,
      attempt: 1,
      workerId: system.workerId,
    });
    expect(await campaignRow(system, fetching)).toMatchObject({ status: "RUNNING" });
    expect(await bellsOf(system, pending.jobId)).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("leaves the failing job without a call, free to run again after the close", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, deaths: 2 });
    await system.tx((tx) => failCall(tx, failed(job)));
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null, deaths: 0 });
  });

  it("queues one alert that names the event", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => failCall(tx, failed(job)));
    expect(await system.db.query("SELECT kind, event_id::text AS event FROM alert")).toEqual([
      { kind: "OPENED", event: "1" },
    ]);
  });

  it("records a second failure while OPEN and opens nothing (rule J8)", async () => {
    await using system = await newSystem();
    const first = await makeJob(system.db, { status: "RUNNING", calling: true });
    const second = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => failCall(tx, failed(first)));
    const { breaker, events } = await contents(system);
    expect(await system.tx((tx) => failCall(tx, failed(second)))).toEqual({
      opened: false,
      epoch: 1,
      jobsPaused: 0,
    });
    expect(await contents(system)).toMatchObject({ breaker, events });
    expect(await callRow(system, second.callId)).toMatchObject({ outcome: "FAILED" });
    await expectInvariants(system.pool);
  });

  it("opens nothing when it is called a second time, not even after the close", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => failCall(tx, failed(job)));
    const open = await contents(system);
    expect(await system.tx((tx) => failCall(tx, failed(job)))).toMatchObject({ opened: false });
    expect(await contents(system)).toEqual(open);
    await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "paid", epoch: 1 }));
    const closed = await contents(system);
    expect(await system.tx((tx) => failCall(tx, failed(job)))).toMatchObject({ opened: false, epoch: 1 });
    expect(await contents(system)).toEqual(closed);
  });

  it("opens for a failure reported by a worker that was declared dead, because the provider did fail (rule B2)", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await fallSilent(system);
    await system.tx((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await system.tx((tx) => failCall(tx, failed(job)))).toEqual({
      opened: true,
      epoch: 1,
      jobsPaused: 1,
    });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "FAILED", kept: false });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", deaths: 1 });
    await expectInvariants(system.pool);
  });

  it("changes nothing for a call that was already recorded as a success", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => finishCall(tx, answered(job)));
    const before = await contents(system);
    expect(await system.tx((tx) => failCall(tx, failed(job)))).toMatchObject({
      opened: false,
      jobsPaused: 0,
    });
    expect(await contents(system)).toEqual(before);
  });
});
