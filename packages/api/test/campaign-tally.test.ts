import { tallyCampaigns } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCall, makeCampaign, makeJob, makeStep } from "@leadgen/testkit/make";
import { expect, test } from "vitest";

const count = (w: ApiSystem) => w.tx((tx) => tallyCampaigns(tx));

async function listed(w: ApiSystem, id: string) {
  const found = (await w.call.campaign.list({})).items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no campaign ${id} in the list`);
  return found.tally;
}

/** A campaign with two leads in work: both verified, one written to. */
async function atWork(w: ApiSystem) {
  const { id: campaignId } = await makeCampaign(w.db, { status: "RUNNING" });
  const { jobId } = await makeJob(w.db, { campaignId });
  const second = await makeJob(w.db, { campaignId });
  for (const [job, step] of [
    [jobId, "VERIFY"],
    [second.jobId, "VERIFY"],
    [jobId, "RESEARCH"],
    [jobId, "WRITE"],
  ] as const) {
    await makeStep(w.db, job, step);
  }
  const of = { jobId, campaignId };
  const verify = { ...of, provider: "MILLIONVERIFIER", step: "VERIFY" } as const;
  await makeCall(w.db, { ...verify, credits: "1" });
  await makeCall(w.db, { ...of, step: "WRITE", costUsd: "0.25" });
  return { campaignId, of };
}

test("a list shows the finished steps of leads and the cost of calls, each provider in its unit", async () => {
  await using w = await system({ api: {} });
  const { campaignId, of } = await atWork(w);
  expect(await listed(w, campaignId)).toBeNull();
  expect(await count(w)).toEqual([campaignId]);
  const tally = await listed(w, campaignId);
  expect(tally).toMatchObject({
    at: expect.any(Date),
    finishedSteps: { VERIFY: 2, RESEARCH: 1, WRITE: 1, HAND_OVER: 0 },
  });
  expect(tally?.spent).toEqual([
    {
      ...{ provider: "MILLIONVERIFIER", credits: 1, creditsAtLeast: false },
      ...{ costUsd: 0, costUsdAtLeast: false, unpricedCalls: 0 },
    },
    {
      ...{ provider: "OPENAI", credits: 0, creditsAtLeast: false },
      ...{ costUsd: 0.25, costUsdAtLeast: false, unpricedCalls: 0 },
    },
  ]);
  // As on the campaign's own page, which counts at each read.
  const { calls } = await w.call.campaign.get({ id: campaignId });
  expect(calls).toMatchObject(tally?.spent ?? []);

  await makeCall(w.db, { ...of, step: "WRITE", costUsd: null });
  await count(w);
  expect((await listed(w, campaignId))?.spent).toMatchObject([
    {},
    { provider: "OPENAI", costUsd: 0.25, costUsdAtLeast: true, unpricedCalls: 1 },
  ]);
});

test("a running campaign is counted again, a finished one until its late calls have ended, and a draft never", async () => {
  await using w = await system({ api: {} });
  const { campaignId } = await atWork(w);
  const { id: over } = await makeCampaign(w.db, { status: "COMPLETED" });
  const { id: draft } = await makeCampaign(w.db, { status: "CREATED" });
  const ended = (minutes: number) =>
    w.rows(
      "UPDATE campaign SET started_at = now() - $2::int * interval '1 minute', finished_at = now() - $2::int * interval '1 minute' WHERE id = $1",
      [over, minutes],
    );
  await ended(1);
  expect((await count(w)).toSorted()).toEqual([campaignId, over].toSorted());
  expect(await count(w)).toContain(over);
  await ended(11);
  expect(await count(w)).toEqual([campaignId]);
  expect(await listed(w, over)).toMatchObject({ finishedSteps: { VERIFY: 0 }, spent: [] });
  expect(await listed(w, draft)).toBeNull();
});

test("of many large campaigns, those that have waited longest are counted", async () => {
  await using w = await system({ api: {} });
  const ids: string[] = [];
  for (let n = 0; n < 4; n++)
    ids.push((await makeCampaign(w.db, { status: "RUNNING", leadLimit: 40_000 })).id);
  expect(await count(w)).toEqual(ids.slice(0, 3));
  expect((await count(w))[0]).toBe(ids[0]);
  expect((await Promise.all(ids.map((id) => listed(w, id)))).every((tally) => tally !== null)).toBe(true);
});
