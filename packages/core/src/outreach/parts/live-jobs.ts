import { only, type Tx } from "../../engine/parts/tx.ts";
import type { CampaignStatus } from "../campaign/states.ts";
import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";
import { holdCampaign } from "./hold-campaign.ts";

/** SQL: the jobs of campaign `$1`'s work that are not over. */
const LIVE = `SELECT id FROM job WHERE campaign_id = $1 AND finished_at IS NULL AND ${SQL_CAMPAIGN_WORK}`;

/** SQL: holds them, in the order that all verbs lock them in. */
export const SQL_HOLD_LIVE_JOBS = `${LIVE} ORDER BY id FOR UPDATE`;

/**
 * Holds all live jobs of a campaign and the campaign itself, so that none ends and none is added until the transaction ends.
 *
 * Jobs are held before their campaign, and while this waits for the campaign its holder may add some, which others may be ending by then,
 * who wait for the campaign. If there is one that can't be held at once, everything is let go, and they are waited for anew.
 *
 * @throws DomainError NOT_FOUND.
 */
export async function holdCampaignWithJobs(tx: Tx, campaignId: string): Promise<CampaignStatus> {
  for (;;) {
    await tx.query("SAVEPOINT before_holding");
    await tx.query(SQL_HOLD_LIVE_JOBS, [campaignId]);
    const status = await holdCampaign(tx, campaignId);
    if (only(await tx.query<{ held: boolean }>(HOLD_NEW, [campaignId])).held) return status;
    await tx.query("ROLLBACK TO SAVEPOINT before_holding");
  }
}

const HOLD_NEW = `
  WITH held AS (${LIVE} FOR UPDATE SKIP LOCKED)
  SELECT (SELECT count(*) FROM (${LIVE}) AS live) = (SELECT count(*) FROM held) AS held`;
