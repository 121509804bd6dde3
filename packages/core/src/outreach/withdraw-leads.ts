import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { enqueueJobs } from "./our-engine.ts";
import { SQL_PERHAPS_AT_SENDER } from "./parts/at-sender.ts";
import { holdLeads } from "./parts/hold-leads.ts";

export interface Withdrawal {
  readonly leadIds: readonly string[];
  /** For people; shown with the lead from now on. */
  readonly reason: string;
}

interface Held {
  id: string;
  campaignId: string;
}

/**
 * Makes a WITHDRAW_LEAD job for each lead that was handed over to the sender, or may be there because a hand-over was sent
 * and its outcome is unknown. Other leads, and those with a live WITHDRAW_LEAD job, get none. The jobs are created PAUSED
 * while the breaker is OPEN (rule J3). The campaign may be over.
 *
 * @returns the ids of the new jobs.
 */
export async function withdrawLeads(tx: Tx, { leadIds, reason }: Withdrawal): Promise<{ jobIds: string[] }> {
  await lockBreakerShared(tx);
  await tx.query(HOLD_CAMPAIGNS, [leadIds]);
  await holdLeads(tx, leadIds);
  // A statement of its own, so that it sees what ended while the locks were waited for.
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

// Campaigns are locked before leads, in the order of a deletion: inserting a job locks its campaign too.
const HOLD_CAMPAIGNS = `
  SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM lead WHERE id = ANY($1::uuid[]))
  ORDER BY id FOR KEY SHARE`;

const TO_WITHDRAW = `
  SELECT lead.id, lead.campaign_id AS "campaignId" FROM lead
  WHERE lead.id = ANY($1::uuid[]) AND ${SQL_PERHAPS_AT_SENDER}
    AND NOT EXISTS (SELECT 1 FROM job WHERE lead_id = lead.id AND type = 'WITHDRAW_LEAD' AND finished_at IS NULL)
  ORDER BY lead.id`;
