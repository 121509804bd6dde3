import { describe, expect } from "vitest";
import { closeBreaker, failCall, finishCall, readBreaker, rescueJobs } from "../../src/outreach/index.ts";
import { answered, FAILURE, failed } from "../support/calls.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { makeCampaign, makeJob } from "../support/make.ts";
import {
  bellsOf,
  breakerEvents,
  callRow,
  campaignRow,
  contents,
  jobCounts,
  jobRow,
} from "../support/rows.ts";
import { ALWAYS_REACHED, fallSilent, newWorld } from "../support/world.ts";

describe("failCall", () => {
  it("opens the breaker at the first failure and stores its cause (rules B2, B4)", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const result = await world.run((tx) => failCall(tx, failed(job)));
    expect(result).toEqual({ opened: true, epoch: 1, jobsPaused: 1 });
    expect(await readBreaker(world.db)).toMatchObject({
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
    expect(await callRow(world, job.callId)).toMatchObject(call);
    expect(await breakerEvents(world)).toMatchObject([
      { kind: "OPENED", epoch: 1, actor: "worker:worker-1", jobsChanged: 1 },
    ]);
    await expectInvariants(world.pool);
  });

  it("pauses every live job of every campaign, and leaves campaigns and finished jobs alone (rules J1, C1)", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const other = await makeJob(world, { status: "RUNNING" });
    const pending = await makeJob(world, { campaignId: job.campaignId });
    const fetching = await makeCampaign(world, { fetch: "PENDING" });
    await makeJob(world, { campaignId: job.campaignId, status: "FAILED" });
    const over = await jobCounts(world);
    expect(await world.run((tx) => failCall(tx, failed(job)))).toMatchObject({ jobsPaused: 4 });
    expect(await jobCounts(world)).toEqual({ PAUSED: 4, COMPLETED: over.COMPLETED, FAILED: 1 });
    const reason = { status: "PAUSED", pauseReason: "Perplexity QUOTA_EXHAUSTED (epoch 1)" };
    expect(await jobRow(world, pending.jobId)).toMatchObject(reason);
    expect(await jobRow(world, other.jobId)).toMatchObject({
      ...reason,
      attempt: 1,
      workerId: world.workerId,
    });
    expect(await campaignRow(world, fetching)).toMatchObject({ status: "RUNNING" });
    expect(await bellsOf(world, pending.jobId)).toEqual([]);
    await expectInvariants(world.pool);
  });

  it("leaves the failing job without a call, free to run again after the close", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true, deaths: 2 });
    await world.run((tx) => failCall(tx, failed(job)));
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PAUSED", callId: null, deaths: 0 });
  });

  it("queues one alert that names the event", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await world.run((tx) => failCall(tx, failed(job)));
    const alerts = await world.db.query(
      "SELECT payload ->> 'eventId' AS event FROM graphile_worker._private_jobs WHERE payload ->> 'eventId' IS NOT NULL",
    );
    expect(alerts).toEqual([{ event: "1" }]);
  });

  it("that comes second while OPEN is recorded and opens nothing (rule J8)", async () => {
    await using world = await newWorld();
    const first = await makeJob(world, { status: "RUNNING", calling: true });
    const second = await makeJob(world, { status: "RUNNING", calling: true });
    await world.run((tx) => failCall(tx, failed(first)));
    const { breaker, events } = await contents(world);
    expect(await world.run((tx) => failCall(tx, failed(second)))).toEqual({
      opened: false,
      epoch: 1,
      jobsPaused: 0,
    });
    expect(await contents(world)).toMatchObject({ breaker, events });
    expect(await callRow(world, second.callId)).toMatchObject({ outcome: "FAILED" });
    await expectInvariants(world.pool);
  });

  it("called twice opens nothing again, not even after the close", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await world.run((tx) => failCall(tx, failed(job)));
    const open = await contents(world);
    expect(await world.run((tx) => failCall(tx, failed(job)))).toMatchObject({ opened: false });
    expect(await contents(world)).toEqual(open);
    await world.run((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "paid", epoch: 1 }));
    const closed = await contents(world);
    expect(await world.run((tx) => failCall(tx, failed(job)))).toMatchObject({ opened: false, epoch: 1 });
    expect(await contents(world)).toEqual(closed);
  });

  it("reported by a worker that was declared dead meanwhile still opens: the provider did fail (rule B2)", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await fallSilent(world);
    await world.run((tx) => rescueJobs(tx, ALWAYS_REACHED));
    expect(await world.run((tx) => failCall(tx, failed(job)))).toEqual({
      opened: true,
      epoch: 1,
      jobsPaused: 1,
    });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "FAILED", kept: false });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PAUSED", deaths: 1 });
    await expectInvariants(world.pool);
  });

  it("of a call that was recorded as a success before changes nothing", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await world.run((tx) => finishCall(tx, answered(job)));
    const before = await contents(world);
    expect(await world.run((tx) => failCall(tx, failed(job)))).toMatchObject({
      opened: false,
      jobsPaused: 0,
    });
    expect(await contents(world)).toEqual(before);
  });
});
