import { type MadeJob, makeJob } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import {
  beginCall,
  cancelJobs,
  claimJobs,
  closeBreaker,
  completeJobs,
  finishCall,
  openBreaker,
  rescueJobs,
  type Tx,
} from "../../src/outreach/index.ts";
import { answered } from "../support/calls.ts";
import { ALWAYS_REACHED, type CoreSystem, fallSilent, newSystem, newWorker } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { bellsOf, callRow, campaignRow, contents, jobRow } from "../support/rows.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";

const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });
const close = (tx: Tx) => closeBreaker(tx, { actor: "operator:bea", reason: "mended", epoch: 1 });
const finish = (job: MadeJob) => (tx: Tx) => finishCall(tx, answered(job));
const INTENT = {
  attempt: 1,
  provider: "PERPLEXITY",
  endpoint: "v1/responses",
  step: "RESEARCH",
  effect: true,
} as const;
const rescue = (tx: Tx) => rescueJobs(tx, ALWAYS_REACHED);

/** The answered paid calls of all attempts of the job. */
async function paid(system: CoreSystem, jobId: string): Promise<number> {
  const rows = await system.db.query(
    "SELECT 1 FROM provider_call WHERE job_id = $1 AND effect AND outcome = 'SUCCEEDED'",
    [jobId],
  );
  return rows.length;
}

describe("a call under way while the breaker opens", () => {
  it("is kept, its job stays PAUSED, and the worker takes no next step (rule J5)", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const { second } = await race(system.pool, { first: open, second: finish(job) });
    expect(second).toEqual({ status: "fulfilled", value: { kept: true, repeated: false, proceed: false } });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    await expectInvariants(system.pool);
  });

  it("is also kept if it is recorded just before the opening", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const { first, second } = await race(system.pool, { first: finish(job), second: open });
    expect(first).toMatchObject({ kept: true, proceed: true });
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsPaused: 1 } });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    await expectInvariants(system.pool);
  });

  it("completes its job, and with it the campaign, if it was the last step", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, leadStatus: "HANDED_OVER" });
    await system.tx(open);
    await system.tx(async (tx) => {
      await finishCall(tx, answered(job));
      await completeJobs(tx, [job]);
    });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "COMPLETED" });
    expect(await campaignRow(system, job.campaignId)).toMatchObject({ status: "COMPLETED" });
    await expectInvariants(system.pool);
  });
});

describe("a call under way while the breaker opens and closes again", () => {
  it("keeps its job from being claimed until it is recorded, is kept, and queues the job's doorbell: paid once", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const workerId = await newWorker(system);
    const claim = () => system.tx((tx) => claimJobs(tx, { workerId, jobIds: [job.jobId] }));
    await system.tx(open);
    await system.tx(close);
    const [inVain] = await bellsOf(system, job.jobId);
    expect(await claim()).toEqual([]);
    await expectInvariants(system.pool);

    expect(await system.tx(finish(job))).toEqual({ kept: true, repeated: false, proceed: false });
    const { doorbellId } = await jobRow(system, job.jobId);
    expect(doorbellId).not.toBe(inVain);
    expect(await claim()).toMatchObject([{ attempt: 2, epoch: 1, steps: { RESEARCH: {} } }]);
    expect(await paid(system, job.jobId)).toBe(1);
    await expectInvariants(system.pool);
  });

  it("is kept if it is recorded while the closing runs, and queues a doorbell after that", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx(open);
    const { second } = await race(system.pool, { first: close, second: finish(job) });
    expect(second).toEqual({ status: "fulfilled", value: { kept: true, repeated: false, proceed: false } });
    expect(await bellsOf(system, job.jobId)).toHaveLength(2);
    await expectInvariants(system.pool);
  });

  it("that ends its job's last step leaves nothing to claim, neither before nor after its commit", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, leadStatus: "HANDED_OVER" });
    const claim = () => system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [job.jobId] }));
    await system.tx(open);
    await system.tx(close);
    await using finishing = await openSession(system.pool);
    await finishCall(finishing.tx, answered(job));
    expect(await completeJobs(finishing.tx, [job])).toMatchObject({ completed: [job.jobId] });
    expect(await claim()).toEqual([]);
    await finishing.commit();
    expect(await claim()).toEqual([]);
    await expectInvariants(system.pool);
  });
});

