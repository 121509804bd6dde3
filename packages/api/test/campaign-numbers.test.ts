import { system } from "@leadgen/testkit";
import { CRITERIA } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { calling, claimed, createdCampaign, enrichJobs, runningCampaign, succeeded } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

test("details, lead statistics and results agree", async () => {
  await using w = await system({ api: {} });
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

  test("are read at most once a minute, and recorded with the caller", async () => {
    const asked: string[] = [];
    await using w = await system({
      api: {
        instantlyAnalytics: async (campaign) => {
          asked.push(campaign);
          return { meta: { httpStatus: 200 }, counts: COUNTS };
        },
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
    const { items } = await w.call.campaign.list({});
    expect(items[0]?.sending.replies).toEqual({ count: 0, askedAt: expect.any(Date) });
    expect(await w.rows("SELECT purpose, actor, outcome, endpoint FROM provider_call")).toEqual([
      {
        purpose: "ANALYTICS",
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

  test("that fail are reported and recorded, and do not open the breaker", async () => {
    const { ProviderError } = await import("@leadgen/core");
    let broken: Error = new ProviderError({
      provider: "INSTANTLY",
      operation: "campaigns/analytics",
      kind: "SERVER_ERROR",
      message: "Bad gateway.",
      httpStatus: 502,
      rule: "instantly.server_error",
    } as never);
    await using w = await system({ api: { instantlyAnalytics: () => Promise.reject(broken) } });
    const { id } = await runningCampaign(w);
    await w.rows("UPDATE campaign SET instantly_campaign_id = 'theirs'");
    await expectRefused(w.call.campaign.instantlyAnalytics({ id }), "UNAVAILABLE", /Instantly did not say: /);
    broken = new Error("a bug");
    await expectRefused(w.call.campaign.instantlyAnalytics({ id }), "INTERNAL_ERROR");
    expect(await w.rows("SELECT outcome, failure_kind FROM provider_call ORDER BY started_at")).toEqual([
      { outcome: "FAILED", failure_kind: "SERVER_ERROR" },
      { outcome: "FAILED", failure_kind: "INVALID_RESPONSE" },
    ]);
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
  });
});
