import { sourcesOf } from "../job/states.ts";
import { closeLeads } from "./close-leads.ts";
import { silenceDoorbells } from "./doorbells.ts";
import { endCampaigns } from "./end-campaigns.ts";
import { lockBreakerShared } from "./lock-breaker.ts";
import { sqlList } from "./sql.ts";
import type { Tx } from "./tx.ts";

interface Cancelled {
  id: string;
  campaignId: string;
  doorbellId: string | null;
}

/**
 * Cancels the live ones among the jobs (rule J11). A running one stops at its next step; what a call under
 * way still brings is recorded with the call. Terminal jobs stay as they are.
 *
 * @returns the ids that this call cancelled, and the campaigns that ended.
 */
export async function cancelJobs(
  tx: Tx,
  input: { readonly jobIds: readonly string[]; readonly reason: string },
): Promise<{ cancelled: string[]; campaignsEnded: string[] }> {
  await lockBreakerShared(tx);
  const rows = await tx.query<Cancelled>(CANCEL, [input.jobIds]);
  const cancelled = rows.map((row) => row.id);
  await closeLeads(tx, { jobIds: cancelled, status: "CANCELLED", message: input.reason });
  const campaignsEnded = await endCampaigns(
    tx,
    rows.map((row) => row.campaignId),
  );
  await silenceDoorbells(
    tx,
    rows.flatMap((row) => row.doorbellId ?? []),
  );
  return { cancelled, campaignsEnded };
}

const CANCEL = `
  WITH held AS (
    SELECT id, doorbell_id FROM job
    WHERE id = ANY($1::uuid[]) AND status IN ${sqlList(sourcesOf("CANCEL"))}
    ORDER BY id FOR UPDATE)
  UPDATE job
  SET status = 'CANCELLED', finished_at = clock_timestamp(), call_id = NULL, doorbell_id = NULL,
      pause_reason = NULL, paused_at = NULL
  FROM held WHERE job.id = held.id
  RETURNING job.id, job.campaign_id AS "campaignId", held.doorbell_id::text AS "doorbellId"`;
