import { makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { CAMPAIGN_STATUSES } from "../../src/index.ts";
import { cancelCampaign, openBreaker, startCampaign } from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { bellsOf, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";

const NOBODY = "00000000-0000-7000-8000-000000000000";
const start = (system: CoreSystem, id: string) => system.tx((tx) => startCampaign(tx, id));
const cancel = (system: CoreSystem, campaignId: string) =>
  system.tx((tx) => cancelCampaign(tx, { campaignId, reason: "wrong audience" }));

describe("startCampaign", () => {
  it("makes it RUNNING with one FETCH_LEADS job and its doorbell", async ({ system }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    const { jobId } = await start(system, campaignId);
    expect(await campaignRow(system, campaignId)).toEqual({ status: "RUNNING", message: null });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "PENDING", attempt: 0 });
    expect(await bellsOf(system, jobId)).toHaveLength(1);
  });

  it.for(CAMPAIGN_STATUSES.filter((status) => status !== "CREATED"))(
    "does not start a %s campaign",
    async (status, { system }) => {
      const { id: campaignId } = await makeCampaign(system.db, { status });
      const before = await contents(system);
      await expect(start(system, campaignId)).rejects.toMatchObject({
        code: "WRONG_STATE",
        details: { status },
      });
      expect(await contents(system)).toEqual(before);
    },
  );

  it("answers NOT_FOUND for an unknown campaign", async ({ system }) => {
    await expect(start(system, NOBODY)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused while the breaker is OPEN, and says why it is open (rule C2)", async () => {
    await using system = await newSystem();
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    await expect(start(system, campaignId)).rejects.toMatchObject({
      code: "BREAKER_OPEN",
      message: expect.stringContaining("opened by hand (epoch 1): Wrong filters"),
      details: { breaker: "OPEN", epoch: 1 },
    });
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "CREATED" });
    await expectInvariants(system.pool);
  });
});

describe("cancelCampaign", () => {
  it("cancels its live jobs, closes their leads and ends it as FAILED; others go on (rule C3)", async ({
    system,
  }) => {
    const done = await makeJob(system.db, { status: "COMPLETED" });
    const { campaignId } = done;
    const pending = await makeJob(system.db, { campaignId });
    const running = await makeJob(system.db, { campaignId, status: "RUNNING", calling: true });
    const other = await makeJob(system.db);
    expect(await cancel(system, campaignId)).toEqual({ jobsCancelled: 2 });
    expect(await campaignRow(system, campaignId)).toEqual({
      status: "FAILED",
      message: "Cancelled: wrong audience",
    });
    expect(await jobRow(system, pending.jobId)).toMatchObject({ status: "CANCELLED" });
    expect(await jobRow(system, running.jobId)).toMatchObject({
      status: "CANCELLED",
      callId: running.callId,
    });
    expect(await jobRow(system, done.jobId)).toMatchObject({ status: "COMPLETED" });
    expect(await leadRow(system, pending.leadId)).toMatchObject({ status: "CANCELLED" });
    expect(await leadRow(system, done.leadId)).toMatchObject({ status: "HANDED_OVER" });
    expect(await jobRow(system, other.jobId)).toMatchObject({ status: "PENDING" });
    expect(await bellsOf(system, pending.jobId)).toEqual([]);
  });

  it("cancels PAUSED jobs while the breaker is OPEN", async () => {
    await using system = await newSystem();
    const { jobId, campaignId } = await makeJob(system.db);
    await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    expect(await cancel(system, campaignId)).toEqual({ jobsCancelled: 1 });
    expect(await jobRow(system, jobId)).toMatchObject({ status: "CANCELLED", pauseReason: null });
    await expectInvariants(system.pool);
  });

  it("cancels a CREATED campaign, which has no jobs", async ({ system }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    expect(await cancel(system, campaignId)).toEqual({ jobsCancelled: 0 });
    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "FAILED" });
  });

  it.for(["COMPLETED", "FAILED"] as const)("does not cancel a %s campaign", async (status, { system }) => {
    const { id: campaignId } = await makeCampaign(system.db, { status });
    const before = await contents(system);
    await expect(cancel(system, campaignId)).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await contents(system)).toEqual(before);
  });

  it("answers NOT_FOUND for an unknown campaign", async ({ system }) => {
    await expect(cancel(system, NOBODY)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