describe("rescue racing finishCall", () => {
  it("if the rescue waits for the answer, the answer is kept and the job is given back with its checkpoint", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, deaths: 3 });
    await fallSilent(system);
    const { first, second } = await race(system.pool, { first: finish(job), second: rescue });
    expect(first).toMatchObject({ kept: true });
    expect(second).toMatchObject({ status: "fulfilled", value: { rescued: [job.jobId], callsUnknown: 0 } });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PENDING", deaths: 1, callId: null });
    await expectInvariants(system.pool);
  });

  it("if the answer waits for the rescue, it is recorded with the call and not kept", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await fallSilent(system);
    const { first, second } = await race(system.pool, { first: rescue, second: finish(job) });
    expect(first).toMatchObject({ rescued: [job.jobId], callsUnknown: 1 });
    expect(second).toEqual({ status: "fulfilled", value: { kept: false, repeated: false, proceed: false } });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: false });
    expect((await contents(system)).steps).toEqual([]);
    await expectInvariants(system.pool);
  });
});

describe("rescue racing an intent", () => {
  // A frozen worker resumes and goes on while it is being declared dead.
  it("waits for the intent and gives the job back, without a deadlock", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING" });
    await fallSilent(system);
    await using other = await openSession(system.pool);
    await using woken = await openSession(system.pool);
    await using sweeping = await openSession(system.pool);
    await other.tx.query("SELECT 1 FROM job WHERE id = $1 FOR UPDATE", [job.jobId]);
    const intent = beginCall(woken.tx, { ...INTENT, jobId: job.jobId, workerId: system.workerId });
    await untilBlocked(system.pool, woken);
    const rescued = rescue(sweeping.tx);
    await untilBlocked(system.pool, sweeping);
    await other.commit();
    expect(await intent).not.toBeNull();
    await woken.commit();
    expect(await rescued).toMatchObject({ workersLost: [system.workerId], callsUnknown: 1 });
    await sweeping.commit();
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PENDING", callId: null });
    await expectInvariants(system.pool);
  });
});

describe("cancelling racing an intent and a sweep", () => {
  const cancel = (job: MadeJob) => (tx: Tx) =>
    cancelJobs(tx, { jobIds: [job.jobId], reason: "not this one" });

  it("a cancelling that waits for an intent leaves the job its call, whose answer is kept", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING" });
    const begin = (tx: Tx) => beginCall(tx, { ...INTENT, jobId: job.jobId, workerId: system.workerId });
    const { first: callId } = await race(system.pool, { first: begin, second: cancel(job) });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "CANCELLED", callId });
    expect(await system.tx(finish({ ...job, callId }))).toMatchObject({ kept: true, proceed: false });
    await expectInvariants(system.pool);
  });

  it("a sweep that waits for the cancelling frees the call, and the job stays CANCELLED", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await fallSilent(system);
    const { second } = await race(system.pool, { first: cancel(job), second: rescue });
    expect(second).toMatchObject({ status: "fulfilled", value: { failed: [], callsUnknown: 1 } });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "CANCELLED", callId: null, deaths: 0 });
    expect(await system.tx(finish(job))).toMatchObject({ kept: false });
    await expectInvariants(system.pool);
  });
});

describe("a worker that goes on after it was declared dead", () => {
  it("changes only its own call record with a late answer (I6), and can't go on", async () => {
    await using system = await newSystem();
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await fallSilent(system);
    await system.tx(rescue);
    const workerId = await newWorker(system);
    await system.tx((tx) => claimJobs(tx, { workerId, jobIds: [job.jobId] }));
    const { calls: _, ...before } = await contents(system);

    expect(await system.tx(finish(job))).toEqual({ kept: false, repeated: false, proceed: false });
    expect(await callRow(system, job.callId)).toMatchObject({
      outcome: "SUCCEEDED",
      kept: false,
      attempt: 1,
    });
    expect(await system.tx((tx) => completeJobs(tx, [job]))).toMatchObject({ completed: [] });
    const intent = { ...INTENT, jobId: job.jobId, workerId: system.workerId };
    expect(await beginCall(system.db, intent)).toBeNull();
    const { calls, ...after } = await contents(system);
    expect(after).toEqual(before);
    expect(calls).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it("claims nothing under its old id", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    await fallSilent(system);
    const claim = (tx: Tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] });
    const { second } = await race(system.pool, { first: rescue, second: claim });
    expect(second).toEqual({ status: "fulfilled", value: [] });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PENDING" });
    await expectInvariants(system.pool);
  });
});
