import { only, type Tx } from "../../engine/parts/tx.ts";

/**
 * Gives the campaign's next leads their ranks: of all campaigns' leads the one with the smallest rank is enriched first. Each
 * campaign counts its leads from where the others were when it started, so that those that run share the workers evenly, and ten
 * leads behind two thousand do not wait for them. It holds the campaign's row.
 *
 * @returns the rank of the first of them; the others follow it.
 */
export async function giveRanks(tx: Tx, campaignId: string, leads: number): Promise<number> {
  const { first } = only(await tx.query<{ first: number }>(GIVE, [campaignId, leads]));
  return first;
}

const GIVE = `
  UPDATE campaign SET ranks_given = ranks_given + $2 WHERE id = $1
  RETURNING first_rank + ranks_given - $2 AS first`;

/**
 * SQL: the rank that a campaign which starts now begins with, where the campaign that is furthest behind is. A campaign's oldest
 * live lead stands for it, which an index knows.
 */
export const SQL_RANK_NOW = `
  coalesce((
    SELECT min(oldest.rank) FROM campaign AS running
    CROSS JOIN LATERAL (
      SELECT rank FROM job WHERE job.campaign_id = running.id AND finished_at IS NULL AND rank IS NOT NULL
      ORDER BY created_at, rank LIMIT 1) AS oldest
    WHERE running.status = 'RUNNING'), 1)`;
