import {
  type JobOptions,
  type MadeJob,
  makeCall,
  makeCampaign,
  makeJob,
  makeStep,
} from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import {
  completeJobs,
  failJob,
  foreseeStop,
  openBreaker,
  retryJob,
  type Tx,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { campaignRow, jobRow, leadRow } from "../support/rows.ts";
import { openSession, race, untilBlocked } from "../support/session.ts";

const RULE = "openai.incomplete";
const INTERNAL = "worker-e7";

/** Ends the job as the worker does when the reason may be ours. */
const endBadly =
  (job: MadeJob, endedBy = RULE) =>
  async (tx: Tx) => {
    await foreseeStop(tx, { ...job, endedBy });
    return failJob(tx, { ...job, code: "REJECTED", message: "No text.", endedBy });
  };

/** A RUNNING campaign with the given number of RUNNING jobs. */
async function running(system: CoreSystem, jobs: number): Promise<{ campaignId: string; jobs: MadeJob[] }> {
  const { id: campaignId } = await makeCampaign(system.db);
  const made: MadeJob[] = [];
  for (let n = 0; n < jobs; n += 1) made.push(await makeJob(system.db, { campaignId, status: "RUNNING" }));
  return { campaignId, jobs: made };
}

async function endAllBadly(system: CoreSystem, jobs: readonly MadeJob[], endedBy = RULE): Promise<void> {
  for (const job of jobs) await system.tx(endBadly(job, endedBy));
}

async function finishSteps({ db }: CoreSystem, job: MadeJob, steps: readonly string[]): Promise<void> {
  const { jobId, campaignId } = job;
  for (const step of steps) {
    await makeCall(db, { jobId, campaignId, step, kept: true });
    await makeStep(db, jobId, step);
  }
}

const completeAs = async (
  system: CoreSystem,
  campaignId: string,
  options: JobOptions & { steps?: string[] },
) => {
  const { steps = [], ...values } = options;
  const job = await makeJob(system.db, { campaignId, status: "RUNNING", ...values });
  await finishSteps(system, job, steps);
  await system.tx((tx) => completeJobs(tx, [job]));
};

describe("three jobs that end for the same reason, which may be ours (rule J14)", () => {
  it.each([RULE, INTERNAL])("fail their campaign with %s as the message and cancel the rest", async (id) => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 4);
    const waiting = await makeJob(system.db, { campaignId });
    const calling = await makeJob(system.db, { campaignId, status: "RUNNING", calling: true });
    await endAllBadly(system, jobs.slice(0, 2), id);
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "RUNNING" });
    const third = await system.tx(endBadly(jobs[2] as MadeJob, id));

    expect(third).toEqual({ failed: true, campaignsEnded: [campaignId] });
    expect(await campaignRow(system, campaignId)).toMatchObject({
      status: "FAILED",
      message: expect.stringMatching(new RegExp(`^Stopped: 3 jobs ended for the same reason.*${id} `)),
    });
    for (const job of [jobs[3] as MadeJob, waiting, calling]) {
      expect(await jobRow(system, job.jobId)).toMatchObject({ status: "CANCELLED", doorbellId: null });
      expect(await leadRow(system, job.leadId)).toMatchObject({
        status: "CANCELLED",
        message: expect.stringContaining(id),
      });
    }
    const [breaker] = await system.db.query("SELECT state, epoch::int FROM breaker");
    expect(breaker).toEqual({ state: "CLOSED", epoch: 0 });
    const [counts] = await system.db.query("SELECT job_counts FROM campaign WHERE id = $1", [campaignId]);
    expect(counts).toEqual({
      job_counts: { FETCH_LEADS: { COMPLETED: 1 }, ENRICH_LEAD: { FAILED: 3, CANCELLED: 3 } },
    });
    await expect(system.tx((tx) => retryJob(tx, (jobs[0] as MadeJob).jobId))).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    await expectInvariants(system.pool);
  });

  it("stop it even if jobs are PAUSED, and even if the third was its last live job", async () => {
    await using system = await newSystem();
    const open = await running(system, 4);
    const last = await running(system, 3);
    await makeJob(system.db, { campaignId: last.campaignId, status: "COMPLETED" });
    await system.db.query(
      "UPDATE job SET finished_at = now() - interval '1 hour' WHERE status = 'COMPLETED'",
    );
    await endAllBadly(system, open.jobs.slice(0, 2));
    await endAllBadly(system, last.jobs);
    await system.tx((tx) => openBreaker(tx, { actor: "kim", reason: "maintenance" }));
    await system.tx(endBadly(open.jobs[2] as MadeJob));
    expect(await jobRow(system, (open.jobs[3] as MadeJob).jobId)).toMatchObject({ status: "CANCELLED" });
    for (const { campaignId } of [open, last])
      expect(await campaignRow(system, campaignId)).toMatchObject({
        status: "FAILED",
        message: expect.stringMatching(/^Stopped/),
      });
    await expectInvariants(system.pool);
  });

  it("count jobs that COMPLETED by a rule marked as possibly ours", async () => {
    await using system = await newSystem();
    const { campaignId } = await running(system, 1);
    for (let n = 0; n < 3; n += 1) {
      const endedBy = "millionverifier.address-not-accepted";
      const job = await makeJob(system.db, { campaignId, status: "RUNNING", leadStatus: "INVALID_ADDRESS" });
      await system.tx(async (tx) => {
        await foreseeStop(tx, { ...job, endedBy });
        await completeJobs(tx, [{ ...job, endedBy }]);
      });
    }
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "FAILED" });
    await expectInvariants(system.pool);
  });
});

