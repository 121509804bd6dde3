import { openBreaker } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { CALLS, INPUTS, invoke, procedureOf, ruleOf } from "./actions.ts";
import { join, personOf, somebody } from "./people.ts";
import { calling, claimed, enrichJobs, failed, outage, runningCampaign, spoilt } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

const breaker = async (w: ApiSystem) => (await w.rows("SELECT * FROM breaker"))[0];
const events = (w: ApiSystem) =>
  w.rows("SELECT kind, epoch, actor, reason, jobs_changed FROM breaker_event ORDER BY id");
const statuses = (w: ApiSystem) =>
  w.rows("SELECT status, count(*)::int AS n FROM job GROUP BY status ORDER BY status");

describe("an address in a provider's message", () => {
  /** Everything that an operator without an organization may read. */
  const READS = CALLS.filter(
    (action) => procedureOf(action).type === "query" && ["operator", "user"].includes(ruleOf(action).role),
  );
  const SAID = "OpenAI QUOTA_EXHAUSTED: no credits for <ada.berg@kunde.example>";

  test("is shown to the installation, and removed for operators of other organizations", async () => {
    await using w = await system({ api: {} });
    const { campaign } = await outage(w, 1);
    await w.rows("UPDATE breaker SET reason = $1, message = $1", [SAID]);
    await w.rows("ALTER TABLE breaker_event DISABLE TRIGGER USER");
    await w.rows("UPDATE breaker_event SET reason = $1, message = $1", [SAID]);
    await w.rows("UPDATE provider_call SET message = $1 WHERE outcome = 'FAILED'", [SAID]);
    const operator = await somebody(w, { operator: true });
    const told = async () => {
      const caller = w.api.caller(await personOf(w, operator));
      const answers = await Promise.allSettled(READS.map((action) => invoke(caller, action, INPUTS[action])));
      return JSON.stringify(answers);
    };
    expect(JSON.stringify(await w.call.queue.cause())).toContain("ada.berg@kunde.example");
    expect(await told()).not.toContain("kunde.example");
    expect(await told()).toContain("no credits for <(an address)>");
    expect(JSON.stringify(await w.call.queue.status())).not.toContain("kunde.example");
    expect(JSON.stringify([await w.call.queue.calls()])).toContain("kunde.example");
    const [at] = await w.rows<{ organization_id: string }>(
      "SELECT organization_id FROM campaign WHERE id = $1",
      [campaign.id],
    );
    await join(w, { organizationId: at?.organization_id ?? "", userId: operator.userId });
    expect(await told()).toContain("ada.berg@kunde.example");
    await w.call.campaign.cancel({ id: campaign.id, reason: "Wrong people" });
    await w.call.campaign.delete({ id: campaign.id });
    expect(await w.call.queue.cause()).not.toBeNull();
    expect(await told()).not.toContain("kunde.example");
    expect(JSON.stringify([await w.call.queue.cause()])).toContain("ada.berg@kunde.example");
    expect(JSON.stringify([await w.call.queue.history()])).toContain("ada.berg@kunde.example");
  });
});

describe("providers", () => {
  test("says which are set up, which are simulated, and the limits", async () => {
    await using w = await system({
      api: { configuredProviders: ["APOLLO"], simulated: async () => ["APOLLO", "OPENAI"] },
    });
    const { items } = await w.call.queue.providers();
    expect(items.map(({ provider, configured, simulated }) => [provider, configured, simulated])).toEqual([
      ["APOLLO", true, true],
      ["MILLIONVERIFIER", false, false],
      ["PERPLEXITY", false, false],
      ["OPENAI", false, true],
      ["INSTANTLY", false, false],
    ]);
    expect(items[0]?.limits).toEqual([
      { counted: "APOLLO", endpoints: [], windows: [{ calls: 10_000, perSeconds: 1 }] },
    ]);
  });

  test("counts all as real if it is unknown", async () => {
    await using w = await system({ api: {} });
    const { items } = await w.call.queue.providers();
    expect(items.some(({ simulated }) => simulated)).toBe(false);
  });
});

