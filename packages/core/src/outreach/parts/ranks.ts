import { only, type Tx } from "../../engine/parts/tx.ts";

/**
 * Reserves ranks for the campaign's next leads. The lead with the smallest rank of all campaigns is enriched first. Each
 * campaign counts its ranks from where the others were when it started, so that running campaigns share the workers evenly,
 * and ten leads behind two thousand do not wait for those. It locks the campaign's row.
 *
 * @returns the rank of the first lead; the others get the ranks after it.
 */
export async function giveRanks(tx: Tx, campaignId: string, leads: number): Promise<number> {
  const { first } = only(await tx.query<{ first: number }>(GIVE, [campaignId, leads]));
  return first;
}

const GIVE = `
  UPDATE campaign SET ranks_given = ranks_given + $2 WHERE id = $1
  RETURNING first_rank + ranks_given - $2 AS first`;

/**
 * SQL: the rank with which a campaign that starts now begins, which is the rank of the running campaign that is furthest behind. A
 * campaign's rank is that of its oldest live job about a lead, which an index finds, or without one that of its next people to reveal.
 */
export const SQL_RANK_NOW = `
  coalesce((
    SELECT min(oldest.rank) FROM campaign AS running
    CROSS JOIN LATERAL (
      (SELECT rank FROM job WHERE job.campaign_id = running.id AND finished_at IS NULL AND lead_id IS NOT NULL AND rank IS NOT NULL
       ORDER BY created_at, rank LIMIT 1)
      UNION ALL
      (SELECT rank FROM job WHERE job.campaign_id = running.id AND finished_at IS NULL AND rank IS NOT NULL
       ORDER BY created_at, rank LIMIT 1)) AS oldest
    WHERE running.status = 'RUNNING'), 1)`;
