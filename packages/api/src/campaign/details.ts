import type { Provider } from "@leadgen/core";
import { readBreaker } from "@leadgen/core/outreach";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readCampaign } from "./read-campaign.ts";
import { readLeadStats } from "./read-lead-stats.ts";
import { readStartCheck } from "./read-start-check.ts";
import { type CampaignDetails, campaignDetails } from "./schema.ts";

export const details = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/details",
  area: "Campaigns",
  summary: "Everything that a page about a campaign shows, in one snapshot",
})
  .input(byId)
  .output(campaignDetails)
  .query(({ ctx, input }) => {
    const { configuredProviders, pool } = ctx.deps;
    return snapshot(pool, (tx) => readDetails(tx, { campaignId: input.id, configuredProviders }));
  });

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readDetails(
  tx: Tx,
  input: { readonly campaignId: string; readonly configuredProviders: readonly Provider[] },
): Promise<CampaignDetails> {
  const campaign = await readCampaign(tx, input.campaignId);
  const { state, epoch, reason } = await readBreaker(tx);
  return {
    ...campaign,
    leadStats: await readLeadStats(tx, input.campaignId),
    startCheck: await readStartCheck(tx, input),
    recentFailures: await tx.query<FailedJob>(RECENT_FAILURES, [input.campaignId]),
    breaker: { state, epoch, reason },
  };
}

const JOB = columns("job", ["type", "leadId", "errorCode", "errorMessage", "finishedAt"]);
/** A FAILED job always has an error and an end. */
type FailedJob = RowOf<typeof JOB> & CampaignDetails["recentFailures"][number];

const RECENT_FAILURES = `
  SELECT id AS "jobId", ${JOB}
  FROM job WHERE campaign_id = $1 AND status = 'FAILED' ORDER BY finished_at DESC, id DESC LIMIT 10`;
