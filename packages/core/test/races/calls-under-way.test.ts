import { describe, expect, it } from "vitest";
import {
  beginCall,
  claimJobs,
  closeBreaker,
  completeJobs,
  finishCall,
  openBreaker,
  rescueJobs,
  type Tx,
} from "../../src/outreach/index.ts";
import { answered } from "../support/calls.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { type MadeJob, makeJob } from "../support/make.ts";
import { bellsOf, callRow, campaignRow, contents, jobRow } from "../support/rows.ts";
import { openSession, race } from "../support/session.ts";
import { ALWAYS_REACHED, fallSilent, newWorker, newWorld, type World } from "../support/world.ts";

const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });
const close = (tx: Tx) => closeBreaker(tx, { actor: "operator:bea", reason: "mended", epoch: 1 });
const finish = (job: MadeJob) => (tx: Tx) => finishCall(tx, answered(job));
const rescue = (tx: Tx) => rescueJobs(tx, ALWAYS_REACHED);

/** Paid calls with an answer, of all attempts of the job. */
async function paid(world: World, jobId: string): Promise<number> {
  const rows = await world.db.query(
    "SELECT 1 FROM provider_call WHERE job_id = $1 AND effect AND outcome = 'SUCCEEDED'",
    [jobId],
  );
  return rows.length;
}

describe("a call under way while the breaker opens", () => {
  it("is kept, its job stays PAUSED, and the worker takes no next step (rule J5)", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const { second } = await race(world.pool, { first: open, second: finish(job) });
    expect(second).toEqual({ status: "fulfilled", value: { kept: true, repeated: false, proceed: false } });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    await expectInvariants(world.pool);
  });

  it("that is recorded just before the opening is kept as well", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const { first, second } = await race(world.pool, { first: finish(job), second: open });
    expect(first).toMatchObject({ kept: true, proceed: true });
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsPaused: 1 } });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(world.pool);
  });

  it("completes its job, and the campaign with it, when it was the last step", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true, leadStatus: "HANDED_OVER" });
    await world.run(open);
    await world.run(async (tx) => {
      await finishCall(tx, answered(job));
      await completeJobs(tx, [job]);
    });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "COMPLETED" });
    expect(await campaignRow(world, job.campaignId)).toMatchObject({ status: "COMPLETED" });
    await expectInvariants(world.pool);
  });
});

describe("a call under way while the breaker opens and closes again", () => {
  it("keeps its job from being claimed, is kept itself, then rings the job again: paid once", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const workerId = await newWorker(world);
    const claim = () => world.run((tx) => claimJobs(tx, { workerId, jobIds: [job.jobId] }));
    await world.run(open);
    await world.run(close);
    const [inVain] = await bellsOf(world, job.jobId);
    expect(await claim()).toEqual([]);
    await expectInvariants(world.pool);

    expect(await world.run(finish(job))).toEqual({ kept: true, repeated: false, proceed: false });
    const { doorbellId } = await jobRow(world, job.jobId);
    expect(doorbellId).not.toBe(inVain);
    expect(await claim()).toMatchObject([{ attempt: 2, epoch: 1, steps: { RESEARCH: {} } }]);
    expect(await paid(world, job.jobId)).toBe(1);
    await expectInvariants(world.pool);
  });

  it("that is recorded while the closing runs is kept, and rings after it", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await world.run(open);
    const { second } = await race(world.pool, { first: close, second: finish(job) });
    expect(second).toEqual({ status: "fulfilled", value: { kept: true, repeated: false, proceed: false } });
    expect(await bellsOf(world, job.jobId)).toHaveLength(2);
    await expectInvariants(world.pool);
  });

  it("that ended its job's last step: a claim before it is committed and one after it claim nothing", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true, leadStatus: "HANDED_OVER" });
    const claim = () => world.run((tx) => claimJobs(tx, { workerId: world.workerId, jobIds: [job.jobId] }));
    await world.run(open);
    await world.run(close);
    await using finishing = await openSession(world.pool);
    await finishCall(finishing.tx, answered(job));
    expect(await completeJobs(finishing.tx, [job])).toMatchObject({ completed: [job.jobId] });
    expect(await claim()).toEqual([]);
    await finishing.commit();
    expect(await claim()).toEqual([]);
    await expectInvariants(world.pool);
  });
});

describe("rescue racing finishCall", () => {
  it("a rescue that waits for the answer keeps it, and gives the job back with its checkpoint", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true, deaths: 3 });
    await fallSilent(world);
    const { first, second } = await race(world.pool, { first: finish(job), second: rescue });
    expect(first).toMatchObject({ kept: true });
    expect(second).toMatchObject({ status: "fulfilled", value: { rescued: [job.jobId], callsUnknown: 0 } });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    expect(await jobRow(world, job.jobId)).toMatchObject({ status: "PENDING", deaths: 1, callId: null });
    await expectInvariants(world.pool);
  });

  it("an answer that waits for the rescue is recorded with the call and not kept", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await fallSilent(world);
    const { first, second } = await race(world.pool, { first: rescue, second: finish(job) });
    expect(first).toMatchObject({ rescued: [job.jobId], callsUnknown: 1 });
    expect(second).toEqual({ status: "fulfilled", value: { kept: false, repeated: false, proceed: false } });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: false });
    expect((await contents(world)).steps).toEqual([]);
    await expectInvariants(world.pool);
  });
});

describe("a worker that goes on after it was declared dead", () => {
  it("changes nothing with its late answer but its own call record (I6), and can't go on", async () => {
    await using world = await newWorld();
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    await fallSilent(world);
    await world.run(rescue);
    const workerId = await newWorker(world);
    await world.run((tx) => claimJobs(tx, { workerId, jobIds: [job.jobId] }));
    const { calls: _, ...before } = await contents(world);

    expect(await world.run(finish(job))).toEqual({ kept: false, repeated: false, proceed: false });
    expect(await callRow(world, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: false, attempt: 1 });
    expect(await world.run((tx) => completeJobs(tx, [job]))).toMatchObject({ completed: [] });
    const intent = { provider: "OPENAI", endpoint: "v1/responses", step: "WRITE", effect: true } as const;
    const call = { jobId: job.jobId, attempt: 1, workerId: world.workerId, ...intent };
    expect(await beginCall(world.db, call)).toBeNull();
    const { calls, ...after } = await contents(world);
    expect(after).toEqual(before);
    expect(calls).toHaveLength(1);
    await expectInvariants(world.pool);
  });

  it("claims nothing under its old name", async () => {
    await using world = await newWorld();
    const { jobId } = await makeJob(world);
    await fallSilent(world);
    const claim = (tx: Tx) => claimJobs(tx, { workerId: world.workerId, jobIds: [jobId] });
    const { second } = await race(world.pool, { first: rescue, second: claim });
    expect(second).toEqual({ status: "fulfilled", value: [] });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PENDING" });
    await expectInvariants(world.pool);
  });
});
