import { cancelCampaign, checkInvariants } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { CRITERIA, makeCall, makeDoNotContact, makeStep, OFFER } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { calling, claimed, enrichJobs, NO_ID, runningCampaign, spoilt, succeeded } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

/** A cancelled campaign with four leads: one verified, one REJECTED, two untouched; and its organization. */
async function ended(w: ApiSystem) {
  const { id: from } = await runningCampaign(w);
  const jobs = await enrichJobs(w, from, 4);
  const [first, second] = jobs;
  const held = await claimed(w, first?.jobId ?? "");
  await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
  await spoilt(w, await claimed(w, second?.jobId ?? ""));
  await w.tx((tx) => cancelCampaign(tx, { campaignId: from, reason: "Wrong country" }));
  const { organizationId } = await w.call.campaign.get({ id: from });
  return { from, jobs, organizationId };
}

const target = (
  w: ApiSystem,
  organizationId: string,
  values: { leadLimit?: number; offer?: typeof OFFER } = {},
) =>
  w.call.campaign.create({
    ...{ organizationId, name: "The second", leadLimit: 10, criteria: CRITERIA, offer: OFFER },
    ...values,
  });

describe("the preview of a take-over", () => {
  test("shows how many would move, by final status, their finished steps and the remaining cost", async () => {
    await using w = await system({ api: {} });
    const { from, organizationId } = await ended(w);
    const { id } = await target(w, organizationId);
    expect(await w.call.campaign.takeOverPreview({ id, fromCampaignId: from })).toEqual({
      id,
      fromCampaignId: from,
      leads: 4,
      byStatus: { FAILED: 0, REJECTED: 1, CANCELLED: 3, ALREADY_CONTACTED: 0 },
      finishedSteps: { VERIFY: 1, RESEARCH: 0, WRITE: 0, HAND_OVER: 0 },
      mailsToRewrite: 0,
      leftToPay: [
        { provider: "MILLIONVERIFIER", calls: 3, credits: 3 },
        { provider: "PERPLEXITY", calls: 4 },
        { provider: "OPENAI", calls: 4 },
        { provider: "INSTANTLY", calls: 4 },
      ].map((line) => expect.objectContaining(line)),
      leftOut: [],
      room: 6,
      refusal: null,
    });
  });

  test("shows who is left out and why, which e-mails are written again, and why it would be refused", async () => {
    await using w = await system({ api: {} });
    const { from, jobs, organizationId } = await ended(w);
    await makeDoNotContact(w.db, { organizationId, kind: "ADDRESS", value: "kari4@example.no" });
    const held = { ...jobs[0], attempt: 1 };
    const jobId = held.jobId ?? "";
    await makeCall(w.db, { jobId, campaignId: from, kept: true });
    await makeStep(w.db, jobId, "WRITE");
    const { id } = await target(w, organizationId, { leadLimit: 2, offer: { ...OFFER, product: "Paint" } });
    expect(await w.call.campaign.takeOverPreview({ id, fromCampaignId: from })).toMatchObject({
      leads: 3,
      finishedSteps: { VERIFY: 1, WRITE: 0 },
      mailsToRewrite: 1,
      leftOut: [
        { reason: "DO_NOT_CONTACT", leads: 1, message: expect.stringContaining("do-not-contact list") },
      ],
      room: 0,
      refusal: { code: "WRONG_STATE", message: expect.stringContaining("Set the limit to 3 or more") },
    });
  });
});

