import { PROVIDERS } from "@leadgen/core";
import { sampleQueue } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCall } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { get } from "./http.ts";
import { join, somebody } from "./people.ts";
import { claimed, createdCampaign, outage, runningCampaign } from "./pipeline.ts";

test("an incident consists of opening, acknowledgement, closing and the first success afterwards", async () => {
  await using w = await system({ api: {} });
  const { held, campaign } = await outage(w, 3);
  const { items: open } = await w.call.queue.incidents();
  expect(open).toMatchObject([
    {
      epoch: 1,
      provider: "MILLIONVERIFIER",
      jobId: held.jobId,
      jobsPaused: 4,
      acknowledged: null,
      closed: null,
      firstSuccess: null,
    },
  ]);
  await w.call.queue.acknowledge({ epoch: 1 });
  await w.call.queue.close({ epoch: 1, reason: "topped up" });
  const ids = { jobId: held.jobId, campaignId: campaign.id };
  await makeCall(w.db, { ...ids, provider: "PERPLEXITY", step: "RESEARCH", outcome: "SUCCEEDED" });
  await makeCall(w.db, { ...ids, provider: "OPENAI", step: "WRITE", outcome: "SUCCEEDED" });
  await w.call.queue.open({ reason: "wrong text" });

  const { items } = await w.call.queue.incidents();
  expect(items).toMatchObject([
    {
      epoch: 2,
      ...{ openedBy: "operator", openedBecause: "PERSON", provider: null },
      ...{ campaign: null, closed: null, firstSuccess: null },
    },
    {
      epoch: 1,
      openedBecause: "PROVIDER",
      campaign: { id: campaign.id },
      acknowledged: { by: "operator" },
      closed: { by: "operator", reason: "topped up", jobsResumed: 4 },
      firstSuccess: { provider: "PERPLEXITY", step: "RESEARCH" },
    },
  ]);
  const { items: first, nextCursor } = await w.call.queue.incidents({ limit: 1 });
  const { items: second } = await w.call.queue.incidents({ limit: 1, cursor: nextCursor });
  expect([...first, ...second]).toEqual(items);
});

test("a success after the next opening does not count for a closing", async () => {
  await using w = await system({ api: {} });
  const { held, campaign } = await outage(w);
  await w.call.queue.close({ epoch: 1, reason: "topped up" });
  await w.call.queue.open({ reason: "wrong text" });
  await w.call.queue.close({ epoch: 2, reason: "right text" });
  await makeCall(w.db, { jobId: held.jobId, campaignId: campaign.id, outcome: "SUCCEEDED" });
  const { items } = await w.call.queue.incidents();
  expect(items.map(({ firstSuccess }) => firstSuccess !== null)).toEqual([true, false]);
});

test("the calls of each provider are shown with the latest success and failure, calls under way, and the limits", async () => {
  const limits = [
    { bucket: "MILLIONVERIFIER", limit: { windows: [{ calls: 60, perSeconds: 60 }] } },
  ] as const;
  await using w = await system({ api: { rateLimits: { MILLIONVERIFIER: limits } } });
  const { held, campaign } = await outage(w);
  const call = { jobId: held.jobId, campaignId: campaign.id, provider: "PERPLEXITY" } as const;
  await makeCall(w.db, { ...call, step: "1", outcome: "SUCCEEDED", endpoint: "older" });
  await makeCall(w.db, { ...call, step: "2", outcome: "SUCCEEDED", endpoint: "newer" });
  const { items } = await w.call.queue.calls();
  expect(items.map(({ provider }) => provider)).toEqual([
    "APOLLO",
    "MILLIONVERIFIER",
    "PERPLEXITY",
    "OPENAI",
    "INSTANTLY",
  ]);
  expect(items[2]).toMatchObject({
    configured: true,
    lastSuccess: { endpoint: "newer" },
    lastFailure: null,
    lastMinute: 2,
  });
  expect(items[1]).toMatchObject({
    configured: true,
    lastFailure: { at: expect.any(Date), failureKind: "QUOTA_EXHAUSTED" },
    limits: [
      {
        counted: "MILLIONVERIFIER",
        endpoints: [],
        windows: [{ calls: 60, perSeconds: 60 }],
        fullUntil: null,
      },
    ],
  });
});

