import { sqlList } from "../../engine/parts/sql.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "../lead/states.ts";
import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

/** This many ends for the same reason stop a campaign (rule J14). */
export const SAME_TROUBLE = 3;

/** A job that ends for a reason that may be ours. */
export interface BadEnd {
  readonly jobId: string;
  readonly campaignId: string;
  readonly endedBy: string;
}

/**
 * Counts the jobs of the campaign's own work that ended for the same reason since one last went well. The job itself counts once it
 * has ended. The count is 0 for a job outside that work.
 */
export async function countSameTrouble(tx: Tx, { jobId, campaignId, endedBy }: BadEnd): Promise<number> {
  const [row] = await tx.query<{ jobs: number }>(COUNT, [campaignId, endedBy, jobId]);
  return row?.jobs ?? 0;
}

/** Leads in these statuses passed every step. */
const WRITTEN_TO: readonly LeadStatus[] = ["HANDED_OVER", "WITHDRAWN"];
const HANDLED = LEAD_STATUSES.filter((status) => LEAD_TABLE[status].handled && !WRITTEN_TO.includes(status));

/**
 * A job went well if it COMPLETED with its lead handled and passed the step at which the others ended: a lead whose address does
 * not exist says nothing about a text that cannot be written. A job without a lead, such as a reveal, went well if it completed and
 * the others of its type ended badly.
 */
const COUNT = `
  WITH bad AS (
         SELECT id, type, finished_at FROM job
         WHERE campaign_id = $1 AND ended_by = $2 AND status IN ('FAILED', 'COMPLETED') AND ${SQL_CAMPAIGN_WORK}
           AND EXISTS (SELECT 1 FROM job WHERE id = $3 AND ${SQL_CAMPAIGN_WORK})),
       passed AS (
         SELECT DISTINCT step FROM job_step
         WHERE (job_id = $3 OR job_id IN (SELECT id FROM bad)) AND output ->> 'rule' IS DISTINCT FROM $2),
       well AS (
         SELECT max(job.finished_at) AS at FROM job LEFT JOIN lead ON lead.id = job.lead_id
         WHERE job.campaign_id = $1 AND job.status = 'COMPLETED' AND job.ended_by IS NULL AND ${SQL_CAMPAIGN_WORK}
           AND (job.lead_id IS NULL AND job.type IN (SELECT type FROM bad)
                OR lead.status IN ${sqlList(WRITTEN_TO)}
                OR lead.status IN ${sqlList(HANDLED)}
                   AND EXISTS (SELECT 1 FROM job_step WHERE job_id = job.id AND step NOT IN (SELECT step FROM passed))))
  SELECT count(*)::int AS jobs FROM bad, well WHERE well.at IS NULL OR bad.finished_at > well.at`;
