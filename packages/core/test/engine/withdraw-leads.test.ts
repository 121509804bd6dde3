import { type LeadValues, makeCall, makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { type JobStatus, LEAD_STATUSES, type LeadStatus } from "../../src/index.ts";
import {
  cancelCampaign,
  cancelJobs,
  cancelMatchingJobs,
  claimJobs,
  closeBreaker,
  completeJobs,
  deleteCampaign,
  failJob,
  foreseeStop,
  openBreaker,
  retryJob,
  withdrawLeads,
} from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";
import { race } from "../support/session.ts";

const REASON = "Taken out by ada@nordkyst.example.";

const withdraw = (system: CoreSystem, ...leadIds: string[]) =>
  system.tx((tx) => withdrawLeads(tx, { leadIds, reason: REASON }));

/** A lead with the job that enriched it, in an ended campaign. */
async function enriched(system: CoreSystem, values: Partial<LeadValues> = {}) {
  const { id: campaignId } = await makeCampaign(system.db, { status: "COMPLETED" });
  const lead = await makeLead(system.db, { campaignId, status: "HANDED_OVER", ...values });
  await makeJob(system.db, { campaignId, leadId: lead.id, status: "COMPLETED" });
  return lead;
}

/** Records a hand-over of the lead with the given outcome. */
async function sent(
  { db }: CoreSystem,
  lead: { id: string; campaignId: string },
  outcome: "UNKNOWN" | "REJECTED",
): Promise<void> {
  const jobs = await db.query<{ id: string }>("SELECT id FROM job WHERE lead_id = $1", [lead.id]);
  const call = { provider: "INSTANTLY", step: "HAND_OVER", outcome } as const;
  for (const job of jobs)
    await makeCall(db, { jobId: job.id, campaignId: lead.campaignId, leadId: lead.id, ...call });
}

describe("withdrawLeads", () => {
  it("makes one job with a doorbell for each handed-over lead, even if the campaign is over", async ({
    system,
  }) => {
    const leads = [await enriched(system), await enriched(system)];
    const campaign = await campaignRow(system, leads[0]?.campaignId ?? "");
    const { jobIds } = await withdraw(system, ...leads.map((lead) => lead.id));
    expect(jobIds).toHaveLength(2);
    for (const jobId of jobIds) {
      expect(await jobRow(system, jobId)).toMatchObject({ status: "PENDING", attempt: 0 });
      expect(await bellsOf(system, jobId)).toHaveLength(1);
    }
    for (const lead of leads)
      expect(await leadRow(system, lead.id)).toEqual({ status: "HANDED_OVER", message: REASON });
    expect(await campaignRow(system, leads[0]?.campaignId ?? "")).toEqual(campaign);
    await expectInvariants(system.pool);
  });

  it("makes PAUSED jobs while the breaker is OPEN, and the close resumes them (J2, J3)", async () => {
    await using system = await newSystem();
    const lead = await enriched(system);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    const jobId = only((await withdraw(system, lead.id)).jobIds);
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED" });
    await expectInvariants(system.pool);
    await system.tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "Mended", epoch: 1 }));
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PENDING" });
    expect(await bellsOf(system, jobId)).toHaveLength(1);
    await expectInvariants(system.pool);
  });

  it.for(LEAD_STATUSES.filter((status) => status !== "HANDED_OVER"))(
    "makes none for a lead that is %s and was never sent",
    async (status, { system }) => {
      const lead = await enriched(system, { status });
      const before = await contents(system);
      expect(await withdraw(system, lead.id)).toEqual({ jobIds: [] });
      expect(await contents(system)).toEqual(before);
    },
  );

  it.for<[LeadStatus, "UNKNOWN" | "REJECTED", number]>([
    ["FAILED", "UNKNOWN", 1],
    ["CANCELLED", "UNKNOWN", 1],
    ["BLOCKLISTED", "UNKNOWN", 1],
    ["FAILED", "REJECTED", 0],
    ["REVEALED", "UNKNOWN", 0],
    ["ALREADY_CONTACTED", "UNKNOWN", 0],
    ["WITHDRAWN", "UNKNOWN", 0],
  ])(
    "of a lead that is %s after a hand-over that is %s: %i job",
    async ([status, outcome, jobs], { system }) => {
      const lead = await enriched(system, { status });
      await sent(system, lead, outcome);
      expect((await withdraw(system, lead.id)).jobIds).toHaveLength(jobs);
    },
  );

  it.for<[JobStatus, LeadStatus, number]>([
    ["PENDING", "HANDED_OVER", 0],
    ["RUNNING", "HANDED_OVER", 0],
    ["COMPLETED", "WITHDRAWN", 0],
    ["FAILED", "HANDED_OVER", 1],
    ["CANCELLED", "HANDED_OVER", 1],
  ])("of a lead that has a %s one and is %s: %i more", async ([status, leadStatus, more], { system }) => {
    const { leadId } = await makeJob(system.db, { type: "WITHDRAW_LEAD", status, leadStatus });
    expect((await withdraw(system, leadId ?? "")).jobIds).toHaveLength(more);
  });

  it("makes one job when two transactions withdraw the same lead at once", async ({ system }) => {
    const lead = await enriched(system);
    const both = { leadIds: [lead.id], reason: REASON };
    const { first, second } = await race(system.pool, {
      first: (tx) => withdrawLeads(tx, both),
      second: (tx) => withdrawLeads(tx, both),
    });
    expect(first.jobIds).toHaveLength(1);
    expect(second).toEqual({ status: "fulfilled", value: { jobIds: [] } });
  });

  it("is refused by the database when two jobs of a lead would be live", async ({ system }) => {
    const { campaignId, leadId } = await makeJob(system.db, { type: "WITHDRAW_LEAD" });
    const another = makeJob(system.db, { type: "WITHDRAW_LEAD", campaignId, leadId });
    await expect(another).rejects.toMatchObject({ constraint: "job_one_per_lead" });
  });
});

