/** SQL: holds the jobs of campaign `$1` that are not over, in the order that all verbs lock them in. */
export const SQL_HOLD_LIVE_JOBS =
  "SELECT id FROM job WHERE campaign_id = $1 AND finished_at IS NULL ORDER BY id FOR UPDATE";
