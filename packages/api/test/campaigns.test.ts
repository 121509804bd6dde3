import { checkInvariants } from "@leadgen/core/outreach";
import { system } from "@leadgen/testkit";
import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import {
  calling,
  claimed,
  createdCampaign,
  enrichJobs,
  outage,
  runningCampaign,
  succeeded,
} from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

describe("creating", () => {
  test("stores the campaign with the defaults of its search and offer", async () => {
    await using w = await system({ api: {} });
    const campaign = await createdCampaign(w);
    expect(campaign).toMatchObject({ status: "CREATED", name: "Ferries", leadLimit: 30, startedAt: null });
    expect(campaign.criteria).toMatchObject({ ...CRITERIA, emailStatus: ["verified"] });
    expect(campaign.offer).toMatchObject({ ...OFFER, language: "English" });
    const [row] = await w.rows<{ criteria: object }>("SELECT criteria FROM campaign WHERE id = $1", [
      campaign.id,
    ]);
    expect(row?.criteria).toEqual(campaign.criteria);
    expect(await w.rows("SELECT 1 FROM job")).toEqual([]);
  });

  test("is allowed while the breaker is OPEN", async () => {
    await using w = await system({ api: {} });
    await w.call.queue.open({ reason: "Holiday" });
    expect(await createdCampaign(w)).toMatchObject({ status: "CREATED" });
  });

  test("names the field that is wrong", async () => {
    await using w = await system({ api: {} });
    const { organizationId } = await createdCampaign(w);
    const good = { organizationId, name: "B", leadLimit: 5, criteria: CRITERIA, offer: OFFER };
    const create = (change: object) => w.call.campaign.create({ ...good, ...change });
    await expectRefused(create({ leadLimit: 0 }), "INVALID_INPUT", /^leadLimit: /);
    await expectRefused(create({ leadLimit: 50_001 }), "INVALID_INPUT", /^leadLimit: /);
    await expectRefused(create({ leadLimit: 2.5 }), "INVALID_INPUT", /^leadLimit: /);
    await expectRefused(create({ criteria: {} }), "INVALID_INPUT", /^criteria: Give at least one of/);
    const typo = { ...CRITERIA, seniorities: ["chief"] };
    await expectRefused(create({ criteria: typo }), "INVALID_INPUT", /^criteria\.seniorities\[0\]: /);
    await expectRefused(create({ offer: { ...OFFER, product: "" } }), "INVALID_INPUT", /^offer\.product: /);
    expect(await w.rows("SELECT 1 FROM campaign")).toHaveLength(1);
  });
});

describe("starting", () => {
  test("makes the campaign RUNNING with one fetching job", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    expect(await w.call.campaign.validateStart({ id })).toMatchObject({ canStart: true, unmet: [] });
    const started = await w.call.campaign.start({ id });
    expect(started).toMatchObject({ id, status: "RUNNING" });
    expect(await w.rows("SELECT id, type, status FROM job")).toEqual([
      { id: started.jobId, type: "FETCH_LEADS", status: "PENDING" },
    ]);
    expect((await w.call.campaign.get({ id })).jobs).toMatchObject({ PENDING: 1, PAUSED: 0 });
  });

  test("is refused while the breaker is OPEN, naming why", async () => {
    await using w = await system({ api: {} });
    await outage(w);
    const { id } = await createdCampaign(w, "Second");
    const why = /MillionVerifier QUOTA_EXHAUSTED.*Insufficient credits/;
    const error = await expectRefused(w.call.campaign.start({ id }), "BREAKER_OPEN", why);
    expect(error.details).toMatchObject({ breaker: "OPEN", epoch: 1 });
    expect(await w.rows("SELECT status FROM campaign WHERE id = $1", [id])).toEqual([{ status: "CREATED" }]);
  });

  test("is refused the second time", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    await expectRefused(w.call.campaign.start({ id }), "WRONG_STATE", /is running/);
    expect(await w.rows("SELECT 1 FROM job")).toHaveLength(1);
  });

  test("is refused while a provider has no key, and then nothing has started", async () => {
    await using w = await system({ api: { configuredProviders: ["APOLLO", "OPENAI", "INSTANTLY"] } });
    const { id } = await createdCampaign(w);
    const error = await expectRefused(
      w.call.campaign.start({ id }),
      "PRECONDITION_FAILED",
      /MILLIONVERIFIER_API_KEY.*PERPLEXITY_API_KEY/,
    );
    expect(error.details.unmet).toHaveLength(2);
    expect(await w.rows("SELECT status FROM campaign")).toEqual([{ status: "CREATED" }]);
    expect(await w.rows("SELECT 1 FROM job")).toEqual([]);
  });

  test("can be validated beforehand, which lists all unmet conditions at once", async () => {
    await using w = await system({
      api: { configuredProviders: ["APOLLO", "PERPLEXITY", "OPENAI", "INSTANTLY"] },
    });
    const { id } = await createdCampaign(w);
    await w.call.campaign.cancel({ id, reason: "Not yet" });
    await w.call.queue.open({ reason: "Holiday" });
    const { canStart, unmet } = await w.call.campaign.validateStart({ id });
    expect(canStart).toBe(false);
    expect(unmet).toEqual([
      { code: "WRONG_STATE", message: expect.stringMatching(/is over/) },
      { code: "BREAKER_OPEN", message: expect.stringMatching(/Holiday/) },
      { code: "PRECONDITION_FAILED", message: expect.stringMatching(/MILLIONVERIFIER_API_KEY/) },
    ]);
  });
});