describe("status", () => {
  test("of a fresh installation is CLOSED with nothing to do", async () => {
    await using w = await system({ api: {} });
    const status = await w.call.queue.status();
    expect(status.circuitBreaker).toMatchObject({ state: "CLOSED", epoch: 0, openedAt: null, reason: null });
    const none = { PENDING: 0, RUNNING: 0, PAUSED: 0, COMPLETED: 0, FAILED: 0, CANCELLED: 0 };
    expect(status).toMatchObject({ jobs: none, callsInFlight: 0, workersAlive: 0 });
  });

  test("names the cause while OPEN, and counts workers that are alive", async () => {
    await using w = await system({ api: {} });
    await outage(w, 3);
    const status = await w.call.queue.status();
    expect(status).toMatchObject({
      circuitBreaker: {
        state: "OPEN",
        epoch: 1,
        provider: "MILLIONVERIFIER",
        failureKind: "QUOTA_EXHAUSTED",
      },
      jobs: { PENDING: 0, RUNNING: 0, PAUSED: 4 },
      workersAlive: 1,
    });
  });

  test("uses the stored counts of ended campaigns' jobs, and counts the others one by one", async () => {
    await using w = await system({ api: {} });
    const [ended, cancelled, running] = [
      await runningCampaign(w),
      await runningCampaign(w),
      await runningCampaign(w),
    ];
    await enrichJobs(w, running.id, 2);
    await spoilt(w, await claimed(w, running.jobId));
    await spoilt(w, await claimed(w, ended.jobId));
    await w.call.campaign.cancel({ id: cancelled.id, reason: "wrong audience" });
    const kept = await w.rows("SELECT job_counts FROM campaign WHERE finished_at IS NOT NULL ORDER BY id");
    expect(kept).toEqual([
      { job_counts: { FETCH_LEADS: { FAILED: 1 } } },
      { job_counts: { FETCH_LEADS: { CANCELLED: 1 } } },
    ]);
    const counted = await w.rows(
      "SELECT jsonb_object_agg(status, n) AS jobs FROM (SELECT status, count(*) AS n FROM job GROUP BY 1)",
    );
    const { jobs } = await w.call.queue.status();
    expect(jobs).toMatchObject({ PENDING: 2, FAILED: 2, CANCELLED: 1 });
    expect(jobs).toMatchObject((counted[0] as { jobs: object }).jobs);
  });

  test("does not count a worker that has been silent for longer than allowed", async () => {
    await using w = await system({ api: {} });
    await outage(w, 1);
    await w.rows("UPDATE worker SET beat_at = now() - interval '16 seconds'");
    expect(await w.call.queue.status()).toMatchObject({ workersAlive: 0 });
  });
});

describe("closing", () => {
  test("resumes every job and names operator, reason and epoch in the history", async () => {
    await using w = await system({ api: {} });
    await outage(w, 3);
    const closed = await w.call.queue.close({ epoch: 1, reason: "Credits topped up" });
    expect(closed).toEqual({ state: "CLOSED", epoch: 1, jobsResumed: 4 });
    expect(await breaker(w)).toMatchObject({ state: "CLOSED", epoch: 1, reason: null });
    expect(await statuses(w)).toEqual([{ status: "PENDING", n: 4 }]);
    expect(await events(w)).toEqual([
      expect.objectContaining({ kind: "OPENED", actor: "worker:test", jobs_changed: 4 }),
      { kind: "CLOSED", epoch: 1, actor: "operator", reason: "Credits topped up", jobs_changed: 4 },
    ]);
    expect(await w.call.queue.cause()).toBeNull();
    expect(await w.call.queue.closePreview()).toBeNull();
  });

  test("is refused for another epoch than the one that is open, and changes nothing", async () => {
    await using w = await system({ api: {} });
    await w.call.queue.open({ reason: "First" });
    await w.call.queue.close({ epoch: 1, reason: "Fine" });
    await w.call.queue.open({ reason: "Second" });
    for (const epoch of [0, 1, 3]) {
      const error = await expectRefused(
        w.call.queue.close({ epoch, reason: "Fine" }),
        "STALE_EPOCH",
        new RegExp(`saw epoch ${epoch}.*at epoch 2`),
      );
      expect(error.details).toEqual({ state: "OPEN", epoch: 2 });
    }
    expect(await breaker(w)).toMatchObject({ state: "OPEN", epoch: 2, reason: "Second" });
    expect(await events(w)).toHaveLength(3);
  });

  test("is refused when CLOSED already", async () => {
    await using w = await system({ api: {} });
    await expectRefused(w.call.queue.close({ epoch: 0, reason: "Why not" }), "BREAKER_CLOSED");
    await w.call.queue.open({ reason: "First" });
    await w.call.queue.close({ epoch: 1, reason: "Fine" });
    await expectRefused(
      w.call.queue.close({ epoch: 1, reason: "Fine" }),
      "BREAKER_CLOSED",
      /nothing was changed/,
    );
    expect(await events(w)).toHaveLength(2);
  });

  test("by two operators at once succeeds for one, and is refused as BREAKER_CLOSED for the other", async () => {
    await using w = await system({ api: {} });
    await outage(w, 2);
    const close = () => w.call.queue.close({ epoch: 1, reason: "Fine" });
    const [one, other] = await Promise.allSettled([close(), close()]);
    expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
    const loser = one.status === "rejected" ? one : (other as PromiseRejectedResult);
    await expectRefused(Promise.reject(loser.reason), "BREAKER_CLOSED");
    expect(await events(w)).toHaveLength(2);
  });

  test("needs a reason and an epoch", async () => {
    await using w = await system({ api: {} });
    await outage(w, 1);
    // @ts-expect-error: the reason is missing
    await expectRefused(w.call.queue.close({ epoch: 1 }), "INVALID_INPUT", /^reason: /);
    // @ts-expect-error: the epoch is missing
    await expectRefused(w.call.queue.close({ reason: "Fine" }), "INVALID_INPUT", /^epoch: /);
    // @ts-expect-error: the epoch is text
    await expectRefused(w.call.queue.close({ epoch: "1", reason: "Fine" }), "INVALID_INPUT", /^epoch: /);
    expect(await breaker(w)).toMatchObject({ state: "OPEN" });
  });
});

