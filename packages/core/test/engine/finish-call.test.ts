import { makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { cancelJobs, claimJobs, finishCall, finishCalls, handBackJobs } from "../../src/outreach/index.ts";
import { answered } from "../support/calls.ts";
import { it } from "../support/it.ts";
import { bellsOf, callRow, contents, jobRow } from "../support/rows.ts";
import { openSession } from "../support/session.ts";

describe("finishCall", () => {
  it("keeps the answer, writes the checkpoint, and lets the worker go on", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, deaths: 3 });
    const verdict = await system.tx((tx) => finishCall(tx, answered(job)));
    expect(verdict).toEqual({ kept: true, repeated: false, proceed: true });
    const call = only(await system.db.query("SELECT * FROM provider_call WHERE id = $1", [job.callId]));
    expect(call).toMatchObject({
      outcome: "SUCCEEDED",
      kept: true,
      http_status: 200,
      provider_request_id: "req_1",
      credits: "1.000",
      cost_usd: "0.012000",
    });
    expect(call).toMatchObject({ ended_at: expect.any(Date), latency_ms: expect.any(Number) });
    const step = only(await system.db.query("SELECT * FROM job_step WHERE job_id = $1", [job.jobId]));
    expect(step).toMatchObject({ step: "RESEARCH", attempt: 1, output: { facts: ["Builds ferries"] } });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "RUNNING", callId: null, deaths: 0 });
  });

  it("changes nothing when it is called twice, and gives the same verdict marked as repeated", async ({
    system,
  }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => finishCall(tx, answered(job)));
    const before = await contents(system);
    const again = await system.tx((tx) => finishCall(tx, answered(job)));
    expect(again).toEqual({ kept: true, repeated: true, proceed: true });
    expect(await contents(system)).toEqual(before);
  });

  it("does not let a worker go on that lost its claim between two calls of it", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => finishCall(tx, answered(job)));
    await system.tx((tx) => handBackJobs(tx, [job]));
    await system.tx((tx) => claimJobs(tx, { workerId: system.workerId, jobIds: [job.jobId] }));
    const again = await system.tx((tx) => finishCall(tx, answered(job)));
    expect(again).toEqual({ kept: true, repeated: true, proceed: false });
  });

  it("writes no checkpoint when more calls of the step follow", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => finishCall(tx, { ...answered(job), checkpoint: undefined }));
    expect(await system.db.query("SELECT 1 FROM job_step WHERE job_id = $1", [job.jobId])).toEqual([]);
  });

  it("keeps an answer of null as a checkpoint without output", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const checkpoint = { step: "RESEARCH", output: undefined };
    await system.tx((tx) => finishCall(tx, { ...answered(job), checkpoint }));
    const rows = await system.db.query("SELECT output FROM job_step WHERE job_id = $1", [job.jobId]);
    expect(rows).toEqual([{ output: null }]);
  });

  it("keeps a rejection of the record, with its message", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const rejected = { ...answered(job), outcome: "REJECTED", message: "Refused to write." } as const;
    expect(await system.tx((tx) => finishCall(tx, rejected))).toMatchObject({ kept: true, proceed: true });
    const row = { outcome: "REJECTED", kept: true, message: "Refused to write." };
    expect(await callRow(system, job.callId)).toMatchObject(row);
  });

  it("leaves the call UNKNOWN after an error of our own, and frees the job", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const unknown = { ...answered(job), outcome: "UNKNOWN", checkpoint: undefined } as const;
    await system.tx((tx) => finishCall(tx, unknown));
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "UNKNOWN", kept: false });
    expect((await jobRow(system, job.jobId)).callId).toBeNull();
  });

  it("keeps the answer of a PAUSED job, but allows no next step (rule J5)", async ({ system }) => {
    const job = await makeJob(system.db, { status: "PAUSED", calling: true });
    const verdict = await system.tx((tx) => finishCall(tx, answered(job)));
    expect(verdict).toEqual({ kept: true, repeated: false, proceed: false });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "PAUSED", callId: null });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    expect(await bellsOf(system, job.jobId)).toEqual([]);
  });

  it("keeps the answer of a job that was paused and resumed, and queues a new doorbell", async ({
    system,
  }) => {
    const job = await makeJob(system.db, { status: "PENDING", calling: true });
    const [inVain] = await bellsOf(system, job.jobId);
    const verdict = await system.tx((tx) => finishCall(tx, answered(job)));
    expect(verdict).toEqual({ kept: true, repeated: false, proceed: false });
    const { doorbellId } = await jobRow(system, job.jobId);
    expect(doorbellId).not.toBe(inVain);
    expect(await bellsOf(system, job.jobId)).toContain(doorbellId);
  });

  it("keeps the answer of a cancelled job as a finished step, and leaves the job CANCELLED (rule J11)", async ({
    system,
  }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => cancelJobs(tx, { jobIds: [job.jobId], reason: "not this one" }));
    const verdict = await system.tx((tx) => finishCall(tx, answered(job)));
    expect(verdict).toEqual({ kept: true, repeated: false, proceed: false });
    expect(await jobRow(system, job.jobId)).toMatchObject({ status: "CANCELLED", callId: null });
    expect(await callRow(system, job.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    expect(await system.db.query("SELECT step FROM job_step WHERE job_id = $1", [job.jobId])).toEqual([
      { step: "RESEARCH" },
    ]);
    expect(await bellsOf(system, job.jobId)).toEqual([]);
  });

  it("keeps nothing under an attempt that is not the call's", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true, attempt: 2 });
    const verdict = await system.tx((tx) => finishCall(tx, { ...answered(job), attempt: 1 }));
    expect(await system.db.query("SELECT 1 FROM job_step WHERE job_id = $1", [job.jobId])).toEqual([]);
    expect(verdict).toMatchObject({ kept: false, proceed: false });
    expect((await jobRow(system, job.jobId)).callId).toBe(job.callId);
  });

  it("throws an error with a greppable id for a call that was never begun", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    const callId = "00000000-0000-7000-8000-000000000000";
    const finish = system.tx((tx) => finishCall(tx, answered({ ...job, callId })));
    await expect(finish).rejects.toThrow("engine-e2");
  });
});