const samples = (w: ApiSystem, rows: string) =>
  w.db.query(`INSERT INTO queue_sample (at, waiting, running, paused, ended)
    SELECT date_trunc('minute', now()) - make_interval(mins => ago), waiting, 1, 0, ended FROM (VALUES ${rows}) AS made (ago, waiting, ended)`);

test("the throughput is the jobs that ended between two samples, over the minutes between them", async () => {
  await using w = await system({ api: {} });
  await samples(w, "(9, 50, 100), (8, 40, 110), (4, 20, 150), (3, 0, 120), (2, 5, 126)");
  const { minutesPerPoint, points, endedPerMinute } = await w.call.queue.throughput();
  expect(minutesPerPoint).toBe(1);
  expect(points.map((point) => [point.endedPerMinute, point.waiting])).toEqual([
    [null, 50],
    [10, 40],
    // No sample for three minutes.
    [10, 20],
    // A campaign was deleted.
    [null, 0],
    [6, 5],
  ]);
  expect(endedPerMinute).toBe(9);
  expect(points.map(({ stepsPerMinute }) => stepsPerMinute)).toEqual(Array(5).fill(null));
  await w.db.query(
    `UPDATE queue_sample SET finished_steps = '{"VERIFY": 8, "WRITE": 2}' WHERE waiting IN (50, 20, 5)`,
  );
  const steps = (await w.call.queue.throughput()).points.map(({ stepsPerMinute }) => stepsPerMinute);
  expect(steps).toEqual([
    null,
    null,
    { VERIFY: 2, RESEARCH: 0, WRITE: 0.5, HAND_OVER: 0 },
    null,
    { VERIFY: 8, RESEARCH: 0, WRITE: 2, HAND_OVER: 0 },
  ]);
  expect((await w.call.queue.throughput({ hours: 24 })).minutesPerPoint).toBe(24);
});

const TWO_MINUTES_AGO = `
  INSERT INTO queue_sample (at, waiting, running, paused, ended)
  VALUES (date_trunc('minute', now()) - interval '2 minutes', 0, 0, 0, 0)`;

/** Finished steps of three jobs; of each, the one before the earlier sample and the one after the new sample must not count. */
const FINISHED_STEPS = `
  INSERT INTO job_step (job_id, step, attempt, finished_at)
  SELECT id, step, 1, date_trunc('minute', now()) + ago
  FROM job, (VALUES ('VERIFY', interval '-1 second'), ('RESEARCH', '-119 seconds'), ('WRITE', '-121 seconds'), ('HAND_OVER', '0')) AS made (step, ago)
  WHERE type = 'ENRICH_LEAD'`;

test("only one sample is taken per minute by any number of workers; it counts all jobs, and the steps since the previous sample", async () => {
  await using w = await system({ api: {} });
  await outage(w, 3);
  // In one transaction, in which the clock does not advance.
  const taken = await w.tx(async (tx) => {
    await tx.query(TWO_MINUTES_AGO);
    await tx.query(FINISHED_STEPS);
    return [await sampleQueue(tx), await sampleQueue(tx)];
  });
  expect(taken).toEqual([true, false]);
  const { points } = await w.call.queue.throughput();
  expect(points).toMatchObject([
    { paused: 0, stepsPerMinute: null },
    {
      ...{ waiting: 0, running: 0, paused: 4 },
      stepsPerMinute: { VERIFY: 1.5, RESEARCH: 1.5, WRITE: 0, HAND_OVER: 0 },
    },
  ]);
});

