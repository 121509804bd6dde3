import { sqlList } from "../../engine/parts/sql.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "../lead/states.ts";
import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

const OPEN = LEAD_STATUSES.filter((status) => LEAD_TABLE[status].open);

/** Gives a lead its final status. */
export async function closeLead(
  tx: Tx,
  { leadId, status, message }: { leadId: string; status: LeadStatus; message: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE lead SET status = $2::lead_status, status_message = $3, finished_at = now(), updated_at = now()
     WHERE id = $1`,
    [leadId, status, message],
  );
}

/** Gives the still open leads that ended jobs worked on their final status. */
export async function closeLeads(
  tx: Tx,
  end: { readonly jobIds: readonly string[]; readonly status: LeadStatus; readonly message: string },
): Promise<void> {
  await tx.query(
    `UPDATE lead
     SET status = $2::lead_status, status_message = $3, finished_at = clock_timestamp(), updated_at = clock_timestamp()
     FROM job
     WHERE job.id = ANY($1::uuid[]) AND ${SQL_CAMPAIGN_WORK} AND lead.id = job.lead_id AND lead.status IN ${sqlList(OPEN)}`,
    [end.jobIds, end.status, end.message],
  );
}
