import { ENRICH_STEPS } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import type { Ahead } from "../db/estimate.ts";

/** Leads that the campaign took over and has not continued yet, grouped by their remaining steps. */
export async function readTakenOver(tx: Tx, campaignId: string): Promise<Ahead[]> {
  const groups = await tx.query<{ done: string[]; leads: number }>(WAITING, [campaignId]);
  return groups.map(({ done, leads }) => ({
    steps: ENRICH_STEPS.filter((step) => !done.includes(step)),
    ...{ jobs: leads, leads, batches: 0 },
  }));
}

const WAITING = `
  SELECT done, count(*)::int AS leads
  FROM (SELECT ARRAY(SELECT step FROM job_step WHERE job_id = job.id ORDER BY step) AS done
        FROM lead_take_over AS taken JOIN lead ON lead.id = taken.lead_id AND lead.campaign_id = taken.to_campaign_id
        LEFT JOIN job ON job.lead_id = lead.id AND job.type = 'ENRICH_LEAD'
        WHERE taken.to_campaign_id = $1 AND taken.went_on_at IS NULL) AS waiting
  GROUP BY done`;