test("a sample counts waiting jobs by their next step, and is unknown for older samples", async () => {
  await using w = await system({ api: {} });
  const { held } = await outage(w, 4);
  const finish = `INSERT INTO job_step (job_id, step, attempt) SELECT $1, unnest(ARRAY['VERIFY', 'RESEARCH']), 1`;
  await w.tx(async (tx) => {
    await tx.query(TWO_MINUTES_AGO);
    await tx.query(finish, [held.jobId]);
    await sampleQueue(tx);
  });
  const { points } = await w.call.queue.throughput();
  expect(points.map(({ waitingSteps }) => waitingSteps)).toEqual([
    null,
    { VERIFY: 3, RESEARCH: 0, WRITE: 1, HAND_OVER: 0 },
  ]);
});

test("says why nothing happens, starting with the condition that stops work now", async () => {
  const limits = [{ bucket: "APOLLO", limit: { windows: [{ calls: 2, perSeconds: 3600 }] } }] as const;
  const configuredProviders = [...PROVIDERS];
  await using w = await system({
    api: { configuredProviders, rateLimits: { APOLLO: limits } },
  });
  expect((await w.call.queue.waits()).items.map(({ code }) => code)).toEqual(["NO_WORKER", "NOTHING_TO_DO"]);
  const { campaign } = await outage(w);
  const draft = await createdCampaign(w, "Trams");
  configuredProviders.splice(configuredProviders.indexOf("OPENAI"), 1);
  await w.db.query("INSERT INTO rate_limit (bucket, issued) VALUES ('APOLLO', 2)");
  await w.db.query(
    "INSERT INTO rate_slot (bucket, slot, at) VALUES ('APOLLO', 1, now() - interval '20 minutes'), ('APOLLO', 2, now())",
  );
  await w.db.query("UPDATE worker SET stopped_at = now()");
  const { items } = await w.call.campaign.waits({ id: campaign.id });
  expect(items.map(({ code }) => code)).toEqual(["BREAKER_OPEN", "NO_WORKER", "NO_KEY", "LIMIT"]);
  expect(items[2]?.message).toContain("OPENAI_API_KEY");
  const left = (items[3]?.until?.getTime() ?? 0) - Date.now();
  expect(left).toBeGreaterThan(30 * 60_000);
  expect(left).toBeLessThan(41 * 60_000);
  expect((await w.call.campaign.waits({ id: draft.id })).items).toMatchObject([{ code: "NOT_STARTED" }]);
});

test("names the campaigns that a campaign takes turns with, and only counts those of others", async () => {
  await using w = await system({ api: {} });
  const trains = await runningCampaign(w, "Trains");
  const ferries = await runningCampaign(w, "Ferries");
  await claimed(w, ferries.jobId);
  const told = async (call: Pick<ApiSystem["call"], "campaign">) =>
    (await call.campaign.waits({ id: trains.id })).items.filter(({ code }) => code === "BEHIND");
  expect(await told(w.call)).toMatchObject([{ message: expect.stringContaining("“Ferries”") }]);

  const person = await somebody(w);
  const { organizationId } = await w.call.campaign.get({ id: trains.id });
  await join(w, { organizationId, userId: person.userId, role: "member" });
  const answer = (await (await get(w, `/api/v1/campaigns/${trains.id}/waits`, person)).json()) as {
    data: { items: { code: string; message: string }[] };
  };
  const [behind] = answer.data.items.filter(({ code }) => code === "BEHIND");
  expect(behind?.message).toContain("1 of others");
  expect(behind?.message).not.toContain("Ferries");
});

test("says that nobody was found if the search had no result", async () => {
  await using w = await system({ api: {} });
  const { id } = await createdCampaign(w);
  await w.db.query(
    "UPDATE campaign SET status = 'COMPLETED', started_at = now(), finished_at = now(), message = 'Over', job_counts = '{}' WHERE id = $1",
    [id],
  );
  expect((await w.call.campaign.waits({ id })).items).toMatchObject([{ code: "NOBODY_FOUND" }]);
});