describe("a WITHDRAW_LEAD job counts in nothing of its campaign", () => {
  it("leaves a RUNNING campaign RUNNING, and one that ends does not wait for it (I9)", async ({ system }) => {
    const last = await makeJob(system.db, { status: "RUNNING" });
    const { jobId, campaignId } = await makeJob(system.db, {
      type: "WITHDRAW_LEAD",
      status: "RUNNING",
      campaignId: last.campaignId,
    });
    expect((await system.tx((tx) => completeJobs(tx, [last]))).campaignsEnded).toEqual([campaignId]);
    await expectInvariants(system.pool);
    const kept = await jobCountsOf(system, campaignId);
    expect(kept).toEqual({ FETCH_LEADS: { COMPLETED: 1 }, ENRICH_LEAD: { COMPLETED: 2 } });
    const job = await jobRow(system, jobId);
    const ended = await system.tx((tx) => completeJobs(tx, [{ jobId, attempt: job.attempt }]));
    expect(ended).toEqual({ completed: [jobId], campaignsEnded: [] });
    expect(await jobCountsOf(system, campaignId)).toEqual(kept);
    await expectInvariants(system.pool);
  });

  it("stops no campaign when three of them end for the same reason (J14), and changes no lead", async ({
    system,
  }) => {
    const work = await makeJob(system.db, { status: "RUNNING" });
    const { campaignId } = work;
    const leads: (string | null)[] = [];
    for (let n = 0; n < 4; n++) {
      const job = await makeJob(system.db, { type: "WITHDRAW_LEAD", status: "RUNNING", campaignId });
      leads.push(job.leadId);
      await system.tx(async (tx) => {
        await foreseeStop(tx, { ...job, endedBy: "worker-e7" });
        await failJob(tx, { ...job, code: "INTERNAL_ERROR", message: "Ours.", endedBy: "worker-e7" });
      });
    }
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "RUNNING" });
    expect(await jobRow(system, work.jobId)).toMatchObject({ status: "RUNNING" });
    for (const leadId of leads)
      expect(await leadRow(system, leadId)).toMatchObject({ status: "HANDED_OVER" });
  });

  it("is not cancelled with its campaign, nor by a filter unless that names the type", async ({ system }) => {
    const work = await makeJob(system.db);
    const { campaignId } = work;
    const { jobId } = await makeJob(system.db, { type: "WITHDRAW_LEAD", campaignId });
    const filter = { campaignId, reason: "wrong audience", atMost: 1 };
    await system.tx((tx) => cancelMatchingJobs(tx, filter));
    expect(await jobRow(system, work.jobId)).toMatchObject({ status: "CANCELLED" });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PENDING" });
    const other = await makeJob(system.db);
    const kept = await makeJob(system.db, { type: "WITHDRAW_LEAD", campaignId: other.campaignId });
    await system.tx((tx) => cancelCampaign(tx, { campaignId: other.campaignId, reason: "wrong audience" }));
    expect(await jobRow(system, kept.jobId)).toMatchObject({ status: "PENDING" });
    expect(await jobCountsOf(system, other.campaignId)).toEqual({
      FETCH_LEADS: { COMPLETED: 1 },
      ENRICH_LEAD: { COMPLETED: 1, CANCELLED: 1 },
    });
    await system.tx((tx) => cancelMatchingJobs(tx, { ...filter, type: "WITHDRAW_LEAD" }));
    expect(await jobRow(system, jobId)).toMatchObject({ status: "CANCELLED" });
    await expectInvariants(system.pool);
  });
});

