import { makeCampaign, makeLead } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { TASK_TABLE } from "../../src/index.ts";
import { enqueueJobs, openBreaker } from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, contents, jobRow } from "../support/rows.ts";

async function newJobs(system: CoreSystem, count: number) {
  const { id: campaignId } = await makeCampaign(system.db);
  const leads = Array.from({ length: count }, () => makeLead(system.db, { campaignId }));
  return (await Promise.all(leads)).map(({ id: leadId }) => ({
    campaignId,
    leadId,
    type: "ENRICH_LEAD" as const,
  }));
}

describe("enqueueJobs", () => {
  it("makes jobs PENDING, each with a doorbell of its type and priority", async ({ system }) => {
    const jobs = await newJobs(system, 3);
    const { jobIds, status } = await system.tx((tx) => enqueueJobs(tx, jobs));
    expect(status).toBe("PENDING");
    for (const jobId of jobIds) {
      const { doorbellId, ...row } = await jobRow(system, jobId);
      expect(row).toMatchObject({ status: "PENDING", attempt: 0, workerId: null, pauseReason: null });
      expect(await bellsOf(system, jobId)).toEqual([doorbellId]);
    }
    const bells = await system.db.query(
      "SELECT task_identifier, priority FROM graphile_worker.jobs WHERE id IN (SELECT doorbell_id FROM job WHERE id = $1)",
      [jobIds[0]],
    );
    const { identifier, priority } = TASK_TABLE.ENRICH_LEAD;
    expect(bells).toEqual([{ task_identifier: identifier, priority }]);
  });

  it("returns the ids in the order of the jobs", async ({ system }) => {
    const jobs = await newJobs(system, 40);
    const { jobIds } = await system.tx((tx) => enqueueJobs(tx, jobs));
    const rows = await system.db.query<{ id: string; leadId: string }>(
      `SELECT id, lead_id AS "leadId" FROM job WHERE id = ANY($1::uuid[])`,
      [jobIds],
    );
    const leadOf = new Map(rows.map((row) => [row.id, row.leadId]));
    expect(jobIds.map((id) => leadOf.get(id))).toEqual(jobs.map((job) => job.leadId));
  });

  it("does nothing for an empty list", async ({ system }) => {
    const before = await contents(system);
    expect(await system.tx((tx) => enqueueJobs(tx, []))).toEqual({ jobIds: [], status: "PENDING" });
    expect(await contents(system)).toEqual(before);
  });

  it("is refused by the database for the same lead twice, and queues no doorbell", async ({ system }) => {
    const jobs = await newJobs(system, 1);
    await system.tx((tx) => enqueueJobs(tx, jobs));
    const before = await contents(system);
    await expect(system.tx((tx) => enqueueJobs(tx, jobs))).rejects.toMatchObject({
      constraint: "job_one_per_lead",
    });
    expect(await contents(system)).toEqual(before);
  });

  it("makes jobs PAUSED with the breaker's reason and no doorbell while it is OPEN (rule J3)", async () => {
    await using system = await newSystem();
    const jobs = await newJobs(system, 2);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    const { jobIds, status } = await system.tx((tx) => enqueueJobs(tx, jobs));
    expect(status).toBe("PAUSED");
    for (const jobId of jobIds) {
      expect(await jobRow(system, jobId)).toMatchObject({
        status: "PAUSED",
        pauseReason: "opened by hand (epoch 1)",
        doorbellId: null,
      });
      expect(await bellsOf(system, jobId)).toEqual([]);
    }
    await expectInvariants(system.pool);
  });
});