describe("taking over", () => {
  test("moves the leads, keeps the costs with the campaign that paid, and is audited with both campaigns", async () => {
    await using w = await system({ api: {} });
    const { from, organizationId } = await ended(w);
    const { id } = await target(w, organizationId);
    const paid = (await w.call.campaign.get({ id: from })).calls;
    expect(await w.call.campaign.takeOver({ id, fromCampaignId: from })).toEqual({
      ...{ id, fromCampaignId: from, leads: 4, leftOut: 0 },
    });
    const [source, taken] = [await w.call.campaign.get({ id: from }), await w.call.campaign.get({ id })];
    expect(source.calls).toEqual(paid);
    expect(taken.calls).toEqual([]);
    expect(taken.leads).toMatchObject({ REJECTED: 1, CANCELLED: 3 });
    expect(source.jobs).toMatchObject({ FAILED: 0, CANCELLED: 1 });
    const [event] = (await w.call.audit.list({ organizationId })).items;
    expect(event).toMatchObject({
      ...{ action: "campaign.takeOver", targetId: id, before: null },
      after: { fromCampaignId: from, leads: 4, leftOut: 0 },
    });
    const broken = (await checkInvariants(w.db)).filter(({ violations }) => violations > 0);
    expect(broken).toEqual([]);
  });

  test("is allowed while the breaker is OPEN, and makes nothing runnable", async () => {
    await using w = await system({ api: {} });
    const { from, organizationId } = await ended(w);
    const { id } = await target(w, organizationId);
    await w.call.queue.open({ reason: "stop" });
    expect(await w.call.campaign.takeOver({ id, fromCampaignId: from })).toMatchObject({ leads: 4 });
    expect(await w.rows("SELECT 1 FROM job WHERE finished_at IS NULL")).toEqual([]);
  });

  test("is refused within one campaign, from one that runs, and above the limit; nothing is changed", async () => {
    await using w = await system({ api: {} });
    const { from, organizationId } = await ended(w);
    const { id } = await target(w, organizationId, { leadLimit: 3 });
    const before = await w.rows("SELECT id, campaign_id, status FROM lead ORDER BY id");
    await expectRefused(
      w.call.campaign.takeOver({ id: from, fromCampaignId: from }),
      "INVALID_INPUT",
      /already/,
    );
    await expectRefused(
      w.call.campaign.takeOver({ id, fromCampaignId: from }),
      "WRONG_STATE",
      /limit to 4 or more/,
    );
    const running = await runningCampaign(w, "Other");
    await expectRefused(
      w.call.campaign.takeOver({ id, fromCampaignId: running.id }),
      "NOT_FOUND",
      /no campaign/,
    );
    await expectRefused(
      w.call.campaign.takeOver({ id: from, fromCampaignId: id }),
      "WRONG_STATE",
      /is a draft/,
    );
    expect(await w.rows("SELECT id, campaign_id, status FROM lead ORDER BY id")).toEqual(before);
  });

  test("a limit below the leads that were taken over is refused at its field", async () => {
    await using w = await system({ api: {} });
    const { from, organizationId } = await ended(w);
    const { id } = await target(w, organizationId);
    await w.call.campaign.takeOver({ id, fromCampaignId: from });
    await expectRefused(
      w.call.campaign.update({ id, leadLimit: 3 }),
      "INVALID_INPUT",
      /^leadLimit: must be at least 4/,
    );
    expect(await w.call.campaign.update({ id, leadLimit: 4 })).toMatchObject({ leadLimit: 4 });
  });

  test("the campaign that paid can't be deleted before the one that took over", async () => {
    await using w = await system({ api: {} });
    const { from, organizationId } = await ended(w);
    const { id } = await target(w, organizationId);
    await w.call.campaign.takeOver({ id, fromCampaignId: from });
    await expectRefused(w.call.campaign.delete({ id: from }), "WRONG_STATE", /delete that campaign first/);
    await w.call.campaign.delete({ id });
    await w.call.campaign.delete({ id: from });
    expect(await w.rows("SELECT 1 FROM provider_call")).toEqual([]);
  });

  test("of an unknown campaign is not found", async () => {
    await using w = await system({ api: {} });
    const { organizationId } = await ended(w);
    const { id } = await target(w, organizationId);
    await expectRefused(w.call.campaign.takeOver({ id, fromCampaignId: NO_ID }), "NOT_FOUND", /no campaign/);
  });
});

test("the estimate of a start includes the remaining steps of taken-over leads, besides the search", async () => {
  await using w = await system({ api: {} });
  const { from, organizationId } = await ended(w);
  const { id } = await target(w, organizationId, { leadLimit: 4 });
  await w.call.campaign.takeOver({ id, fromCampaignId: from });
  const { estimate } = await w.call.campaign.validateStart({ id });
  expect(estimate).toMatchObject({ leads: 0, takenOver: 4 });
  const verified = estimate.lines.find(({ provider }) => provider === "MILLIONVERIFIER");
  expect(verified).toMatchObject({ calls: 3, credits: 3 });
});
