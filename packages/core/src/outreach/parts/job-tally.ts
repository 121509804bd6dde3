import { SQL_BESIDE_CAMPAIGNS, SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

/**
 * SQL: a row (`campaign_id`, `type`, `status`, `n`) for each campaign in `campaigns` (SQL of rows of campaign), job type and status; where
 * there are none there is no row. What a campaign ended with is in its row, by which the million finished jobs of an
 * installation need not be counted; of one that is not over an index has the jobs that are.
 */
export const sqlCampaignWork = (campaigns: string): string => `
  SELECT campaign.id AS campaign_id, of_type.key::job_type AS type, of_status.key::job_status AS status, of_status.value::bigint AS n
  FROM ${campaigns} AS campaign, jsonb_each(campaign.job_counts) AS of_type, jsonb_each_text(of_type.value) AS of_status
  UNION ALL
  SELECT campaign.id, job.type, job.final_status, count(*)
  FROM ${campaigns} AS campaign JOIN job ON job.campaign_id = campaign.id
  WHERE campaign.job_counts IS NULL AND job.final_status IS NOT NULL AND ${SQL_CAMPAIGN_WORK}
  GROUP BY campaign.id, job.type, job.final_status
  UNION ALL
  SELECT campaign.id, job.type, job.status, count(*)
  FROM ${campaigns} AS campaign JOIN job ON job.campaign_id = campaign.id
  WHERE campaign.job_counts IS NULL AND job.finished_at IS NULL AND ${SQL_CAMPAIGN_WORK}
  GROUP BY campaign.id, job.type, job.status`;

/** The same of all their jobs: those that are not their campaign's work are in no campaign's row. */
export const sqlJobTally = (campaigns: string): string => `
  ${sqlCampaignWork(campaigns)}
  UNION ALL
  SELECT campaign.id, job.type, job.status, count(*)
  FROM ${campaigns} AS campaign JOIN job ON job.campaign_id = campaign.id
  WHERE ${SQL_BESIDE_CAMPAIGNS}
  GROUP BY campaign.id, job.type, job.status`;
