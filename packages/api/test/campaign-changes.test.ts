import { checkInvariants } from "@leadgen/core/engine";
import { describe, expect, test } from "vitest";
import { expectRefused } from "./refused.ts";
import {
  CRITERIA,
  calling,
  claimed,
  createdCampaign,
  enrichJobs,
  OFFER,
  outage,
  runningCampaign,
  succeeded,
  type World,
  world,
} from "./world.ts";

const handOver = (w: World, campaignId: string) =>
  w.rows(
    `UPDATE lead SET status = 'HANDED_OVER', email_subject = 's', email_body = 'b', finished_at = now() WHERE campaign_id = $1`,
    [campaignId],
  );

describe("changing a campaign", () => {
  test("replaces what is given and keeps what is not, while it is CREATED", async () => {
    await using w = await world();
    const before = await createdCampaign(w);
    const after = await w.call.campaign.update({ id: before.id, name: "Ships", leadLimit: 7 });
    expect(after).toEqual({ ...before, name: "Ships", leadLimit: 7 });
    const offer = { ...OFFER, product: "Berths" };
    const again = await w.call.campaign.update({ id: before.id, offer, criteria: { titles: ["Captain"] } });
    expect(again.offer).toMatchObject({ product: "Berths", language: "English" });
    expect(again.criteria).toMatchObject({ titles: ["Captain"], locations: [] });
  });

  test("is refused once it was started, and changes nothing", async () => {
    await using w = await world();
    const { id } = await runningCampaign(w);
    await expectRefused(
      w.call.campaign.update({ id, leadLimit: 9 }),
      "WRONG_STATE",
      /RUNNING: only a CREATED/,
    );
    await w.call.campaign.cancel({ id, reason: "x" });
    await expectRefused(w.call.campaign.update({ id, name: "Other" }), "WRONG_STATE", /FAILED/);
    expect(await w.call.campaign.get({ id })).toMatchObject({ name: "Ferries", leadLimit: 30 });
  });

  test("loses against a start at the same moment, or comes first: never both", async () => {
    await using w = await world();
    for (let round = 0; round < 5; round++) {
      const { id } = await createdCampaign(w);
      const [update, start] = await Promise.allSettled([
        w.call.campaign.update({ id, leadLimit: 3 }),
        w.call.campaign.start({ id }),
      ]);
      expect(start.status).toBe("fulfilled");
      const { leadLimit } = await w.call.campaign.get({ id });
      expect(leadLimit).toBe(update.status === "fulfilled" ? 3 : 30);
    }
  });
});

describe("deleting a campaign", () => {
  test("takes its leads, jobs and calls with it, and holds those off who were written to", async () => {
    await using w = await world();
    const { id } = await runningCampaign(w);
    const { organizationId } = await w.call.campaign.get({ id });
    const [first] = await enrichJobs(w, id, 3);
    const held = await claimed(w, first?.jobId ?? "");
    await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
    await handOver(w, id);
    await w.call.campaign.cancel({ id, reason: "Done" });
    expect(await w.call.campaign.delete({ id })).toEqual({ id, leads: 3, doNotContact: 6 });
    await expectRefused(w.call.campaign.get({ id }), "NOT_FOUND");
    for (const table of ["lead", "job", "job_step", "provider_call", "campaign"]) {
      expect(await w.rows(`SELECT 1 FROM ${table}`)).toEqual([]);
    }
    const list = await w.call.doNotContact.list({
      organizationId,
      kind: "ADDRESS",
      sort: "value",
      order: "asc",
    });
    expect(list.items.map((entry) => entry.value)).toEqual([
      "kari1@example.no",
      "kari2@example.no",
      "kari3@example.no",
    ]);
    expect(list.items[0]).toMatchObject({
      reason: "Contacted by the deleted campaign Ferries",
      createdBy: "operator",
    });
    expect((await w.tx(checkInvariants)).filter((each) => each.violations > 0)).toEqual([]);
  });

  test("is refused while it runs, and while a call of it is under way", async () => {
    await using w = await world();
    const { id, jobId } = await runningCampaign(w);
    await expectRefused(w.call.campaign.delete({ id }), "WRONG_STATE", /cancel it first/);
    const held = await claimed(w, jobId);
    await calling(w, held, "SEARCH:1");
    await w.call.campaign.cancel({ id, reason: "Done" });
    await expectRefused(w.call.campaign.delete({ id }), "WRONG_STATE", /still under way/);
    await w.rows("UPDATE provider_call SET outcome = 'UNKNOWN', ended_at = now()");
    expect(await w.call.campaign.delete({ id })).toMatchObject({ leads: 0, doNotContact: 0 });
  });

  test("of one that caused an outage leaves the cause readable", async () => {
    await using w = await world();
    const { campaign } = await outage(w, 2);
    await w.call.campaign.cancel({ id: campaign.id, reason: "Done" });
    await w.call.campaign.delete({ id: campaign.id });
    expect(await w.call.queue.cause()).toMatchObject({
      provider: "MILLIONVERIFIER",
      campaign: null,
      job: null,
      jobsPaused: 0,
    });
    expect((await w.call.queue.history()).items).toMatchObject([{ campaignName: null }]);
  });
});

