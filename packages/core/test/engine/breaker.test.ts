import { makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import { TASK_TABLE } from "../../src/index.ts";
import {
  BREAKER_CHANNEL,
  closeBreaker,
  enqueueJobs,
  openBreaker,
  readBreaker,
  type Tx,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { bellsOf, breakerEvents, campaignRow, contents, jobRow } from "../support/rows.ts";

const byHand = { actor: "operator:ada", reason: "Wrong filters" };
const open = (system: CoreSystem) => system.tx((tx) => openBreaker(tx, byHand));
const close = (system: CoreSystem, epoch: number, reason = "Filters corrected") =>
  system.tx((tx) => closeBreaker(tx, { actor: "operator:bea", reason, epoch }));

describe("opening and closing", () => {
  it("raise the statement timeout for their own transaction only, whatever the number of jobs", async () => {
    await using system = await newSystem();
    const timeout = async (work: (tx: Tx) => Promise<unknown>) =>
      system.tx(async (tx) => {
        await work(tx);
        return (await tx.query<{ bound: string }>("SELECT current_setting('statement_timeout') AS bound"))[0]
          ?.bound;
      });
    const usual = await timeout(async () => undefined);
    expect(usual).not.toBe("10min");
    expect(await timeout((tx) => openBreaker(tx, byHand))).toBe("10min");
    expect(await timeout((tx) => closeBreaker(tx, { ...byHand, epoch: 1 }))).toBe("10min");
    expect(await timeout(async () => undefined)).toBe(usual);
  });
});

describe("openBreaker", () => {
  it("pauses all live jobs by hand, with actor, reason and history (rules B5, J1)", async () => {
    await using system = await newSystem();
    const pending = await makeJob(system.db);
    const running = await makeJob(system.db, { status: "RUNNING", calling: true });
    expect(await open(system)).toEqual({ epoch: 1, jobsPaused: 2 });
    for (const { jobId } of [pending, running]) {
      const reason = "opened by hand (epoch 1)";
      expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED", pauseReason: reason });
      expect(await bellsOf(system, jobId)).toEqual([]);
    }
    // The call under way goes on (rule J5).
    expect((await jobRow(system, running.jobId)).callId).toBe(running.callId);
    const state = {
      state: "OPEN",
      epoch: 1,
      openedBy: "operator:ada",
      reason: "Wrong filters",
      provider: null,
    };
    expect(await readBreaker(system.db)).toMatchObject(state);
    expect(await breakerEvents(system)).toEqual([{ kind: "OPENED", epoch: 1, ...byHand, jobsChanged: 2 }]);
    await expectInvariants(system.pool);
  });

  it("is refused while OPEN, and without a reason, and changes nothing", async () => {
    await using system = await newSystem();
    const empty = system.tx((tx) => openBreaker(tx, { ...byHand, reason: " " }));
    await expect(empty).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await open(system);
    const before = await contents(system);
    await expect(open(system)).rejects.toMatchObject({ code: "BREAKER_OPEN" });
    expect(await contents(system)).toEqual(before);
  });

  it("leaves a doorbell that a worker holds, and answering that has no effect", async () => {
    await using system = await newSystem();
    const { jobId } = await makeJob(system.db);
    await system.db.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'pool-1'");
    await open(system);
    expect(await bellsOf(system, jobId)).toHaveLength(1);
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED" });
  });
});

describe("closeBreaker", () => {
  it("makes every PAUSED job PENDING with a new doorbell of its type and priority (rule J2)", async () => {
    await using system = await newSystem();
    const { id: campaignId } = await makeCampaign(system.db, { fetch: "PENDING" });
    const enrich = await makeJob(system.db, { campaignId, status: "RUNNING", attempt: 3, deaths: 2 });
    await open(system);
    expect(await close(system, 1)).toEqual({ epoch: 1, jobsResumed: 2 });
    const row = await jobRow(system, enrich.jobId);
    expect(row).toMatchObject({ status: "PENDING", attempt: 3, deaths: 2, pauseReason: null });
    const bells = await system.db.query(
      `SELECT job.type, task_identifier AS task, bell.priority FROM job JOIN graphile_worker.jobs AS bell ON bell.id = doorbell_id ORDER BY type`,
    );
    expect(bells).toEqual([
      { type: "FETCH_LEADS", task: TASK_TABLE.FETCH_LEADS.identifier, priority: 0 },
      { type: "ENRICH_LEAD", task: TASK_TABLE.ENRICH_LEAD.identifier, priority: 0 },
    ]);
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "RUNNING" });
    await expectInvariants(system.pool);
  });

  it("keeps the priority of each job", async () => {
    await using system = await newSystem();
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    await system.db.query("UPDATE campaign SET status = 'RUNNING', started_at = now()");
    const { id: leadId } = await makeLead(system.db, { campaignId });
    await system.tx((tx) =>
      enqueueJobs(tx, [
        { campaignId, type: "FETCH_LEADS" },
        { campaignId, leadId, type: "ENRICH_LEAD" },
      ]),
    );
    await open(system);
    await close(system, 1);
    const bells = await system.db.query(
      `SELECT job.type, bell.priority FROM job JOIN graphile_worker.jobs AS bell ON bell.id = doorbell_id ORDER BY type`,
    );
    expect(bells).toEqual([
      { type: "FETCH_LEADS", priority: TASK_TABLE.FETCH_LEADS.priority },
      { type: "ENRICH_LEAD", priority: TASK_TABLE.ENRICH_LEAD.priority },
    ]);
  });

  it("names operator, reason and epoch in the history, and forgets the cause (rule B3)", async () => {
    await using system = await newSystem();
    await open(system);
    await close(system, 1);
    expect((await breakerEvents(system)).at(-1)).toEqual({
      kind: "CLOSED",
      epoch: 1,
      actor: "operator:bea",
      reason: "Filters corrected",
      jobsChanged: 0,
    });
    const none = {
      openedAt: null,
      openedBy: null,
      reason: null,
      callId: null,
      jobId: null,
      campaignId: null,
    };
    expect(await readBreaker(system.db)).toMatchObject({ state: "CLOSED", epoch: 1, ...none });
  });

  it.each([
    { why: "without a reason", epoch: 1, reason: "", code: "INVALID_INPUT" },
    { why: "with the epoch before", epoch: 0, reason: "ok", code: "STALE_EPOCH" },
    { why: "with a future epoch", epoch: 2, reason: "ok", code: "STALE_EPOCH" },
  ])("is refused $why, says the current state, and changes nothing", async ({ epoch, reason, code }) => {
    await using system = await newSystem();
    await makeJob(system.db);
    await open(system);
    const before = await contents(system);
    await expect(close(system, epoch, reason)).rejects.toMatchObject({
      code,
      details: { state: "OPEN", epoch: 1 },
    });
    expect(await contents(system)).toEqual(before);
  });

  it("is refused while CLOSED, in a new installation and at the second of two clicks", async () => {
    await using system = await newSystem();
    await expect(close(system, 0)).rejects.toMatchObject({ code: "BREAKER_CLOSED" });
    await open(system);
    await close(system, 1);
    const before = await contents(system);
    await expect(close(system, 1)).rejects.toMatchObject({ code: "BREAKER_CLOSED", details: { epoch: 1 } });
    expect(await contents(system)).toEqual(before);
  });

  it("notifies listeners of each opening and closing once it is committed", async () => {
    await using system = await newSystem();
    const client = await system.pool.connect();
    try {
      const heard: string[] = [];
      const both = new Promise<void>((resolve) => {
        client.on("notification", ({ channel, payload }) => {
          heard.push(`${channel} ${payload}`);
          if (heard.length === 2) resolve();
        });
      });
      await client.query(`LISTEN ${BREAKER_CHANNEL}`);
      await open(system);
      await close(system, 1);
      await both;
      expect(heard).toEqual([`${BREAKER_CHANNEL} 1`, `${BREAKER_CHANNEL} 2`]);
    } finally {
      client.release(true);
    }
  });
});
