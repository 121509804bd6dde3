import { SQL_BESIDE_CAMPAIGNS, SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

/**
 * SQL: one row (`campaign_id`, `type`, `status`, `n`) for each campaign in `campaigns` (SQL of rows of campaign), job type and status, or
 * none if there are no jobs. The counts of an ended campaign are in its row, so that an installation's million finished jobs need
 * not be counted; the finished jobs of a campaign that is not over are in an index.
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

/** The same for all jobs. Those outside the campaign's own work are in no campaign's row and are counted each time. */
export const sqlJobTally = (campaigns: string): string => `
  ${sqlCampaignWork(campaigns)}
  UNION ALL
  SELECT campaign.id, job.type, job.status, count(*)
  FROM ${campaigns} AS campaign JOIN job ON job.campaign_id = campaign.id
  WHERE ${SQL_BESIDE_CAMPAIGNS}
  GROUP BY campaign.id, job.type, job.status`;
