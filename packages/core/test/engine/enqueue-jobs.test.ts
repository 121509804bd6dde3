import { describe, expect } from "vitest";
import { TASK_TABLE } from "../../src/index.ts";
import { enqueueJobs, openBreaker } from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { makeCampaign, makeLead } from "../support/make.ts";
import { bellsOf, contents, jobRow } from "../support/rows.ts";
import { newWorld, type World } from "../support/world.ts";

async function newJobs(world: World, count: number) {
  const campaignId = await makeCampaign(world);
  const leads = Array.from({ length: count }, () => makeLead(world, { campaignId }));
  return (await Promise.all(leads)).map((leadId) => ({ campaignId, leadId, type: "ENRICH_LEAD" as const }));
}

describe("enqueueJobs", () => {
  it("bears jobs PENDING, each with a doorbell of its type and priority", async ({ world }) => {
    const jobs = await newJobs(world, 3);
    const { jobIds, status } = await world.run((tx) => enqueueJobs(tx, jobs));
    expect(status).toBe("PENDING");
    for (const jobId of jobIds) {
      const { doorbellId, ...row } = await jobRow(world, jobId);
      expect(row).toMatchObject({ status: "PENDING", attempt: 0, workerId: null, pauseReason: null });
      expect(await bellsOf(world, jobId)).toEqual([doorbellId]);
    }
    const bells = await world.db.query(
      "SELECT task_identifier, priority FROM graphile_worker.jobs WHERE id IN (SELECT doorbell_id FROM job WHERE id = $1)",
      [jobIds[0]],
    );
    const { identifier, priority } = TASK_TABLE.ENRICH_LEAD;
    expect(bells).toEqual([{ task_identifier: identifier, priority }]);
  });

  it("answers the ids in the order of the jobs", async ({ world }) => {
    const jobs = await newJobs(world, 40);
    const { jobIds } = await world.run((tx) => enqueueJobs(tx, jobs));
    const rows = await world.db.query<{ id: string; leadId: string }>(
      `SELECT id, lead_id AS "leadId" FROM job WHERE id = ANY($1::uuid[])`,
      [jobIds],
    );
    const leadOf = new Map(rows.map((row) => [row.id, row.leadId]));
    expect(jobIds.map((id) => leadOf.get(id))).toEqual(jobs.map((job) => job.leadId));
  });

  it("of no jobs does nothing", async ({ world }) => {
    const before = await contents(world);
    expect(await world.run((tx) => enqueueJobs(tx, []))).toEqual({ jobIds: [], status: "PENDING" });
    expect(await contents(world)).toEqual(before);
  });

  it("of one lead twice is refused by the database, and rings nothing", async ({ world }) => {
    const jobs = await newJobs(world, 1);
    await world.run((tx) => enqueueJobs(tx, jobs));
    const before = await contents(world);
    await expect(world.run((tx) => enqueueJobs(tx, jobs))).rejects.toMatchObject({
      constraint: "job_one_per_lead",
    });
    expect(await contents(world)).toEqual(before);
  });

  it("bears jobs PAUSED with the breaker's reason and no doorbell while it is OPEN (rule J3)", async () => {
    await using world = await newWorld();
    const jobs = await newJobs(world, 2);
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    const { jobIds, status } = await world.run((tx) => enqueueJobs(tx, jobs));
    expect(status).toBe("PAUSED");
    for (const jobId of jobIds) {
      expect(await jobRow(world, jobId)).toMatchObject({
        status: "PAUSED",
        pauseReason: "opened by hand (epoch 1)",
        doorbellId: null,
      });
      expect(await bellsOf(world, jobId)).toEqual([]);
    }
    await expectInvariants(world.pool);
  });
});
