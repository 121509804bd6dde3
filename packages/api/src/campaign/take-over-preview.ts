import { ENRICH_STEPS, LEFT_OUT, LEFT_OUT_REASONS, TAKEN_OVER } from "@leadgen/core";
import { readTakeOver, type UsableLeads } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { estimateOf, type MeanCosts } from "../db/estimate.ts";
import { readMeanCosts } from "../db/mean-costs.ts";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID, ENDED_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { takeOverPreview as answer, type TakeOverPreview, takeOverInput } from "./take-over-schema.ts";

export const takeOverPreview = procedure({
  role: "member",
  scope: "read",
  of: { fromCampaignId: "campaign", id: "campaign" },
  rest: "GET /campaigns/{id}/take-over/preview",
  area: "Campaigns",
  summary: "What a CREATED campaign could take over from an ended one",
  description: "Nothing moves. `refusal` says why `POST /campaigns/{id}/take-over` would be refused now.",
  example: { id: DRAFT_CAMPAIGN_ID, fromCampaignId: ENDED_CAMPAIGN_ID },
})
  .input(takeOverInput)
  .output(answer)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readPreview(tx, input)));

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readPreview(
  tx: Tx,
  { id, fromCampaignId }: { id: string; fromCampaignId: string },
): Promise<TakeOverPreview> {
  const { groups, room, refusal } = await readTakeOver(tx, { from: fromCampaignId, to: id });
  const reason = refusal === undefined ? null : { code: refusal.refused, message: refusal.message };
  const counts = countsOf(groups, await readMeanCosts(tx));
  return { id, fromCampaignId, ...counts, room, refusal: reason };
}

function countsOf(
  groups: readonly UsableLeads[],
  costs: MeanCosts,
): Omit<TakeOverPreview, "id" | "fromCampaignId" | "room" | "refusal"> {
  const moving = groups.filter(({ leftOut }) => leftOut === null);
  return {
    leads: leadsIn(moving),
    byStatus: countEach(TAKEN_OVER, (status) => moving.filter((group) => group.status === status)),
    finishedSteps: countEach(ENRICH_STEPS, (step) => moving.filter(({ steps }) => steps.includes(step))),
    mailsToRewrite: leadsIn(moving.filter(({ rewritten }) => rewritten)),
    leftToPay: estimateOf(
      moving.map(({ steps, leads }) => ({
        steps: ENRICH_STEPS.filter((step) => !steps.includes(step)),
        ...{ jobs: leads, leads, batches: 0 },
      })),
      costs,
    ),
    leftOut: LEFT_OUT_REASONS.map((reason) => ({
      ...{ reason, message: LEFT_OUT[reason] },
      leads: leadsIn(groups.filter(({ leftOut }) => leftOut === reason)),
    })).filter(({ leads }) => leads > 0),
  };
}

const leadsIn = (groups: readonly UsableLeads[]): number => groups.reduce((sum, { leads }) => sum + leads, 0);

const countEach = <Key extends string>(
  keys: readonly Key[],
  groupsOf: (key: Key) => readonly UsableLeads[],
): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, leadsIn(groupsOf(key))])) as Record<Key, number>;