describe("opening by hand", () => {
  test("pauses every live job and says who and why", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    await enrichJobs(w, id, 2);
    expect(await w.call.queue.open({ reason: "Wrong e-mails go out" })).toEqual({
      state: "OPEN",
      epoch: 1,
      jobsPaused: 3,
    });
    expect(await statuses(w)).toEqual([{ status: "PAUSED", n: 3 }]);
    expect(await w.call.campaign.get({ id })).toMatchObject({ status: "RUNNING" });
    expect(await w.call.queue.cause()).toMatchObject({
      openedBecause: "PERSON",
      byHand: true,
      openedBy: "operator",
      reason: "Wrong e-mails go out",
      provider: null,
      job: null,
      campaign: null,
      advice: expect.stringMatching(/by hand/),
      jobsPaused: 3,
      laterFailures: [],
    });
  });

  test("is told from a worker's stop after a restore", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [job] = await enrichJobs(w, id, 1);
    expect(await w.call.queue.status()).toMatchObject({ circuitBreaker: { openedBecause: null } });
    const reason = "This database is a copy of another one.";
    await w.tx((tx) => openBreaker(tx, { actor: "worker:host-1", reason }));
    expect(await w.call.queue.status()).toMatchObject({ circuitBreaker: { openedBecause: "LEADGEN" } });
    expect(await w.call.queue.incidents()).toMatchObject({ items: [{ openedBecause: "LEADGEN" }] });
    expect(await w.call.job.get({ id: job?.jobId ?? "" })).toMatchObject({
      pauseReason: "opened by leadgen (epoch 1)",
      pauseCause: { openedBecause: "LEADGEN", provider: null, failureKind: null },
    });
    expect(await w.call.queue.cause()).toMatchObject({
      openedBy: "worker:host-1",
      openedBecause: "LEADGEN",
      advice: expect.stringMatching(/a worker found that this database was restored/),
    });
  });

  test("is refused when OPEN already", async () => {
    await using w = await system({ api: {} });
    await w.call.queue.open({ reason: "First" });
    await expectRefused(w.call.queue.open({ reason: "Second" }), "BREAKER_OPEN", /nothing was changed/);
    expect(await breaker(w)).toMatchObject({ epoch: 1, reason: "First" });
  });
});

