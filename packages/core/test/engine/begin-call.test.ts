import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { JOB_STATUSES } from "../../src/index.ts";
import {
  beginCall,
  type CallIntent,
  finishCall,
  openBreaker,
  withdrawCall,
} from "../../src/outreach/index.ts";
import { it } from "../support/it.ts";
import { type MadeJob, makeJob } from "../support/make.ts";
import { bellsOf, callRow, contents, jobRow } from "../support/rows.ts";
import { newWorker, newWorld, type World } from "../support/world.ts";

const intentOf = (world: World, job: MadeJob): CallIntent => ({
  jobId: job.jobId,
  attempt: job.attempt,
  workerId: world.workerId,
  provider: "OPENAI",
  endpoint: "v1/responses",
  step: "WRITE",
  effect: true,
});

describe("beginCall", () => {
  it("records the intent with all that the call will be asked about, and marks the job", async ({
    world,
  }) => {
    const job = await makeJob(world, { status: "RUNNING", epoch: 7 });
    const callId = await beginCall(world.db, intentOf(world, job));
    expect((await jobRow(world, job.jobId)).callId).toBe(callId);
    const rows = await world.db.query("SELECT * FROM provider_call WHERE id = $1", [callId]);
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
      worker_id: world.workerId,
      outcome: null,
      ended_at: null,
      kept: false,
    });
  });

  it.for(JOB_STATUSES.filter((status) => status !== "RUNNING"))(
    "begins none for a %s job",
    async (status, { world }) => {
      const job = await makeJob(world, { status, held: true });
      const before = await contents(world);
      expect(await beginCall(world.db, intentOf(world, job))).toBeNull();
      expect(await contents(world)).toEqual(before);
    },
  );

  it("begins none under an old attempt", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", attempt: 2 });
    expect(await beginCall(world.db, { ...intentOf(world, job), attempt: 1 })).toBeNull();
  });

  it("begins none for another worker under the same attempt", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    const workerId = await newWorker(world);
    expect(await beginCall(world.db, { ...intentOf(world, job), workerId })).toBeNull();
  });

  it("begins none while another call of the job is under way", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    expect(await beginCall(world.db, intentOf(world, job))).toBeNull();
  });

  it("begins none while the breaker is OPEN, even if a job were RUNNING (rule J4)", async () => {
    await using world = await newWorld();
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    const job = await makeJob(world, { status: "RUNNING" });
    expect(await beginCall(world.db, intentOf(world, job))).toBeNull();
    expect((await contents(world)).calls).toEqual([]);
  });
});

describe("withdrawCall", () => {
  it("takes back an intent whose answer was lost; the job can call again", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING" });
    const before = await contents(world);
    const callId = randomUUID();
    expect(await beginCall(world.db, { ...intentOf(world, job), callId })).toBe(callId);
    await world.run((tx) => withdrawCall(tx, { callId, jobId: job.jobId }));
    expect(await contents(world)).toEqual(before);
    expect(await beginCall(world.db, intentOf(world, job))).not.toBeNull();
  });

  it("of what was never begun changes nothing", async ({ world }) => {
    const job = await makeJob(world, { status: "RUNNING", calling: true });
    const before = await contents(world);
    await world.run((tx) => withdrawCall(tx, { callId: randomUUID(), jobId: job.jobId }));
    expect(await contents(world)).toEqual(before);
  });

  it("of a recorded call changes nothing", async ({ world }) => {
    const { jobId, attempt, callId } = await makeJob(world, { status: "RUNNING", calling: true });
    const call = { callId: callId ?? "", jobId };
    await world.run((tx) => finishCall(tx, { ...call, attempt, outcome: "REJECTED", meta: {} }));
    const before = await contents(world);
    await world.run((tx) => withdrawCall(tx, call));
    expect(await contents(world)).toEqual(before);
    expect(await callRow(world, callId)).toMatchObject({ outcome: "REJECTED", kept: true });
  });

  it("rings for a job that was paused and resumed meanwhile", async ({ world }) => {
    const { jobId, callId } = await makeJob(world, { calling: true });
    const bells = await bellsOf(world, jobId);
    await world.run((tx) => withdrawCall(tx, { callId: callId ?? "", jobId }));
    expect((await bellsOf(world, jobId)).length).toBe(bells.length + 1);
  });
});
