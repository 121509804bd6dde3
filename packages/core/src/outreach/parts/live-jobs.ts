import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

/** SQL: holds the jobs of campaign `$1`'s work that are not over, in the order that all verbs lock them in. */
export const SQL_HOLD_LIVE_JOBS = `
  SELECT id FROM job WHERE campaign_id = $1 AND finished_at IS NULL AND ${SQL_CAMPAIGN_WORK} ORDER BY id FOR UPDATE`;
