import { randomUUID } from "node:crypto";
import { type MadeJob, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { JOB_STATUSES } from "../../src/index.ts";
import {
  beginCall,
  beginCalls,
  type CallIntent,
  finishCall,
  openBreaker,
  withdrawCall,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem, newWorker } from "../support/core-system.ts";
import { it } from "../support/it.ts";
import { bellsOf, callRow, contents, jobRow } from "../support/rows.ts";

const intentOf = (system: CoreSystem, job: MadeJob): CallIntent => ({
  jobId: job.jobId,
  attempt: job.attempt,
  workerId: system.workerId,
  provider: "OPENAI",
  endpoint: "v1/responses",
  step: "WRITE",
  effect: true,
});

describe("beginCall", () => {
  it("records the intent with every fact about the call, and marks the job", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", epoch: 7 });
    const callId = await beginCall(system.db, intentOf(system, job));
    expect((await jobRow(system, job.jobId)).callId).toBe(callId);
    const rows = await system.db.query("SELECT * FROM provider_call WHERE id = $1", [callId]);
    expect(only(rows)).toMatchObject({
      purpose: "PIPELINE",
      provider: "OPENAI",
      endpoint: "v1/responses",
      step: "WRITE",
      effect: true,
      attempt: 1,
      epoch: 7,
      job_id: job.jobId,
      campaign_id: job.campaignId,
      lead_id: job.leadId,
      worker_id: system.workerId,
      outcome: null,
      ended_at: null,
      kept: false,
    });
  });

  it.for(JOB_STATUSES.filter((status) => status !== "RUNNING"))(
    "begins no call for a %s job",
    async (status, { system }) => {
      const job = await makeJob(system.db, { status, held: true });
      const before = await contents(system);
      expect(await beginCall(system.db, intentOf(system, job))).toBeNull();
      expect(await contents(system)).toEqual(before);
    },
  );

  it("begins no call under an old attempt", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", attempt: 2 });
    expect(await beginCall(system.db, { ...intentOf(system, job), attempt: 1 })).toBeNull();
  });

  it("begins no call for another worker under the same attempt", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    const workerId = await newWorker(system);
    expect(await beginCall(system.db, { ...intentOf(system, job), workerId })).toBeNull();
  });

  it("begins no call while another call of the job is under way", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    expect(await beginCall(system.db, intentOf(system, job))).toBeNull();
  });

  it("begins no call while the breaker is OPEN, even for a RUNNING job (rule J4)", async () => {
    await using system = await newSystem();
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const job = await makeJob(system.db, { status: "RUNNING" });
    expect(await beginCall(system.db, intentOf(system, job))).toBeNull();
    expect((await contents(system)).calls).toEqual([]);
  });
});

describe("beginCalls", () => {
  it("records the intents of several jobs, each with its own facts", async ({ system }) => {
    const jobs = [
      await makeJob(system.db, { status: "RUNNING", epoch: 7 }),
      await makeJob(system.db, { status: "RUNNING", attempt: 2, epoch: 3 }),
    ] as const;
    const callId = randomUUID();
    const begun = await beginCalls(system.db, [
      { ...intentOf(system, jobs[0]), callId },
      { ...intentOf(system, jobs[1]), provider: "PERPLEXITY", endpoint: "v1/agent", step: "RESEARCH" },
    ]);
    expect([...begun.keys()].toSorted()).toEqual(jobs.map(({ jobId }) => jobId).toSorted());
    expect(begun.get(jobs[0].jobId)).toBe(callId);
    const rows = await system.db.query(
      `SELECT job_id AS "jobId", provider, endpoint, step, attempt, epoch FROM provider_call
       WHERE id = ANY($1::uuid[]) ORDER BY epoch DESC`,
      [[...begun.values()]],
    );
    const ofOpenAi = { provider: "OPENAI", endpoint: "v1/responses", step: "WRITE" };
    const ofPerplexity = { provider: "PERPLEXITY", endpoint: "v1/agent", step: "RESEARCH" };
    expect(rows).toEqual([
      { jobId: jobs[0].jobId, ...ofOpenAi, attempt: 1, epoch: 7 },
      { jobId: jobs[1].jobId, ...ofPerplexity, attempt: 2, epoch: 3 },
    ]);
    for (const { jobId } of jobs) expect((await jobRow(system, jobId)).callId).toBe(begun.get(jobId));
  });

  it("leaves out each job for which beginCall would answer null", async ({ system }) => {
    const mine = await makeJob(system.db, { status: "RUNNING" });
    const others = [
      await makeJob(system.db, { status: "PAUSED", held: true }),
      await makeJob(system.db, { status: "RUNNING", calling: true }),
    ];
    const old = await makeJob(system.db, { status: "RUNNING", attempt: 2 });
    const begun = await beginCalls(system.db, [
      ...[mine, ...others].map((job) => intentOf(system, job)),
      { ...intentOf(system, old), attempt: 1 },
    ]);
    expect([...begun.keys()]).toEqual([mine.jobId]);
    for (const { jobId } of [others[0] as MadeJob, old])
      expect((await jobRow(system, jobId)).callId).toBeNull();
  });

  it("begins none while the breaker is OPEN", async () => {
    await using system = await newSystem();
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const job = await makeJob(system.db, { status: "RUNNING" });
    expect(await beginCalls(system.db, [intentOf(system, job)])).toEqual(new Map());
    expect((await contents(system)).calls).toEqual([]);
  });
});

describe("withdrawCall", () => {
  it("withdraws an intent whose confirmation was lost, so that the job can call again", async ({
    system,
  }) => {
    const job = await makeJob(system.db, { status: "RUNNING" });
    const before = await contents(system);
    const callId = randomUUID();
    expect(await beginCall(system.db, { ...intentOf(system, job), callId })).toBe(callId);
    await system.tx((tx) => withdrawCall(tx, { callId, jobId: job.jobId }));
    expect(await contents(system)).toEqual(before);
    expect(await beginCall(system.db, intentOf(system, job))).not.toBeNull();
  });

  it("changes nothing for a call that was never begun", async ({ system }) => {
    const job = await makeJob(system.db, { status: "RUNNING", calling: true });
    const before = await contents(system);
    await system.tx((tx) => withdrawCall(tx, { callId: randomUUID(), jobId: job.jobId }));
    expect(await contents(system)).toEqual(before);
  });

  it("changes nothing for a call whose outcome is recorded", async ({ system }) => {
    const { jobId, attempt, callId } = await makeJob(system.db, { status: "RUNNING", calling: true });
    const call = { callId: callId ?? "", jobId };
    await system.tx((tx) => finishCall(tx, { ...call, attempt, outcome: "REJECTED", meta: {} }));
    const before = await contents(system);
    await system.tx((tx) => withdrawCall(tx, call));
    expect(await contents(system)).toEqual(before);
    expect(await callRow(system, callId)).toMatchObject({ outcome: "REJECTED", kept: true });
  });

  it("queues a doorbell for a job that was paused and resumed since the intent", async ({ system }) => {
    const { jobId, callId } = await makeJob(system.db, { calling: true });
    const bells = await bellsOf(system, jobId);
    await system.tx((tx) => withdrawCall(tx, { callId: callId ?? "", jobId }));
    expect((await bellsOf(system, jobId)).length).toBe(bells.length + 1);
  });
});
