import { type ApiSystem, system } from "@leadgen/testkit";
import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { get } from "./http.ts";
import { enrichJobs, runningCampaign } from "./pipeline.ts";
import { type Call, recordCalls } from "./record-calls.ts";

/** Calls of one campaign, all for one lead. @returns the reported money. */
async function told(w: ApiSystem, calls: readonly Call[]) {
  const { id } = await runningCampaign(w);
  const [job] = await enrichJobs(w, id, 1);
  if (job === undefined) return expect.unreachable("no job");
  await recordCalls(w, { ...job, campaignId: id }, calls);
  const [result] = (await w.call.campaign.results({ id, status: "REVEALED" })).items;
  const { summary } = await w.call.campaign.results({ id });
  const campaign = await w.call.campaign.get({ id });
  return { id, result, summary, calls: campaign.calls, organizationId: campaign.organizationId };
}

test("known prices are summed from the call to the lead, the campaign and the organization", async () => {
  await using w = await system({ api: {} });
  const first = await told(w, [
    { provider: "APOLLO", credits: 10 },
    { provider: "MILLIONVERIFIER", credits: 1 },
    { provider: "OPENAI", costUsd: 0.002 },
    { provider: "PERPLEXITY", costUsd: 0.01 },
    { provider: "INSTANTLY" },
  ]);
  const known = {
    credits: 11,
    creditsAtLeast: false,
    costUsd: 0.012,
    costUsdAtLeast: false,
    unpricedCalls: 0,
  };
  expect(first.summary).toMatchObject(known);
  expect(first.result).toMatchObject(known);
  expect(first.calls).toMatchObject([
    { provider: "APOLLO", credits: 10, costUsd: 0, unpricedCalls: 0 },
    { provider: "MILLIONVERIFIER", credits: 1, costUsd: 0, unpricedCalls: 0 },
    { provider: "PERPLEXITY", credits: 0, costUsd: 0.01, unpricedCalls: 0 },
    { provider: "OPENAI", credits: 0, costUsd: 0.002, unpricedCalls: 0 },
    { provider: "INSTANTLY", credits: 0, costUsd: 0, unpricedCalls: 0 },
  ]);
  const { organizationId } = first;
  const asked = { organizationId, name: "Second", leadLimit: 30, criteria: CRITERIA, offer: OFFER };
  const { id } = await w.call.campaign.create(asked);
  const { jobId } = await w.call.campaign.start({ id });
  const more: Call[] = [
    { provider: "APOLLO", credits: 2.5 },
    { provider: "OPENAI", costUsd: 0.5 },
  ];
  await recordCalls(w, { campaignId: id, jobId, leadId: null }, more);
  const second = await w.call.campaign.results({ id });
  const [organization] = await w.db.query(
    `SELECT sum(credits)::float8 AS credits, sum(cost_usd)::float8 AS "costUsd"
     FROM provider_call AS call JOIN campaign ON campaign.id = call.campaign_id WHERE organization_id = $1`,
    [organizationId],
  );
  expect(organization).toEqual({
    credits: (first.summary.credits ?? 0) + (second.summary.credits ?? 0),
    costUsd: (first.summary.costUsd ?? 0) + (second.summary.costUsd ?? 0),
  });
});

