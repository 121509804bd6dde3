import { makeJob } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import {
  beginCall,
  beginCalls,
  cancelJobs,
  claimJobs,
  openBreaker,
  stopWorker,
  type Tx,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { contents, jobRow } from "../support/rows.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";

const open = (tx: Tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" });
const claim = (system: CoreSystem, jobId: string) => (tx: Tx) =>
  claimJobs(tx, { workerId: system.workerId, jobIds: [jobId] });

const intent = (system: CoreSystem, jobId: string) =>
  ({
    jobId,
    attempt: 1,
    workerId: system.workerId,
    provider: "OPENAI",
    endpoint: "v1/responses",
    step: "WRITE",
    effect: true,
  }) as const;

describe("claim racing open", () => {
  it("waits for the opening and claims nothing", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    const { second } = await race(system.pool, { first: open, second: claim(system, jobId) });
    expect(second).toMatchObject({ status: "fulfilled", value: [] });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED", attempt: 0 });
    await expectInvariants(system.pool);
  });

  it("if it comes first, the opening pauses its job and the next call does not begin", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    const { second } = await race(system.pool, { first: claim(system, jobId), second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsPaused: 1 } });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED", attempt: 1 });
    expect(await beginCall(system.db, intent(system, jobId))).toBeNull();
    await expectInvariants(system.pool);
  });
});

describe("beginCall racing open", () => {
  it("waits for the opening and begins nothing: no intent is committed after it (I2)", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db, { status: "RUNNING" });
    const begin = (tx: Tx) => beginCall(tx, intent(system, jobId));
    const { second } = await race(system.pool, { first: open, second: begin });
    expect(second).toEqual({ status: "fulfilled", value: null });
    expect((await contents(system)).calls).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("if it comes first, its call is under way, and the opening waits for it and is later", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db, { status: "RUNNING" });
    const begin = (tx: Tx) => beginCall(tx, intent(system, jobId));
    const { first, second } = await race(system.pool, { first: begin, second: open });
    expect(second).toMatchObject({ status: "fulfilled", value: { jobsPaused: 1 } });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED", callId: first });
    await expectInvariants(system.pool);
  });
});

describe("beginCalls racing open", () => {
  it("does not wait for the opening: it begins nothing, and holds no row that the opening needs", async () => {
    await using system = await newSystem();
    const jobs = [1, 2, 3].map(() => makeJob(system.db, { status: "RUNNING" }));
    const intents = (await Promise.all(jobs)).map(({ jobId }) => intent(system, jobId));
    await using opening = await openSession(system.pool);
    await open(opening.tx);
    expect(await beginCalls(system.db, intents)).toEqual(new Map());
    await opening.commit();
    expect((await contents(system)).calls).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("leaves out a job that somebody has locked, and begins the others", async () => {
    await using system = await newSystem();
    const [locked, free] = [
      await makeJob(system.db, { status: "RUNNING" }),
      await makeJob(system.db, { status: "RUNNING" }),
    ];
    await using other = await openSession(system.pool);
    await other.tx.query("SELECT 1 FROM job WHERE id = $1 FOR UPDATE", [locked.jobId]);
    const begun = await beginCalls(
      system.db,
      [locked, free].map(({ jobId }) => intent(system, jobId)),
    );
    expect([...begun.keys()]).toEqual([free.jobId]);
    await other.commit();
    expect(await beginCall(system.db, intent(system, locked.jobId))).not.toBeNull();
    await expectInvariants(system.pool);
  });
});

describe("cancel racing claim", () => {
  const cancel = (jobId: string) => (tx: Tx) => cancelJobs(tx, { jobIds: [jobId], reason: "not this one" });

  it("a claim that waits for the cancelling claims nothing", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    const { second } = await race(system.pool, { first: cancel(jobId), second: claim(system, jobId) });
    expect(second).toMatchObject({ status: "fulfilled", value: [] });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "CANCELLED", attempt: 0 });
    await expectInvariants(system.pool);
  });

  it("a cancelling that waits for the claim cancels the RUNNING job, whose next call does not begin", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    const { second } = await race(system.pool, { first: claim(system, jobId), second: cancel(jobId) });
    expect(second).toMatchObject({ status: "fulfilled", value: { cancelled: [jobId] } });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "CANCELLED", attempt: 1 });
    expect(await beginCall(system.db, intent(system, jobId))).toBeNull();
    await expectInvariants(system.pool);
  });
});

describe("claim racing the worker's own stop", () => {
  it("waits for the worker's row before it locks the job, so that the stop can lock the job", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    await using stopping = await openSession(system.pool);
    await using claiming = await openSession(system.pool);
    await stopping.tx.query("SELECT 1 FROM worker WHERE id = $1 FOR UPDATE", [system.workerId]);
    const claimed = claim(system, jobId)(claiming.tx);
    await untilBlocked(system.pool, claiming);
    await stopping.tx.query("SELECT 1 FROM job WHERE id = $1 FOR UPDATE NOWAIT", [jobId]);
    await stopWorker(stopping.tx, system.workerId);
    await stopping.commit();
    expect(await claimed).toEqual([]);
    await claiming.commit();
    await expectInvariants(system.pool);
  });
});
