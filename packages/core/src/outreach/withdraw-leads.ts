import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { enqueueJobs } from "./our-engine.ts";
import { SQL_PERHAPS_AT_SENDER } from "./parts/at-sender.ts";

export interface Withdrawal {
  readonly leadIds: readonly string[];
  /** For people; stands at the lead from now on. */
  readonly reason: string;
}

interface Held {
  id: string;
  campaignId: string;
}

/**
 * Has leads taken out at the sender, one WITHDRAW_LEAD job each: those that were handed over, or may be there because a
 * hand-over was sent whose end nobody knows. The others, and those with such a job that is not over, get none. Born PAUSED
 * while the breaker is OPEN (rule J3); the campaign may be over.
 *
 * @returns the ids of the jobs that it made.
 */
export async function withdrawLeads(tx: Tx, { leadIds, reason }: Withdrawal): Promise<{ jobIds: string[] }> {
  await lockBreakerShared(tx);
  await tx.query(HOLD_CAMPAIGNS, [leadIds]);
  await tx.query(HOLD_LEADS, [leadIds]);
  // A statement of its own: what ended while the rows were waited for is seen.
  const leads = await tx.query<Held>(TO_WITHDRAW, [leadIds]);
  await tx.query("UPDATE lead SET status_message = $2, updated_at = now() WHERE id = ANY($1::uuid[])", [
    leads.map((lead) => lead.id),
    reason,
  ]);
  const jobs = leads.map(({ id, campaignId }) => ({
    campaignId,
    leadId: id,
    type: "WITHDRAW_LEAD" as const,
  }));
  const { jobIds } = await enqueueJobs(tx, jobs);
  return { jobIds };
}

// Before the leads, as a deletion does it: each of the jobs holds its campaign as well.
const HOLD_CAMPAIGNS = `
  SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM lead WHERE id = ANY($1::uuid[]))
  ORDER BY id FOR KEY SHARE`;

const HOLD_LEADS = "SELECT id FROM lead WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE";

const TO_WITHDRAW = `
  SELECT lead.id, lead.campaign_id AS "campaignId" FROM lead
  WHERE lead.id = ANY($1::uuid[]) AND ${SQL_PERHAPS_AT_SENDER}
    AND NOT EXISTS (SELECT 1 FROM job WHERE lead_id = lead.id AND type = 'WITHDRAW_LEAD' AND finished_at IS NULL)
  ORDER BY lead.id`;
