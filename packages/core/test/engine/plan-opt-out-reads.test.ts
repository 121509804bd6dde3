import { makeCampaign, makeJob, makeLead, makeOrganization } from "@leadgen/testkit/make";
import { describe, expect, it } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { openBreaker, planOptOutReads, retryJob } from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { jobRow } from "../support/rows.ts";
import { race } from "../support/session.ts";

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

/** An organization with an ended campaign that was started the given number of days ago and has a lead at the sender. */
async function sending(system: CoreSystem, days = 2) {
  const { id: organizationId } = await makeOrganization(system.db);
  const campaign = async () => {
    const values = { organizationId, status: "COMPLETED", startedAt: daysAgo(days) } as const;
    const { id: campaignId } = await makeCampaign(system.db, values);
    const lead = { campaignId, status: "HANDED_OVER", instantlyLeadId: `there-${campaignId}` } as const;
    await makeJob(system.db, {
      campaignId,
      leadId: (await makeLead(system.db, lead)).id,
      status: "COMPLETED",
    });
    return campaignId;
  };
  return { organizationId, campaign, campaignId: await campaign() };
}

const plan = (system: CoreSystem) => system.tx(planOptOutReads);

/** Sets the job's creation time. */
const age = (system: CoreSystem, jobId: string, days: number) =>
  system.db.query("UPDATE job SET created_at = $2 WHERE id = $1", [jobId, daysAgo(days)]);

describe("planOptOutReads", () => {
  it("makes one job per organization, under its latest campaign at the sender", async () => {
    await using system = await newSystem();
    const first = await sending(system);
    const latest = await first.campaign();
    const second = await sending(system);
    const { jobIds } = await plan(system);
    const jobs = await system.db.query(
      `SELECT campaign_id AS "campaignId", type, status FROM job WHERE id = ANY($1::uuid[]) ORDER BY campaign_id`,
      [jobIds],
    );
    const job = { type: "READ_OPT_OUTS", status: "PENDING" };
    expect(jobs).toEqual([
      { ...job, campaignId: latest },
      { ...job, campaignId: second.campaignId },
    ]);
    await expectInvariants(system.pool);
  });

  it("makes none for an organization whose leads were handed over today, or not at all", async () => {
    await using system = await newSystem();
    await sending(system, 0);
    const { id: organizationId } = await makeOrganization(system.db);
    await makeCampaign(system.db, { organizationId, status: "COMPLETED", startedAt: daysAgo(3) });
    expect(await plan(system)).toEqual({ jobIds: [] });
  });

  it.each([
    ["PENDING", 3, 0],
    ["PAUSED", 3, 0],
    ["COMPLETED", 0, 0],
    ["COMPLETED", 1, 1],
    ["FAILED", 0, 1],
    ["CANCELLED", 0, 1],
  ] as const)("with an earlier job that is %s and %i days old makes %i", async (status, days, jobs) => {
    await using system = await newSystem();
    const { campaignId } = await sending(system);
    const { jobId } = await makeJob(system.db, { type: "READ_OPT_OUTS", campaignId, status });
    await age(system, jobId, days);
    expect((await plan(system)).jobIds).toHaveLength(jobs);
  });

  it("makes one job when two processes call it at the same moment", async () => {
    await using system = await newSystem();
    await sending(system);
    const { first, second } = await race(system.pool, { first: planOptOutReads, second: planOptOutReads });
    expect(first.jobIds).toHaveLength(1);
    expect(second).toMatchObject({ status: "fulfilled", value: { jobIds: [] } });
  });

  it("makes PAUSED jobs while the breaker is OPEN, and no further ones each day", async () => {
    await using system = await newSystem();
    await sending(system);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Holiday" }));
    const jobId = only((await plan(system)).jobIds);
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PAUSED" });
    await age(system, jobId, 2);
    expect((await plan(system)).jobIds).toEqual([]);
    await expectInvariants(system.pool);
  });

  it("makes jobs that may be retried under an ended campaign after they FAILED, unless a newer one has done the work", async () => {
    await using system = await newSystem();
    const { campaignId } = await sending(system);
    const failed = { type: "READ_OPT_OUTS", campaignId, status: "FAILED" } as const;
    const { jobId } = await makeJob(system.db, failed);
    const { jobId: other } = await makeJob(system.db, failed);
    expect(await system.tx((tx) => retryJob(tx, other))).toBe("PENDING");
    await expect(system.tx((tx) => retryJob(tx, jobId))).rejects.toMatchObject({
      code: "WRONG_STATE",
      message: expect.stringContaining(other),
    });
  });
});
