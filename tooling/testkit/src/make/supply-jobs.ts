import { enqueueJobs, type Tx } from "@leadgen/core/outreach";
import { makeLeads } from "./lead.ts";

/** Adds new leads with a job each to the first RUNNING campaign, if there is one, while workers run. */
export async function supplyJobs(tx: Tx, jobs: number): Promise<void> {
  // Takes the breaker's lock, which comes before the campaign's row (lock rule 1).
  await enqueueJobs(tx, []);
  const [campaign] = await tx.query<{ id: string }>(FIRST_RUNNING);
  if (campaign === undefined) return;
  const leads = await makeLeads(tx, { campaignId: campaign.id, count: jobs });
  await enqueueJobs(
    tx,
    leads.map(({ id, campaignId }) => ({ campaignId, leadId: id, type: "ENRICH_LEAD" })),
  );
}

// Locked, so that the campaign can't end between its last job and the new ones.
const FIRST_RUNNING =
  "SELECT id FROM campaign WHERE status = 'RUNNING' ORDER BY id LIMIT 1 FOR NO KEY UPDATE";