describe("a campaign goes on", () => {
  const goesOn = async (system: CoreSystem, campaignId: string) => {
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "RUNNING", message: null });
    await expectInvariants(system.pool);
  };

  it("when the reasons differ, or can't be ours", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 9);
    await endAllBadly(system, jobs.slice(0, 2), RULE);
    await endAllBadly(system, jobs.slice(2, 4), INTERNAL);
    await endAllBadly(system, jobs.slice(4, 5), "worker-e8");
    for (const job of jobs.slice(5, 8))
      await system.tx((tx) => failJob(tx, { ...job, code: "REJECTED", message: "Not this one." }));
    await goesOn(system, campaignId);
  });

  it("when the third job belongs to another campaign", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 3);
    const other = await running(system, 2);
    await endAllBadly(system, [...jobs.slice(0, 2), ...other.jobs.slice(0, 1)]);
    await goesOn(system, campaignId);
    await goesOn(system, other.campaignId);
  });

  it("when a job went well in between, and is stopped by three later ones", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 6);
    await endAllBadly(system, jobs.slice(0, 2));
    await completeAs(system, campaignId, { leadStatus: "HANDED_OVER" });
    await endAllBadly(system, jobs.slice(2, 4));
    await goesOn(system, campaignId);
    await endAllBadly(system, jobs.slice(4, 5));
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "FAILED" });
  });

  it("when a handled lead passed the step in question, but not when it did not pass it", async () => {
    await using system = await newSystem();
    for (const [steps, status] of [
      [["VERIFY"], "FAILED"],
      [["VERIFY", "RESEARCH", "WRITE"], "RUNNING"],
    ] as const) {
      const { campaignId, jobs } = await running(system, 4);
      for (const job of jobs) await finishSteps(system, job, ["VERIFY", "RESEARCH"]);
      await endAllBadly(system, jobs.slice(0, 2));
      await completeAs(system, campaignId, { leadStatus: "INVALID_ADDRESS", steps: [...steps] });
      await endAllBadly(system, jobs.slice(2, 3));
      expect(await campaignRow(system, campaignId)).toMatchObject({ status });
    }
    await expectInvariants(system.pool);
  });

  it("when a person retried one of the three, because that clears its reason", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 4);
    await endAllBadly(system, jobs.slice(0, 2));
    const { jobId } = jobs[0] as MadeJob;
    expect(await system.tx((tx) => retryJob(tx, jobId))).toBe("PENDING");
    const [row] = await system.db.query(`SELECT ended_by AS "endedBy" FROM job WHERE id = $1`, [jobId]);
    expect(row).toEqual({ endedBy: null });
    await endAllBadly(system, jobs.slice(2, 3));
    await goesOn(system, campaignId);
  });
});

describe("two jobs that end for the same reason at the same moment", () => {
  it("stop their campaign once when each could be the third", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 5);
    await endAllBadly(system, jobs.slice(0, 2));
    const { first, second } = await race(system.pool, {
      first: endBadly(jobs[2] as MadeJob),
      second: endBadly(jobs[3] as MadeJob),
    });
    expect(first).toEqual({ failed: true, campaignsEnded: [campaignId] });
    expect(second).toMatchObject({ status: "fulfilled", value: { failed: false, campaignsEnded: [] } });
    expect(await jobRow(system, (jobs[3] as MadeJob).jobId)).toMatchObject({ status: "CANCELLED" });
    await expectInvariants(system.pool);
  });

  it("are both counted when they are the second and the third, and stop the campaign", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 4);
    await endAllBadly(system, jobs.slice(0, 1));
    const { first, second } = await race(system.pool, {
      first: endBadly(jobs[2] as MadeJob),
      second: endBadly(jobs[1] as MadeJob),
    });
    expect(first).toMatchObject({ campaignsEnded: [] });
    expect(second).toMatchObject({ status: "fulfilled", value: { campaignsEnded: [campaignId] } });
    await expectInvariants(system.pool);
  });

  it("do not stop the campaign if a success commits while the third end waits for it", async () => {
    await using system = await newSystem();
    const { campaignId, jobs } = await running(system, 5);
    await endAllBadly(system, jobs.slice(0, 2));
    const good = await makeJob(system.db, { campaignId, status: "RUNNING", leadStatus: "HANDED_OVER" });
    await using winner = await openSession(system.pool);
    await using third = await openSession(system.pool);
    await completeJobs(winner.tx, [good]);
    const ended = endBadly(jobs[2] as MadeJob)(third.tx);
    await untilBlocked(system.pool, third);
    await winner.commit();
    expect(await ended).toEqual({ failed: true, campaignsEnded: [] });
    await third.commit();
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "RUNNING" });
    await expectInvariants(system.pool);
  });

  it("do not stop the campaign if they are reveals, which have no lead, and another reveal went well in between", async () => {
    await using system = await newSystem();
    const { id: campaignId } = await makeCampaign(system.db);
    const reveal = { campaignId, type: "REVEAL_LEADS", status: "RUNNING" } as const;
    const jobs: MadeJob[] = [];
    for (let n = 0; n < 6; n++) jobs.push(await makeJob(system.db, reveal));
    await endAllBadly(system, jobs.slice(0, 2), INTERNAL);
    await system.tx((tx) => completeJobs(tx, jobs.slice(2, 3)));
    await endAllBadly(system, jobs.slice(3, 5), INTERNAL);
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "RUNNING" });
    await endAllBadly(system, jobs.slice(5), INTERNAL);
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "FAILED" });
    await expectInvariants(system.pool);
  });
});