describe("what keeps a campaign from starting", () => {
  test("is listed all at once: the breaker, keys, credits, search and offer", async () => {
    await using w = await world({
      configuredProviders: ["APOLLO", "MILLIONVERIFIER", "PERPLEXITY", "INSTANTLY"],
    });
    const { id } = await createdCampaign(w);
    await w.rows("UPDATE campaign SET criteria = '{}', offer = '{}' WHERE id = $1", [id]);
    await w.rows(
      `UPDATE breaker SET state = 'OPEN', epoch = 1, opened_at = now(), opened_by = 'worker:one', reason = 'No credits',
              provider = 'APOLLO', failure_kind = 'QUOTA_EXHAUSTED'`,
    );
    const { canStart, unmet } = await w.call.campaign.validateStart({ id });
    expect(canStart).toBe(false);
    expect(unmet.map((blocker) => blocker.code)).toEqual([
      "BREAKER_OPEN",
      ...Array.from({ length: 4 }, () => "PRECONDITION_FAILED"),
    ]);
    const words = unmet.map((blocker) => blocker.message).join("\n");
    for (const said of [
      /OpenAI has no API key/,
      /Apollo had no credits/,
      /search is not complete/,
      /offer is not complete: product/,
    ]) {
      expect(words).toMatch(said);
    }
    expect((await w.call.campaign.details({ id })).startCheck).toEqual({ canStart, unmet });
  });

  test("is a provider without credits, until a probe or a closing says otherwise", async () => {
    const failure = {
      provider: "OPENAI",
      operation: "probe",
      kind: "QUOTA_EXHAUSTED",
      message: "Quota.",
      rule: "openai.quota",
    } as const;
    let spent = true;
    await using w = await world({
      probe: async () => ({ meta: {}, summary: "", ...(spent && { failure: failure as never }) }),
    });
    const { id } = await createdCampaign(w);
    const unmet = async () => (await w.call.campaign.validateStart({ id })).unmet.map((each) => each.message);
    expect(await unmet()).toEqual([]);
    await w.call.queue.probe({ provider: "OPENAI" });
    expect(await unmet()).toEqual([expect.stringMatching(/OpenAI had no credits.*probe it/)]);
    const refused = await expectRefused(w.call.campaign.start({ id }), "PRECONDITION_FAILED", /no credits/);
    expect(refused.details).toMatchObject({ unmet: [{ code: "PRECONDITION_FAILED" }] });
    spent = false;
    await w.call.queue.probe({ provider: "OPENAI" });
    expect(await unmet()).toEqual([]);
    spent = true;
    await w.call.queue.probe({ provider: "OPENAI" });
    const { epoch } = await w.call.queue.open({ reason: "Topping up" });
    await w.call.queue.close({ epoch, reason: "Topped up" });
    expect(await unmet()).toEqual([]);
  });
});

