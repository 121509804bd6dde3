import { only, type Tx } from "../../engine/parts/tx.ts";
import type { CampaignStatus } from "../campaign/states.ts";
import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";
import { holdCampaign } from "./hold-campaign.ts";

/** SQL: the live jobs of campaign `$1`'s own work. */
const LIVE = `SELECT id FROM job WHERE campaign_id = $1 AND finished_at IS NULL AND ${SQL_CAMPAIGN_WORK}`;

/** SQL: locks them, in the order that all verbs use. */
export const SQL_HOLD_LIVE_JOBS = `${LIVE} ORDER BY id FOR UPDATE`;

/**
 * Locks all live jobs of a campaign and then the campaign, so that no job ends and none is added until the transaction ends.
 *
 * While this waits for the campaign's lock, that lock's holder may add jobs, and other transactions may lock those and then wait for the
 * campaign. So if one of the new jobs can't be locked at once, this rolls back to the savepoint, releasing all locks, and starts again.
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
