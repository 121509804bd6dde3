import { TASK_TABLE } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { makeCampaign } from "./campaign.ts";
import { makeLeads } from "./lead.ts";

/** Jobs of one campaign: about as many as a large campaign has leads. */
const JOBS_A_CAMPAIGN = 5_000;

/** An ENRICH_LEAD job for each lead, in order: PENDING with its doorbell, or COMPLETED. @returns their ids. */
export async function makeJobs(
  tx: Tx,
  leads: readonly Pick<Row<"lead">, "id">[],
  status: "PENDING" | "COMPLETED" = "PENDING",
): Promise<string[]> {
  const jobs = await tx.query<{ id: string }>(INSERT[status], [
    leads.map(({ id }) => id),
    ...(status === "PENDING" ? [TASK_TABLE.ENRICH_LEAD.identifier] : []),
  ]);
  return jobs.map(({ id }) => id);
}

/** RUNNING campaigns with this many PENDING jobs, each for its own lead. */
export async function makeBacklog(tx: Tx, jobs: number): Promise<void> {
  for (let done = 0; done < jobs; done += JOBS_A_CAMPAIGN) {
    const { id: campaignId } = await makeCampaign(tx, { leadLimit: JOBS_A_CAMPAIGN });
    await makeJobs(tx, await makeLeads(tx, { campaignId, count: Math.min(JOBS_A_CAMPAIGN, jobs - done) }));
  }
  await tx.query("ANALYZE campaign, lead, job");
}

const INSERT = {
  PENDING: `
    WITH wanted AS MATERIALIZED (
           SELECT uuidv7() AS id, campaign_id, lead.id AS lead_id
           FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, place) JOIN lead USING (id) ORDER BY place),
         rung AS (
           SELECT bell.id AS doorbell_id, (bell.payload ->> 'jobId')::uuid AS job_id
           FROM (SELECT array_agg(ROW($2, json_build_object('jobId', id), NULL, NULL, NULL, NULL, 0, NULL)::graphile_worker.job_spec) AS specs
                 FROM wanted) AS all_of_them,
                LATERAL graphile_worker.add_jobs(specs) AS bell)
    INSERT INTO job (id, campaign_id, lead_id, type, status, doorbell_id)
    SELECT wanted.id, campaign_id, lead_id, 'ENRICH_LEAD', 'PENDING', doorbell_id
    FROM wanted JOIN rung ON rung.job_id = wanted.id
    ORDER BY wanted.id
    RETURNING id`,
  COMPLETED: `
    INSERT INTO job (campaign_id, lead_id, type, status, attempt, finished_at)
    SELECT campaign_id, lead.id, 'ENRICH_LEAD', 'COMPLETED', 1, now()
    FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, place) JOIN lead USING (id) ORDER BY place
    RETURNING id`,
};