describe("cancelling", () => {
  test("ends a CREATED campaign", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await w.call.campaign.cancel({ id, reason: "Wrong country" });
    const campaign = await w.call.campaign.get({ id });
    expect(campaign).toMatchObject({ status: "FAILED", cancelReason: "Wrong country" });
  });

  test("ends a RUNNING campaign with its jobs and leads, also while they are PAUSED", async () => {
    await using w = await system({ api: {} });
    const { campaign } = await outage(w, 3);
    const answer = await w.call.campaign.cancel({ id: campaign.id, reason: "Wrong country" });
    expect(answer).toEqual({ id: campaign.id, status: "FAILED", jobsCancelled: 4 });
    const after = await w.call.campaign.get({ id: campaign.id });
    expect(after.jobs).toMatchObject({ PAUSED: 0, CANCELLED: 4 });
    expect(after.leads).toMatchObject({ CANCELLED: 3 });
    const broken = (await w.tx(checkInvariants)).filter((each) => each.violations > 0);
    expect(broken).toEqual([]);
  });

  test("is refused when the campaign is over", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await w.call.campaign.cancel({ id, reason: "Wrong country" });
    await expectRefused(w.call.campaign.cancel({ id, reason: "Again" }), "WRONG_STATE", /nothing to cancel/);
  });
});

describe("details", () => {
  test("count jobs, leads, calls and costs, and show what is in flight", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [first, second] = await enrichJobs(w, id, 2);
    const done = await claimed(w, first?.jobId ?? "");
    await succeeded(w, done, { callId: await calling(w, done), step: "VERIFY" });
    const busy = await claimed(w, second?.jobId ?? "");
    const callId = await calling(w, busy);
    const details = await w.call.campaign.get({ id });
    expect(details.jobs).toMatchObject({ PENDING: 1, RUNNING: 2 });
    expect(details.leads).toMatchObject({ REVEALED: 2, HANDED_OVER: 0 });
    expect(details.calls).toEqual([
      expect.objectContaining({
        provider: "MILLIONVERIFIER",
        calls: 2,
        succeeded: 1,
        inFlight: 1,
        repeated: 0,
        credits: 1,
      }),
    ]);
    expect(details.tasksInFlight).toEqual([
      expect.objectContaining({ callId, jobId: second?.jobId, provider: "MILLIONVERIFIER", step: "VERIFY" }),
    ]);
  });

  test("are listed by organization and status", async () => {
    await using w = await system({ api: {} });
    const running = await runningCampaign(w, "First");
    const created = await createdCampaign(w, "Second");
    const ids = async (filter: Parameters<typeof w.call.campaign.list>[0]) =>
      (await w.call.campaign.list(filter)).items.map((item) => item.id);
    expect(await ids({})).toEqual([created.id, running.id]);
    expect(await ids({ status: "RUNNING" })).toEqual([running.id]);
    expect(await ids({ organizationId: created.organizationId })).toEqual([created.id]);
    expect(await ids({ organizationId: created.organizationId, status: "COMPLETED" })).toEqual([]);
    const organizations = await w.call.organization.list();
    expect(organizations.items.map((item) => [item.name, item.campaigns])).toEqual([
      ["Second Ltd", 1],
      ["First Ltd", 1],
    ]);
  });
});
