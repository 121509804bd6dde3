import type { BreakerState, JobType, Provider } from "@leadgen/core";
import { readBreaker } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { type CampaignDetails, getCampaign } from "./get-campaign.ts";
import { type LeadStats, leadStats } from "./lead-stats.ts";
import { type StartCheck, startCheck } from "./start-blockers.ts";

/** Everything that a page about one campaign shows, as of one moment. */
export interface WholeCampaign extends CampaignDetails {
  readonly leadStats: LeadStats;
  readonly startCheck: StartCheck;
  readonly recentFailures: RecentFailure[];
  readonly breaker: { readonly state: BreakerState; readonly epoch: number; readonly reason: string | null };
}

export interface RecentFailure {
  readonly jobId: string;
  readonly type: JobType;
  readonly leadId: string | null;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly finishedAt: Date;
}

/** Run it in a snapshot. @throws DomainError NOT_FOUND. */
export async function campaignDetails(
  tx: Tx,
  input: { readonly campaignId: string; readonly configuredProviders: readonly Provider[] },
): Promise<WholeCampaign> {
  const campaign = await getCampaign(tx, input.campaignId);
  const { state, epoch, reason } = await readBreaker(tx);
  return {
    ...campaign,
    leadStats: await leadStats(tx, input.campaignId),
    startCheck: await startCheck(tx, input),
    recentFailures: await tx.query(RECENT_FAILURES, [input.campaignId]),
    breaker: { state, epoch, reason },
  };
}

const RECENT_FAILURES = `
  SELECT id AS "jobId", type, lead_id AS "leadId", error_code AS "errorCode", error_message AS "errorMessage",
         finished_at AS "finishedAt"
  FROM job WHERE campaign_id = $1 AND status = 'FAILED' ORDER BY finished_at DESC, id DESC LIMIT 10`;
