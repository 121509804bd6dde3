import { ENRICH_STEPS, type EnrichStep, LEAD_STATUSES, LEAD_TABLE } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { leadCounts, sqlCounts } from "../db/counts.ts";
import { notFound } from "../db/must-exist.ts";
import type { LeadCounts } from "../schema/fields.ts";
import type { LeadStats } from "./schema.ts";

type CampaignRow = Pick<Row<"campaign">, "leadLimit"> & { readonly counts: Partial<LeadCounts> | null };

/** Counts of a campaign's leads. Must run in a snapshot. @throws ApiError NOT_FOUND. */
export async function readLeadStats(tx: Tx, campaignId: string): Promise<LeadStats> {
  const [campaign] = await tx.query<CampaignRow>(
    `SELECT lead_limit AS "leadLimit", ${sqlCounts("lead", "campaign_id = campaign.id")} AS counts
     FROM campaign WHERE id = $1`,
    [campaignId],
  );
  if (campaign === undefined) throw notFound("campaign", campaignId);
  const byStatus = leadCounts(campaign.counts);
  const steps = await tx.query<{ step: EnrichStep; leads: number }>(STEPS, [campaignId]);
  const leadsAfter = (step: EnrichStep): number => steps.find((row) => row.step === step)?.leads ?? 0;
  return {
    campaignId,
    leadLimit: campaign.leadLimit,
    ...tallyOf(byStatus),
    byStatus,
    finishedSteps: Object.fromEntries(ENRICH_STEPS.map((step) => [step, leadsAfter(step)])) as Record<
      EnrichStep,
      number
    >,
    verification: await tx.query(VERIFICATION, [campaignId]),
  };
}

function tallyOf(byStatus: LeadCounts) {
  const sum = (matches: (row: { open: boolean; handled: boolean }) => boolean): number =>
    LEAD_STATUSES.reduce((all, status) => all + (matches(LEAD_TABLE[status]) ? byStatus[status] : 0), 0);
  return {
    total: sum(() => true),
    open: sum((row) => row.open),
    handled: sum((row) => row.handled),
    spoilt: sum((row) => !row.open && !row.handled),
  };
}

const STEPS = `
  SELECT step, count(*)::int AS leads
  FROM job JOIN job_step ON job_step.job_id = job.id
  WHERE job.campaign_id = $1 AND job.type = 'ENRICH_LEAD' GROUP BY step`;

const VERIFICATION = `
  SELECT verification ->> 'result' AS result, count(*)::int AS leads FROM lead
  WHERE campaign_id = $1 AND verification ->> 'result' IS NOT NULL
  GROUP BY 1 ORDER BY leads DESC, result LIMIT 20`;