describe("a WITHDRAW_LEAD job under a campaign that is over", () => {
  it("is claimed and paused like any other", async () => {
    await using system = await newSystem();
    const lead = await enriched(system);
    const jobId = only((await withdraw(system, lead.id)).jobIds);
    const { workerId } = system;
    const [claim] = await system.tx((tx) => claimJobs(tx, { workerId, jobIds: [jobId] }));
    expect(claim).toMatchObject({ type: "WITHDRAW_LEAD", leadId: lead.id });
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED" });
    await expectInvariants(system.pool);
  });

  it("may be retried, which leaves its lead as it is", async ({ system }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status: "FAILED" });
    const job = await makeJob(system.db, { type: "WITHDRAW_LEAD", status: "FAILED", campaignId });
    expect(await system.tx((tx) => retryJob(tx, job.jobId))).toBe("PENDING");
    expect(await leadRow(system, job.leadId)).toMatchObject({ status: "HANDED_OVER" });
    const work = await makeJob(system.db, { status: "FAILED", campaignId });
    await expect(system.tx((tx) => retryJob(tx, work.jobId))).rejects.toMatchObject({ code: "WRONG_STATE" });
    await expectInvariants(system.pool);
  });

  it("is not retried when a newer one does the same, and the error says so", async ({ system }) => {
    const job = await makeJob(system.db, { type: "WITHDRAW_LEAD", status: "FAILED" });
    const newer = only((await withdraw(system, job.leadId ?? "")).jobIds);
    await expect(system.tx((tx) => retryJob(tx, job.jobId))).rejects.toMatchObject({
      code: "WRONG_STATE",
      message: expect.stringContaining(newer),
    });
  });

  it("keeps the campaign from being deleted while it is live; the entries of the deletion take no lead out", async ({
    system,
  }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status: "COMPLETED" });
    const job = await makeJob(system.db, { type: "WITHDRAW_LEAD", campaignId });
    const deletion = () => system.tx((tx) => deleteCampaign(tx, { id: campaignId, actor: "ada" }));
    const before = await contents(system);
    await expect(deletion()).rejects.toMatchObject({
      code: "WRONG_STATE",
      message: "Jobs of the campaign are not over: wait for them, or cancel them.",
    });
    expect(await contents(system)).toEqual(before);
    await system.tx((tx) => cancelJobs(tx, { jobIds: [job.jobId], reason: "enough" }));
    expect(await deletion()).toMatchObject({ leads: 1, doNotContact: 2 });
    expect(await system.db.query("SELECT 1 FROM job WHERE campaign_id = $1", [campaignId])).toEqual([]);
  });
});

async function jobCountsOf(system: CoreSystem, campaignId: string): Promise<unknown> {
  const rows = await system.db.query<{ counts: unknown }>(
    "SELECT job_counts AS counts FROM campaign WHERE id = $1",
    [campaignId],
  );
  return only(rows).counts;
}
