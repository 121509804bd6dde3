import { CAMPAIGN_STATUSES, CAMPAIGN_TABLE, JOB_STATUSES, LEAD_STATUSES } from "@leadgen/core";
import { checkInvariants } from "@leadgen/core/outreach";
import { describe, expect, test } from "vitest";
import { system } from "../src/index.ts";
import { makeCampaign, makeJob, makeLead, makeWorker } from "../src/make/index.ts";

describe("factories", () => {
  test.each(JOB_STATUSES)("make a %s job, which every CHECK accepts", async (status) => {
    await using base = await system();
    const job = await makeJob(base.db, { status });
    expect(job).toMatchObject({ status, jobId: job.id });
  });

  test.each(["PENDING", "RUNNING"] as const)("make a %s job that breaks no invariant", async (status) => {
    await using base = await system();
    await makeJob(base.db, { status });
    const results = await checkInvariants(base.db);
    expect(results.filter(({ violations }) => violations > 0)).toEqual([]);
  });

  test.each(CAMPAIGN_STATUSES)("make a %s campaign with the times that fit", async (status) => {
    await using base = await system();
    const campaign = await makeCampaign(base.db, { status });
    expect(campaign.status).toBe(status);
    expect(campaign.startedAt !== null).toBe(status !== "CREATED");
    expect(campaign.finishedAt !== null).toBe(CAMPAIGN_TABLE[status].over);
  });

  test("make a lead in every status, in the organization of its campaign", async () => {
    await using base = await system();
    const { id: campaignId, organizationId } = await makeCampaign(base.db);
    for (const status of LEAD_STATUSES) {
      expect(await makeLead(base.db, { campaignId, status })).toMatchObject({ status, organizationId });
    }
  });

  test("give a job that is held to the first worker, and one with a call under way that call", async () => {
    await using base = await system();
    const worker = await makeWorker(base.db);
    const job = await makeJob(base.db, { status: "RUNNING", calling: true });
    expect(job.workerId).toBe(worker.id);
    expect(await base.rows("SELECT id, outcome FROM provider_call")).toEqual([
      { id: job.callId, outcome: null },
    ]);
  });
});

describe("system", () => {
  test("has no more than was asked for", async () => {
    await using base = await system();
    expect(base).not.toHaveProperty("api");
    expect(base).not.toHaveProperty("simulator");
  });

  test("serves, simulates and works on one database", async () => {
    await using running = await system({ api: {}, simulator: { seed: "testkit" }, workers: 1 });
    expect(await running.call.queue.status()).toMatchObject({ circuitBreaker: { state: "CLOSED" } });
    const workers = await running.rows("SELECT FROM worker WHERE stopped_at IS NULL");
    expect(workers).toHaveLength(1);
    expect(running.env.APOLLO_BASE_URL).toBe(running.simulator.baseUrls.apollo);
  });
});