test.each([
  [
    "known",
    { credits: 1, costUsd: 0.5 },
    { credits: 13, costUsd: 1.25, creditsAtLeast: false, costUsdAtLeast: false, unpricedCalls: 0 },
  ],
  [
    "unknown",
    {},
    { credits: 12, costUsd: 0.75, creditsAtLeast: true, costUsdAtLeast: true, unpricedCalls: 2 },
  ],
] as const)(
  "the money of an organization is that of its campaigns, also with %s prices in one of them, by REST and tRPC",
  async (_, price, sum) => {
    await using w = await system({ api: {} });
    const first = await told(w, [
      { provider: "APOLLO", credits: 10 },
      { provider: "MILLIONVERIFIER", credits: 2 },
      { provider: "OPENAI", costUsd: 0.25 },
      { provider: "PERPLEXITY", costUsd: 0.5 },
    ]);
    const { organizationId } = first;
    const { id } = await w.call.campaign.create({
      organizationId,
      name: "Second",
      leadLimit: 30,
      criteria: CRITERIA,
      offer: OFFER,
    });
    const { jobId } = await w.call.campaign.start({ id });
    const { credits, costUsd } = { credits: undefined, costUsd: undefined, ...price };
    await recordCalls(w, { campaignId: id, jobId, leadId: null }, [
      { provider: "APOLLO", ...(credits !== undefined && { credits }) },
      { provider: "OPENAI", ...(costUsd !== undefined && { costUsd }) },
    ]);
    const { summary } = await w.call.campaign.results({ id });
    expect(summary).toMatchObject({ credits: credits ?? null, costUsd: costUsd ?? null });
    expect((first.summary.credits ?? 0) + (summary.credits ?? 0)).toBe(sum.credits);
    expect((first.summary.costUsd ?? 0) + (summary.costUsd ?? 0)).toBe(sum.costUsd);
    expect(await w.call.organization.get({ id: organizationId })).toMatchObject(sum);
    const rest = async (path: string) => (await get(w, `/api/v1/${path}`)).json();
    expect(await rest(`organizations/${organizationId}`)).toMatchObject({ data: sum });
    expect(await rest(`campaigns/${id}/results`)).toMatchObject({ data: { summary } });
    const { id: stranger } = await w.call.organization.create({ name: "Sydhavn" });
    const none = { credits: 0, costUsd: 0, creditsAtLeast: false, costUsdAtLeast: false, unpricedCalls: 0 };
    expect(await w.call.organization.get({ id: stranger })).toMatchObject(none);
  },
);

test("an unknown price makes the total of its unit an `at least`, and not that of the other unit", async () => {
  await using w = await system({ api: {} });
  const mixed = await told(w, [
    { provider: "APOLLO", credits: 10 },
    { provider: "OPENAI", costUsd: 0.25 },
    { provider: "OPENAI", outcome: "FAILED" },
    { provider: "PERPLEXITY", costUsd: 0.5 },
  ]);
  const total = { credits: 10, creditsAtLeast: false, costUsd: 0.75, costUsdAtLeast: true, unpricedCalls: 1 };
  expect(mixed.summary).toMatchObject(total);
  expect(mixed.result).toMatchObject(total);
  const openai = mixed.calls.find(({ provider }) => provider === "OPENAI");
  expect(openai).toMatchObject({ costUsd: 0.25, costUsdAtLeast: true, unpricedCalls: 1, credits: 0 });
  const perplexity = mixed.calls.find(({ provider }) => provider === "PERPLEXITY");
  expect(perplexity).toMatchObject({ costUsd: 0.5, costUsdAtLeast: false, unpricedCalls: 0 });
});

test("a wholly unknown total is null and never 0; free calls and calls under way need no price", async () => {
  await using w = await system({ api: {} });
  const unknown = await told(w, [
    { provider: "APOLLO" },
    { provider: "APOLLO", effect: false },
    { provider: "OPENAI", outcome: "UNKNOWN" },
    { provider: "PERPLEXITY", outcome: null },
    { provider: "INSTANTLY" },
  ]);
  const none = { credits: null, creditsAtLeast: true, costUsd: null, costUsdAtLeast: true, unpricedCalls: 2 };
  expect(unknown.summary).toMatchObject(none);
  expect(unknown.result).toMatchObject(none);
  expect(unknown.calls).toMatchObject([
    { provider: "APOLLO", credits: null, unpricedCalls: 1 },
    { provider: "PERPLEXITY", costUsd: 0, unpricedCalls: 0 },
    { provider: "OPENAI", costUsd: null, unpricedCalls: 1 },
    { provider: "INSTANTLY", credits: 0, costUsd: 0, unpricedCalls: 0 },
  ]);
});
