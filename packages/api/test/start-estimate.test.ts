import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCampaign, makeLead, makeOrganization } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import { createdCampaign } from "./pipeline.ts";
import { type Call, recordCalls } from "./record-calls.ts";

const estimateOf = async (w: ApiSystem, id: string) => (await w.call.campaign.validateStart({ id })).estimate;

/** A finished campaign with ten people, and its calls. */
async function pastCampaign(w: ApiSystem, calls: readonly Call[], organizationId?: string) {
  const { id: campaignId } = await makeCampaign(w.db, {
    status: "COMPLETED",
    ...(organizationId && { organizationId }),
  });
  for (let n = 0; n < 9; n++) await makeLead(w.db, { campaignId, status: "NO_MATCH" });
  const { id: leadId } = await makeLead(w.db, { campaignId, status: "HANDED_OVER" });
  const [job] = await w.rows<{ id: string }>("SELECT id FROM job WHERE campaign_id = $1", [campaignId]);
  if (job === undefined) return expect.unreachable("no job");
  await recordCalls(w, { campaignId, jobId: job.id, leadId }, calls);
}

const times = (count: number, call: Call): Call[] => Array.from({ length: count }, () => call);

const HALF_ARE_VALID: readonly Call[] = [
  { provider: "INSTANTLY", step: "CAMPAIGN" },
  { provider: "APOLLO", step: "SEARCH:1", effect: false },
  { provider: "APOLLO", step: "REVEAL", credits: 8 },
  ...times(8, { provider: "MILLIONVERIFIER", step: "VERIFY", credits: 1 }),
  ...times(4, { provider: "PERPLEXITY", step: "RESEARCH", costUsd: 0.01 }),
  ...times(4, { provider: "OPENAI", step: "WRITE" }),
  ...times(4, { provider: "INSTANTLY", step: "HAND_OVER" }),
];

test("without an earlier campaign it is the maximum, and unknown dollars are not 0", async () => {
  await using w = await system({ api: {} });
  const { id } = await createdCampaign(w);
  expect(await estimateOf(w, id)).toEqual({
    leads: 30,
    takenOver: 0,
    byCampaigns: 0,
    lines: [
      { provider: "APOLLO", calls: 4, credits: 30, costUsd: null, costUnknown: false, assumed: false },
      {
        provider: "MILLIONVERIFIER",
        calls: 30,
        credits: 30,
        costUsd: null,
        costUnknown: false,
        assumed: false,
      },
      { provider: "PERPLEXITY", calls: 30, credits: null, costUsd: null, costUnknown: true, assumed: false },
      { provider: "OPENAI", calls: 30, credits: null, costUsd: null, costUnknown: true, assumed: false },
      { provider: "INSTANTLY", calls: 32, credits: null, costUsd: null, costUnknown: false, assumed: false },
    ],
  });
});

test("without an earlier campaign dollars come from published prices, and say so; known calls take precedence", async () => {
  await using w = await system({ api: { assumedCosts: { OPENAI: 0.004, PERPLEXITY: 0.01 } } });
  const { id } = await createdCampaign(w);
  const lineOf = async (provider: string) =>
    (await estimateOf(w, id)).lines.find((line) => line.provider === provider);
  const ofModel = { calls: 30, credits: null, costUnknown: false };
  expect(await lineOf("OPENAI")).toEqual({
    provider: "OPENAI",
    ...ofModel,
    costUsd: expect.closeTo(0.12),
    assumed: true,
  });
  expect(await lineOf("MILLIONVERIFIER")).toMatchObject({ credits: 30, costUsd: null, assumed: false });
  const { id: stranger } = await makeOrganization(w.db, { name: "Sydhavn" });
  await pastCampaign(w, HALF_ARE_VALID, stranger);
  expect(await lineOf("PERPLEXITY")).toMatchObject({ costUsd: expect.closeTo(0.3), assumed: false });
  expect(await lineOf("OPENAI")).toMatchObject({ assumed: true });
});

test("with earlier campaigns of the organization it uses their rates", async () => {
  await using w = await system({ api: {} });
  const { id } = await createdCampaign(w);
  await pastCampaign(w, HALF_ARE_VALID);
  expect(await estimateOf(w, id)).toEqual({
    leads: 30,
    takenOver: 0,
    byCampaigns: 1,
    lines: [
      { provider: "APOLLO", calls: 6, credits: 24, costUsd: null, costUnknown: false, assumed: false },
      {
        provider: "MILLIONVERIFIER",
        calls: 24,
        credits: 24,
        costUsd: null,
        costUnknown: false,
        assumed: false,
      },
      {
        provider: "PERPLEXITY",
        calls: 12,
        credits: null,
        costUsd: expect.closeTo(0.12),
        costUnknown: false,
        assumed: false,
      },
      { provider: "OPENAI", calls: 12, credits: null, costUsd: null, costUnknown: true, assumed: false },
      { provider: "INSTANTLY", calls: 15, credits: null, costUsd: null, costUnknown: false, assumed: false },
    ],
  });
});

test("credits that no earlier call reported are unknown, and not 0", async () => {
  await using w = await system({ api: {} });
  const { id } = await createdCampaign(w);
  await pastCampaign(w, [{ provider: "APOLLO", step: "REVEAL" }]);
  const { lines } = await estimateOf(w, id);
  expect(lines).toEqual([
    { provider: "APOLLO", calls: 3, credits: null, costUsd: null, costUnknown: true, assumed: false },
  ]);
});

test("other organizations' campaigns, and those with few people, are not used", async () => {
  await using w = await system({ api: {} });
  const { id } = await createdCampaign(w);
  const { id: stranger } = await makeOrganization(w.db, { name: "Sydhavn" });
  await pastCampaign(w, HALF_ARE_VALID, stranger);
  const { id: small } = await makeCampaign(w.db, { status: "COMPLETED" });
  await makeLead(w.db, { campaignId: small, status: "NO_MATCH" });
  expect(await estimateOf(w, id)).toMatchObject({ byCampaigns: 0 });
});

test("people that the campaign already has are not counted again", async () => {
  await using w = await system({ api: {} });
  const { id: campaignId } = await createdCampaign(w);
  await makeLead(w.db, { campaignId, status: "CANCELLED" });
  expect(await estimateOf(w, campaignId)).toMatchObject({ leads: 29 });
});

test("before a campaign exists it equals the estimate of a draft with so many leads", async () => {
  await using w = await system({ api: {} });
  const { id: organizationId } = await makeOrganization(w.db);
  const { id } = await makeCampaign(w.db, { organizationId, leadLimit: 40, status: "CREATED" });
  const estimate = () => w.call.campaign.estimate({ organizationId, leadLimit: 40 });
  expect(await estimate()).toEqual(await estimateOf(w, id));
  await pastCampaign(w, HALF_ARE_VALID, organizationId);
  expect(await estimate()).toEqual(await estimateOf(w, id));
  expect(await estimate()).toMatchObject({ leads: 40, byCampaigns: 1 });
});
