import { describe, expect, it } from "vitest";
import {
  beginCall,
  cancelJobs,
  claimJobs,
  openBreaker,
  stopWorker,
  type Tx,
} from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { makeJob } from "../support/make.ts";
import { contents, jobRow } from "../support/rows.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";
import { newWorld, type World } from "../support/world.ts";

const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });
const claim = (world: World, jobId: string) => (tx: Tx) =>
  claimJobs(tx, { workerId: world.workerId, jobIds: [jobId] });

const intent = (world: World, jobId: string) =>
  ({
    jobId,
    attempt: 1,
    workerId: world.workerId,
    provider: "OPENAI",
    endpoint: "v1/responses",
    step: "WRITE",
    effect: true,
  }) as const;

describe("claim racing open", () => {
  it("waits for the opening and claims nothing", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    const { second } = await race(world.pool, { first: open, second: claim(world, jobId) });
    expect(second).toMatchObject({ status: "fulfilled", value: [] });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PAUSED", attempt: 0 });
    await expectInvariants(world.pool);
  });

  it("that was first is paused by the opening, and its next call does not begin", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    const { second } = await race(world.pool, { first: claim(world, jobId), second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsPaused: 1 } });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PAUSED", attempt: 1 });
    expect(await beginCall(world.db, intent(world, jobId))).toBeNull();
    await expectInvariants(world.pool);
  });
});

describe("beginCall racing open", () => {
  it("waits for the opening and begins nothing: no intent is committed after it (I2)", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world, { status: "RUNNING" });
    const begin = (tx: Tx) => beginCall(tx, intent(world, jobId));
    const { second } = await race(world.pool, { first: open, second: begin });
    expect(second).toEqual({ status: "fulfilled", value: null });
    expect((await contents(world)).calls).toEqual([]);
    await expectInvariants(world.pool);
  });

  it("that was first is a call under way; the opening waits for it and is later than it", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world, { status: "RUNNING" });
    const begin = (tx: Tx) => beginCall(tx, intent(world, jobId));
    const { first, second } = await race(world.pool, { first: begin, second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsPaused: 1 } });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PAUSED", callId: first });
    await expectInvariants(world.pool);
  });
});

describe("cancel racing claim", () => {
  const cancel = (jobId: string) => (tx: Tx) => cancelJobs(tx, { jobIds: [jobId], reason: "not this one" });

  it("a claim that waits for the cancelling claims nothing", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    const { second } = await race(world.pool, { first: cancel(jobId), second: claim(world, jobId) });
    expect(second).toMatchObject({ status: "fulfilled", value: [] });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "CANCELLED", attempt: 0 });
    await expectInvariants(world.pool);
  });

  it("a cancelling that waits for the claim cancels the RUNNING job, whose next call does not begin", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    const { second } = await race(world.pool, { first: claim(world, jobId), second: cancel(jobId) });
    expect(second).toMatchObject({ status: "fulfilled", value: { cancelled: [jobId] } });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "CANCELLED", attempt: 1 });
    expect(await beginCall(world.db, intent(world, jobId))).toBeNull();
    await expectInvariants(world.pool);
  });
});

describe("claim racing the worker's own stop", () => {
  it("waits for the worker's row before it holds the job, so that the stop can take the job", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    await using stopping = await openSession(world.pool);
    await using claiming = await openSession(world.pool);
    await stopping.tx.query("SELECT 1 FROM worker WHERE id = $1 FOR UPDATE", [world.workerId]);
    const claimed = claim(world, jobId)(claiming.tx);
    await untilBlocked(world.pool, claiming);
    await stopping.tx.query("SELECT 1 FROM job WHERE id = $1 FOR UPDATE NOWAIT", [jobId]);
    await stopWorker(stopping.tx, world.workerId);
    await stopping.commit();
    expect(await claimed).toEqual([]);
    await claiming.commit();
    await expectInvariants(world.pool);
  });
});
