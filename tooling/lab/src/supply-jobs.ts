import { enqueueJobs, type Tx } from "@leadgen/core/outreach";

/** Adds new leads with a job each to the first RUNNING campaign. `batch` is a name that no other batch has. */
export async function supplyJobs(
  tx: Tx,
  { jobs, batch }: { readonly jobs: number; readonly batch: string },
): Promise<void> {
  // For the breaker's lock, which comes before the campaign's row (lock rule 1).
  await enqueueJobs(tx, []);
  const leads = await tx.query<{ campaignId: string; leadId: string }>(NEW_LEADS, [jobs, batch]);
  await enqueueJobs(
    tx,
    leads.map((lead) => ({ ...lead, type: "ENRICH_LEAD" })),
  );
}

// The campaign is held, so that it can't end between its last job and the new ones.
const NEW_LEADS = `
  WITH place AS (
    SELECT id, organization_id FROM campaign WHERE status = 'RUNNING' ORDER BY id LIMIT 1 FOR NO KEY UPDATE)
  INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id)
  SELECT organization_id, place.id, 'REVEALED', $2 || '-' || n FROM place, generate_series(1, $1::int) AS n
  RETURNING campaign_id AS "campaignId", id AS "leadId"`;
