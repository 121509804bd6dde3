import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { SQL_JOB_COUNTS } from "./parts/end-campaigns.ts";
import { SQL_UNWRITE, SQL_USABLE_LEADS } from "./parts/usable-leads.ts";
import { readTakeOver, type TakeOver } from "./read-take-over.ts";

/**
 * Moves leads that an ended campaign paid for without reaching an outcome, with their jobs and finished steps, into a CREATED
 * campaign of the same organization (rule J13). Their jobs stay ended until that campaign is started (`goOnWithTakenOver`), so
 * this makes no job runnable, whatever the breaker's state. The calls stay with the campaign that paid for them.
 *
 * @returns how many leads moved, and how many stayed.
 * @throws DomainError NOT_FOUND, also for a campaign of another organization; INVALID_INPUT, WRONG_STATE.
 */
export async function takeOverLeads(tx: Tx, input: TakeOver): Promise<{ leads: number; leftOut: number }> {
  const { from, to } = input;
  await lockBreakerShared(tx);
  await tx.query(HOLD_JOBS, [from]);
  await tx.query("SELECT id FROM campaign WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", [
    [from, to],
  ]);
  const { groups, moving, refusal } = await readTakeOver(tx, input);
  if (refusal !== undefined) throw new DomainError(refusal.refused, refusal.message, { leads: moving });
  const moved = await tx.query<{ jobId: string | null }>(MOVE, [from, to]);
  await tx.query(SQL_UNWRITE, [moved.flatMap(({ jobId }) => jobId ?? [])]);
  await tx.query(`UPDATE campaign SET job_counts = ${SQL_JOB_COUNTS} WHERE id = $1`, [from]);
  // Without this row `tallyCampaigns` counts the campaign's leads again.
  await tx.query("DELETE FROM campaign_tally WHERE campaign_id = $1", [from]);
  const all = groups.reduce((sum, { leads }) => sum + leads, 0);
  return { leads: moved.length, leftOut: all - moved.length };
}

const HOLD_JOBS = `
  SELECT id FROM job WHERE campaign_id = $1 AND type = 'ENRICH_LEAD' AND status IN ('FAILED', 'CANCELLED')
  ORDER BY id FOR UPDATE`;

const MOVE = `
  WITH usable AS (
         SELECT lead_id, job_id FROM (${SQL_USABLE_LEADS}) AS usable WHERE left_out IS NULL),
       noted AS (
         INSERT INTO lead_take_over (lead_id, from_campaign_id, to_campaign_id) SELECT lead_id, $1, $2 FROM usable),
       moved AS (
         UPDATE lead
         SET campaign_id = $2, updated_at = clock_timestamp(),
             status_message = 'Taken over from "' || source.name || '"; not gone on with yet.'
         FROM usable, campaign AS source WHERE lead.id = usable.lead_id AND source.id = $1),
       jobs AS (
         UPDATE job SET campaign_id = $2 FROM usable WHERE job.id = usable.job_id)
  SELECT job_id AS "jobId" FROM usable`;
