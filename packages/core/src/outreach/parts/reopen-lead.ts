import type { Tx } from "../../engine/parts/tx.ts";
import { DomainError } from "../../errors.ts";
import { holdCampaign } from "./hold-campaign.ts";

/**
 * What belongs to the retry of a job: its lead is open again.
 *
 * @throws DomainError WRONG_STATE unless the campaign is RUNNING.
 */
export async function reopenLead(
  tx: Tx,
  { jobId, campaignId }: { readonly jobId: string; readonly campaignId: string },
): Promise<void> {
  const status = await holdCampaign(tx, campaignId);
  if (status !== "RUNNING") {
    throw new DomainError(
      "WRONG_STATE",
      `The job's campaign is ${status}: its jobs can't be retried any more.`,
    );
  }
  await tx.query(REOPEN, [jobId]);
}

const REOPEN = `
  UPDATE lead SET status = 'REVEALED', status_message = NULL, finished_at = NULL, updated_at = now()
  FROM job WHERE job.id = $1 AND lead.id = job.lead_id`;
