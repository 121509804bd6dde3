import { sqlList } from "../../engine/parts/sql.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { type CampaignTally, decideCampaign } from "../campaign/decide.ts";
import type { CampaignStatus } from "../campaign/states.ts";
import { LEAD_STATUSES, LEAD_TABLE } from "../lead/states.ts";
import type { JobType } from "../pipeline/task-table.ts";
import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

/**
 * Ends the campaigns whose last job this transaction ended (rule C3). It must be called after the jobs are written, and no other job may
 * be locked after it.
 *
 * A campaign goes on if this transaction can lock one of its live jobs without a wait. A transaction that ends that job then waits for this
 * commit and sees it, so the last of those that end a campaign's jobs finds none. Only that one, and those that find every live job
 * locked, lock the campaign's row and count in a separate statement, so that of two last jobs the second sees the first. When all did so,
 * workers waited for each other most of the time.
 *
 * @returns the ids of the campaigns that ended.
 */
export async function endCampaigns(tx: Tx, campaignIds: readonly string[]): Promise<string[]> {
  const touched = [...new Set(campaignIds)];
  if (touched.length === 0) return [];
  const going = await tx.query<{ id: string }>(KEEP_ONE_LIVE, [touched]);
  const ids = touched.filter((id) => !going.some((campaign) => campaign.id === id));
  if (ids.length === 0) return [];
  await tx.query("SELECT id FROM campaign WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", [ids]);
  const quiet = await tx.query<{ id: string; status: CampaignStatus }>(WITHOUT_LIVE_JOBS, [ids]);
  const ended: string[] = [];
  for (const campaign of quiet) {
    const [tally] = await tx.query<CampaignTally>(TALLY, [campaign.id]);
    if (tally === undefined) throw new Error("outreach-e5: a tally without a row");
    const decision = decideCampaign(campaign.status, { type: "JOB_ENDED", tally });
    if (!("next" in decision)) continue;
    await tx.query(END, [campaign.id, decision.next, decision.message]);
    ended.push(campaign.id);
  }
  return ended;
}

/** SQL: the counts of campaign `$1`'s own jobs by type and status. They no longer change once the campaign is over. */
export const SQL_JOB_COUNTS = `
  coalesce((SELECT jsonb_object_agg(type, of_type)
            FROM (SELECT type, jsonb_object_agg(status, n) AS of_type
                  FROM (SELECT type, status, count(*) AS n FROM job WHERE campaign_id = $1 AND ${SQL_CAMPAIGN_WORK} GROUP BY type, status) AS counted
                  GROUP BY type) AS types), '{}')`;

// The youngest job is claimed last. Each transaction locks one of its own: a lock that several hold would be a multixact for each of them.
const KEEP_ONE_LIVE = `
  SELECT touched.id
  FROM unnest($1::uuid[]) AS touched (id)
  CROSS JOIN LATERAL (
    SELECT FROM job
    WHERE job.campaign_id = touched.id AND job.finished_at IS NULL AND ${SQL_CAMPAIGN_WORK}
    ORDER BY job.created_at DESC LIMIT 1
    FOR NO KEY UPDATE SKIP LOCKED) AS live`;

const WITHOUT_LIVE_JOBS = `
  SELECT id, status FROM campaign
  WHERE id = ANY($1::uuid[]) AND status = 'RUNNING'
    AND NOT EXISTS (SELECT 1 FROM job WHERE job.campaign_id = campaign.id AND job.finished_at IS NULL AND ${SQL_CAMPAIGN_WORK})`;

const HANDLED = LEAD_STATUSES.filter((status) => LEAD_TABLE[status].handled);
const SPOILT = LEAD_STATUSES.filter((status) => {
  const row = LEAD_TABLE[status];
  return !row.open && !row.handled && status !== "CANCELLED";
});

const errorOf = (type: JobType): string =>
  `(SELECT error_message FROM job WHERE campaign_id = $1 AND type = '${type}' AND status = 'FAILED' ORDER BY id LIMIT 1)`;

const TALLY = `
  SELECT (SELECT count(*) FROM job WHERE campaign_id = $1 AND finished_at IS NULL AND ${SQL_CAMPAIGN_WORK})::int AS live,
         ${errorOf("FETCH_LEADS")} AS "fetchError",
         ${errorOf("REVEAL_LEADS")} AS "revealError",
         count(*) FILTER (WHERE status IN ${sqlList(HANDLED)})::int AS handled,
         count(*) FILTER (WHERE status IN ${sqlList(SPOILT)})::int AS failed,
         count(*) FILTER (WHERE status = 'CANCELLED')::int AS cancelled
  FROM lead WHERE campaign_id = $1`;

// Deletes the leads that were found but never paid for, so that another campaign may have them.
const END = `
  WITH released AS (DELETE FROM lead WHERE campaign_id = $1 AND status = 'FOUND')
  UPDATE campaign
  SET status = $2::campaign_status, message = $3, finished_at = clock_timestamp(), updated_at = clock_timestamp(),
      job_counts = ${SQL_JOB_COUNTS}
  WHERE id = $1`;