describe("the cause card", () => {
  test("shows provider, kind, message, job, campaign and what to do", async () => {
    await using w = await system({ api: {} });
    const { campaign, held, callId } = await outage(w, 3);
    expect(await w.call.queue.cause()).toMatchObject({
      epoch: 1,
      openedBy: "worker:test",
      openedBecause: "PROVIDER",
      byHand: false,
      provider: "MILLIONVERIFIER",
      providerName: "MillionVerifier",
      failureKind: "QUOTA_EXHAUSTED",
      message: "Insufficient credits.",
      httpStatus: 200,
      providerRequestId: "mv-42",
      advice: expect.stringMatching(/Top up/),
      call: { id: callId, step: "VERIFY" },
      job: { id: held.jobId, type: "ENRICH_LEAD", status: "PAUSED" },
      campaign: { id: campaign.id, name: "Ferries" },
      jobsPaused: 4,
    });
  });

  test("counts the calls that failed after the one that opened it, not that one, nor those of earlier outages", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const helds = [];
    for (const job of await enrichJobs(w, id, 3)) helds.push(await claimed(w, job.jobId));
    const calls = [];
    for (const held of helds) calls.push({ held, callId: await calling(w, held) });
    for (const { held, callId } of calls) await failed(w, held, callId);
    expect((await w.call.queue.cause())?.laterFailures).toEqual([
      {
        provider: "MILLIONVERIFIER",
        failureKind: "QUOTA_EXHAUSTED",
        count: 2,
        lastAt: expect.any(Date),
        lastMessage: "Insufficient credits.",
      },
    ]);
    await w.call.queue.close({ epoch: 1, reason: "Fine" });
    await w.call.queue.open({ reason: "Again" });
    expect((await w.call.queue.cause())?.laterFailures).toEqual([]);
  });
});

describe("a job that opens the breaker again after each closing", () => {
  const fails = async (w: ApiSystem, jobId: string) => {
    const held = await claimed(w, jobId);
    await failed(w, held, await calling(w, held));
  };
  const close = async (w: ApiSystem) => {
    const { circuitBreaker } = await w.call.queue.status();
    await w.call.queue.close({ epoch: circuitBreaker.epoch ?? 0, reason: "Looks fine" });
  };
  const told = async (w: ApiSystem) => {
    const cause = await w.call.queue.cause();
    const preview = await w.call.queue.closePreview();
    return [cause?.job?.openingsInARow, preview?.suspect?.openingsInARow];
  };

  test("is counted in the cause, and is a suspect of the preview from the second time on", async () => {
    await using w = await system({ api: {} });
    const { jobs, campaign } = await outage(w, 2);
    const [bad = "", other = ""] = jobs.map(({ jobId }) => jobId);
    expect(await told(w)).toEqual([1, undefined]);
    await close(w);
    await fails(w, bad);
    expect(await w.call.queue.cause()).toMatchObject({
      job: { id: bad, openingsInARow: 2 },
      campaign: { id: campaign.id },
      advice: expect.stringMatching(/opened the breaker 2 times in a row: cancel it before you close/),
    });
    expect(await w.call.queue.closePreview()).toMatchObject({
      suspect: { jobId: bad, campaignId: campaign.id, openingsInARow: 2 },
    });
    // An emergency stop says nothing about the job; another job's failure clears it.
    await close(w);
    await w.call.queue.open({ reason: "Coffee" });
    expect(await told(w)).toEqual([undefined, undefined]);
    await close(w);
    await fails(w, bad);
    expect(await told(w)).toEqual([3, 3]);
    await close(w);
    await fails(w, other);
    expect(await told(w)).toEqual([1, undefined]);
    await close(w);
    await fails(w, bad);
    expect(await told(w)).toEqual([1, undefined]);
  });

  test("is no suspect any more once it is cancelled", async () => {
    await using w = await system({ api: {} });
    const { jobs } = await outage(w, 2);
    await close(w);
    await fails(w, jobs[0]?.jobId ?? "");
    await w.call.job.cancel({ id: jobs[0]?.jobId ?? "" });
    const cause = await w.call.queue.cause();
    expect(cause).toMatchObject({ job: { status: "CANCELLED", openingsInARow: 2 } });
    expect(cause?.advice).not.toMatch(/in a row/);
    expect(await w.call.queue.closePreview()).toMatchObject({ suspect: null });
  });
});

test("the history shows every opening and closing, the latest first", async () => {
  await using w = await system({ api: {} });
  const { campaign } = await outage(w, 1);
  await w.call.queue.close({ epoch: 1, reason: "Fine" });
  await w.call.queue.open({ reason: "Holiday" });
  const { items } = await w.call.queue.history();
  expect(items.map(({ kind, epoch, actor }) => ({ kind, epoch, actor }))).toEqual([
    { kind: "OPENED", epoch: 2, actor: "operator" },
    { kind: "CLOSED", epoch: 1, actor: "operator" },
    { kind: "OPENED", epoch: 1, actor: "worker:test" },
  ]);
  expect(items[2]).toMatchObject({ campaignId: campaign.id, campaignName: "Ferries", jobsChanged: 2 });
});