test("details, lead statistics and results tell the same story", async () => {
  await using w = await world();
  const { id } = await runningCampaign(w);
  const jobs = await enrichJobs(w, id, 4);
  const held = await claimed(w, jobs[0]?.jobId ?? "");
  await succeeded(w, held, { callId: await calling(w, held), step: "VERIFY" });
  await w.rows(
    `UPDATE lead SET status = 'HANDED_OVER', email_subject = 'Hello', email_body = 'Dear', finished_at = now(),
            verification = '{"result":"ok"}' WHERE id = $1`,
    [jobs[0]?.leadId],
  );
  await w.call.job.cancel({ id: jobs[1]?.jobId ?? "" });
  const stats = await w.call.campaign.leadStats({ id });
  expect(stats).toMatchObject({ total: 4, open: 2, handled: 1, spoilt: 1, leadLimit: 30 });
  expect(stats.finishedSteps).toEqual({ VERIFY: 1, RESEARCH: 0, WRITE: 0, HAND_OVER: 0 });
  expect(stats.verification).toEqual([{ result: "ok", leads: 1 }]);
  const results = await w.call.campaign.results({ id });
  expect(results.items).toMatchObject([{ id: jobs[0]?.leadId, emailSubject: "Hello", credits: 1 }]);
  expect(results.summary).toMatchObject({
    status: "RUNNING",
    handedOver: 1,
    handled: 1,
    total: 4,
    credits: 1,
  });
  expect((await w.call.campaign.results({ id, status: "CANCELLED" })).items).toHaveLength(1);
  const details = await w.call.campaign.details({ id });
  expect(details.leadStats).toEqual(stats);
  expect(details).toMatchObject({ criteria: CRITERIA, breaker: { state: "CLOSED", epoch: 0, reason: null } });
});

describe("Instantly's analytics", () => {
  const COUNTS = {
    leads: 1,
    contacted: 1,
    sent: 1,
    opened: 0,
    replied: 0,
    clicked: 0,
    bounced: 0,
    unsubscribed: 0,
    completed: 0,
  };

  test("are asked once a minute, recorded with who asked", async () => {
    const asked: string[] = [];
    await using w = await world({
      instantlyAnalytics: async (campaign) => {
        asked.push(campaign);
        return { meta: { httpStatus: 200 }, counts: COUNTS };
      },
    });
    const { id } = await runningCampaign(w);
    await expectRefused(
      w.call.campaign.instantlyAnalytics({ id }),
      "PRECONDITION_FAILED",
      /not at Instantly yet/,
    );
    await w.rows("UPDATE campaign SET instantly_campaign_id = 'theirs'");
    const first = await w.call.campaign.instantlyAnalytics({ id });
    expect(first).toMatchObject({ campaignId: id, instantlyCampaignId: "theirs", sent: 1 });
    expect(await w.call.campaign.instantlyAnalytics({ id })).toEqual(first);
    expect(asked).toEqual(["theirs"]);
    expect(await w.rows("SELECT purpose, actor, outcome, endpoint FROM provider_call")).toEqual([
      {
        purpose: "PROBE",
        actor: "operator",
        outcome: "SUCCEEDED",
        endpoint: "GET /api/v2/campaigns/analytics",
      },
    ]);
    await w.call.queue.open({ reason: "Stop" });
    const other = await createdCampaign(w, "Other");
    await w.rows("UPDATE campaign SET instantly_campaign_id = 'other' WHERE id = $1", [other.id]);
    await expectRefused(
      w.call.campaign.instantlyAnalytics({ id: other.id }),
      "BREAKER_OPEN",
      /no provider is asked/,
    );
    expect(asked).toHaveLength(1);
  });

  test("that fail are told and recorded, and leave the breaker alone", async () => {
    const { ProviderError } = await import("@leadgen/core");
    let broken: Error = new ProviderError({
      provider: "INSTANTLY",
      operation: "campaigns/analytics",
      kind: "SERVER_ERROR",
      message: "Bad gateway.",
      httpStatus: 502,
      rule: "instantly.server_error",
    } as never);
    await using w = await world({ instantlyAnalytics: () => Promise.reject(broken) });
    const { id } = await runningCampaign(w);
    await w.rows("UPDATE campaign SET instantly_campaign_id = 'theirs'");
    await expectRefused(
      w.call.campaign.instantlyAnalytics({ id }),
      "UNAVAILABLE",
      /Instantly did not say \(SERVER_ERROR\)/,
    );
    broken = new Error("a bug");
    await expectRefused(w.call.campaign.instantlyAnalytics({ id }), "INTERNAL_ERROR");
    expect(await w.rows("SELECT outcome, failure_kind FROM provider_call ORDER BY started_at")).toEqual([
      { outcome: "FAILED", failure_kind: "SERVER_ERROR" },
      { outcome: "FAILED", failure_kind: "INVALID_RESPONSE" },
    ]);
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
  });
});