describe("finishCalls", () => {
  it("records calls of several jobs, each with its own facts and the verdict that finishCall gives", async ({
    system,
  }) => {
    const running = await makeJob(system.db, { status: "RUNNING", calling: true });
    const paused = await makeJob(system.db, { status: "PAUSED", calling: true });
    const resumed = await makeJob(system.db, { status: "PENDING", calling: true });
    const old = await makeJob(system.db, { status: "RUNNING", calling: true, attempt: 2 });
    const known = await makeJob(system.db, { status: "RUNNING", calling: true });
    await system.tx((tx) => finishCall(tx, answered(known)));
    const rejected = { ...answered(running), outcome: "REJECTED", message: 'Not {this}, "one".' } as const;
    const verdicts = await system.tx((tx) =>
      finishCalls(tx, [
        { ...rejected, meta: {}, checkpoint: undefined },
        answered(paused),
        answered(resumed),
        { ...answered(old), attempt: 1 },
        answered(known),
      ]),
    );
    expect(Object.fromEntries(verdicts)).toEqual({
      [running.callId ?? ""]: { kept: true, repeated: false, proceed: true },
      [paused.callId ?? ""]: { kept: true, repeated: false, proceed: false },
      [resumed.callId ?? ""]: { kept: true, repeated: false, proceed: false },
      [old.callId ?? ""]: { kept: false, repeated: false, proceed: false },
      [known.callId ?? ""]: { kept: true, repeated: true, proceed: true },
    });
    const calls = await system.db.query(
      `SELECT job_id AS "jobId", outcome, kept, message, credits FROM provider_call WHERE id = ANY($1::uuid[]) ORDER BY id`,
      [[...verdicts.keys()]],
    );
    const kept = { outcome: "SUCCEEDED", kept: true, message: null, credits: "1.000" };
    expect(calls).toEqual([
      { jobId: running.jobId, ...kept, outcome: "REJECTED", message: rejected.message, credits: null },
      { jobId: paused.jobId, ...kept },
      { jobId: resumed.jobId, ...kept },
      { jobId: old.jobId, ...kept, kept: false },
      { jobId: known.jobId, ...kept },
    ]);
    const steps = await system.db.query(
      `SELECT job_id AS "jobId", output FROM job_step WHERE job_id = ANY($1::uuid[]) ORDER BY job_id`,
      [[running, paused, resumed, old, known].map(({ jobId }) => jobId)],
    );
    const output = { facts: ["Builds ferries"] };
    expect(steps).toEqual([paused, resumed, known].map(({ jobId }) => ({ jobId, output })));
    const { doorbellId } = await jobRow(system, resumed.jobId);
    expect(await bellsOf(system, resumed.jobId)).toContain(doorbellId);
  });

  it("leaves out a call whose job is locked, without waiting, and records the others", async ({ system }) => {
    const locked = await makeJob(system.db, { status: "RUNNING", calling: true });
    const free = await makeJob(system.db, { status: "RUNNING", calling: true });
    {
      await using other = await openSession(system.pool);
      await other.tx.query("SELECT 1 FROM job WHERE id = $1 FOR UPDATE", [locked.jobId]);
      const verdicts = await system.tx((tx) => finishCalls(tx, [answered(locked), answered(free)]));
      expect([...verdicts.keys()]).toEqual([free.callId]);
    }
    expect(await callRow(system, locked.callId)).toMatchObject({ outcome: null });
    expect(await callRow(system, free.callId)).toMatchObject({ outcome: "SUCCEEDED", kept: true });
    expect(await system.tx((tx) => finishCall(tx, answered(locked)))).toMatchObject({ kept: true });
  });
});
