import { describe, expect } from "vitest";
import { CAMPAIGN_STATUSES } from "../../src/index.ts";
import { cancelCampaign, openBreaker, startCampaign } from "../../src/outreach/index.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { it } from "../support/it.ts";
import { makeCampaign, makeJob } from "../support/make.ts";
import { bellsOf, campaignRow, contents, jobRow, leadRow } from "../support/rows.ts";
import { newWorld, type World } from "../support/world.ts";

const NOBODY = "00000000-0000-7000-8000-000000000000";
const start = (world: World, id: string) => world.run((tx) => startCampaign(tx, id));
const cancel = (world: World, campaignId: string) =>
  world.run((tx) => cancelCampaign(tx, { campaignId, reason: "wrong audience" }));

describe("startCampaign", () => {
  it("makes it RUNNING with one FETCH_LEADS job and its doorbell", async ({ world }) => {
    const campaignId = await makeCampaign(world, { status: "CREATED" });
    const { jobId } = await start(world, campaignId);
    expect(await campaignRow(world, campaignId)).toEqual({ status: "RUNNING", message: null });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "PENDING", attempt: 0 });
    expect(await bellsOf(world, jobId)).toHaveLength(1);
  });

  it.for(CAMPAIGN_STATUSES.filter((status) => status !== "CREATED"))(
    "does not start a %s campaign",
    async (status, { world }) => {
      const campaignId = await makeCampaign(world, { status });
      const before = await contents(world);
      await expect(start(world, campaignId)).rejects.toMatchObject({
        code: "WRONG_STATE",
        details: { status },
      });
      expect(await contents(world)).toEqual(before);
    },
  );

  it("of an unknown campaign is NOT_FOUND", async ({ world }) => {
    await expect(start(world, NOBODY)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused while the breaker is OPEN, and says why it is open (rule C2)", async () => {
    await using world = await newWorld();
    const campaignId = await makeCampaign(world, { status: "CREATED" });
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Wrong filters" }));
    await expect(start(world, campaignId)).rejects.toMatchObject({
      code: "BREAKER_OPEN",
      message: expect.stringContaining("opened by hand (epoch 1): Wrong filters"),
      details: { breaker: "OPEN", epoch: 1 },
    });
    expect(await campaignRow(world, campaignId)).toMatchObject({ status: "CREATED" });
    await expectInvariants(world.pool);
  });
});

describe("cancelCampaign", () => {
  it("cancels its live jobs, closes their leads and ends it as FAILED; others go on (rule C3)", async ({
    world,
  }) => {
    const done = await makeJob(world, { status: "COMPLETED" });
    const { campaignId } = done;
    const pending = await makeJob(world, { campaignId });
    const running = await makeJob(world, { campaignId, status: "RUNNING", calling: true });
    const other = await makeJob(world);
    expect(await cancel(world, campaignId)).toEqual({ jobsCancelled: 2 });
    expect(await campaignRow(world, campaignId)).toEqual({
      status: "FAILED",
      message: "Cancelled: wrong audience",
    });
    expect(await jobRow(world, pending.jobId)).toMatchObject({ status: "CANCELLED" });
    expect(await jobRow(world, running.jobId)).toMatchObject({ status: "CANCELLED", callId: null });
    expect(await jobRow(world, done.jobId)).toMatchObject({ status: "COMPLETED" });
    expect(await leadRow(world, pending.leadId)).toMatchObject({ status: "CANCELLED" });
    expect(await leadRow(world, done.leadId)).toMatchObject({ status: "HANDED_OVER" });
    expect(await jobRow(world, other.jobId)).toMatchObject({ status: "PENDING" });
    expect(await bellsOf(world, pending.jobId)).toEqual([]);
  });

  it("cancels PAUSED jobs while the breaker is OPEN", async () => {
    await using world = await newWorld();
    const { jobId, campaignId } = await makeJob(world);
    await world.run((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
    expect(await cancel(world, campaignId)).toEqual({ jobsCancelled: 1 });
    expect(await jobRow(world, jobId)).toMatchObject({ status: "CANCELLED", pauseReason: null });
    await expectInvariants(world.pool);
  });

  it("of a CREATED campaign has no job to cancel", async ({ world }) => {
    const campaignId = await makeCampaign(world, { status: "CREATED" });
    expect(await cancel(world, campaignId)).toEqual({ jobsCancelled: 0 });
    expect(await campaignRow(world, campaignId)).toMatchObject({ status: "FAILED" });
  });

  it.for(["COMPLETED", "FAILED"] as const)("does not cancel a %s campaign", async (status, { world }) => {
    const campaignId = await makeCampaign(world, { status });
    const before = await contents(world);
    await expect(cancel(world, campaignId)).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await contents(world)).toEqual(before);
  });

  it("of an unknown campaign is NOT_FOUND", async ({ world }) => {
    await expect(cancel(world, NOBODY)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
