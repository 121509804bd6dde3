import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { enqueueJobs } from "./our-engine.ts";

/** Hours after which an organization's opt-outs are read again. This verb runs every hour, so they are read at least daily. */
const AGE_HOURS = 22;

/**
 * Makes a READ_OPT_OUTS job for each organization whose opt-outs at the sender were not read lately, that has handed a lead
 * over since then to a campaign which the sender still has, and that has no live job of this type. The job belongs to the
 * organization's latest campaign at the sender. It is created PAUSED while the breaker is OPEN (rule J3).
 *
 * @returns the ids of the jobs that it made.
 */
export async function planOptOutReads(tx: Tx): Promise<{ jobIds: string[] }> {
  await lockBreakerShared(tx);
  await tx.query(HOLD_ORGANIZATIONS);
  // A statement of its own, so that it sees what another process planned while this one waited.
  const due = await tx.query<{ campaignId: string }>(DUE);
  const jobs = due.map(({ campaignId }) => ({ campaignId, type: "READ_OPT_OUTS" as const }));
  const { jobIds } = await enqueueJobs(tx, jobs);
  return { jobIds };
}

const DUE = `
  SELECT max(campaign.id::text)::uuid AS "campaignId" FROM campaign
  WHERE campaign.started_at < now() - interval '${AGE_HOURS} hours' AND campaign.gone_at_sender_at IS NULL
    AND EXISTS (SELECT 1 FROM lead WHERE lead.campaign_id = campaign.id AND lead.instantly_lead_id IS NOT NULL)
    AND NOT EXISTS (
      SELECT 1 FROM job JOIN campaign AS other ON other.id = job.campaign_id
      WHERE job.type = 'READ_OPT_OUTS' AND other.organization_id = campaign.organization_id
        AND (job.finished_at IS NULL
             OR job.status = 'COMPLETED' AND job.created_at > now() - interval '${AGE_HOURS} hours'))
  GROUP BY campaign.organization_id
  ORDER BY campaign.organization_id`;

const HOLD_ORGANIZATIONS = `
  SELECT id FROM organization
  WHERE id IN (SELECT organization_id FROM campaign WHERE id IN (SELECT due."campaignId" FROM (${DUE}) AS due))
  ORDER BY id FOR NO KEY UPDATE`;
