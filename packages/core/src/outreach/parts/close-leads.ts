import { sqlList } from "../../engine/parts/sql.ts";
import type { Tx } from "../../engine/parts/tx.ts";
import { LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "../lead/states.ts";
import { SQL_CAMPAIGN_WORK } from "./campaign-work.ts";

const OPEN = LEAD_STATUSES.filter((status) => LEAD_TABLE[status].open);

/** A lead's final status and, if it was just handed over, its id at the sender. */
export interface LeadEnd {
  readonly leadId: string;
  readonly status: LeadStatus;
  readonly message: string | null;
  readonly instantlyLeadId?: string;
}

/** Gives each lead its final status. */
export async function endLeads(tx: Tx, ends: readonly LeadEnd[]): Promise<void> {
  if (ends.length === 0) return;
  await tx.query(
    `UPDATE lead SET status = ended.status::lead_status, status_message = ended.message, finished_at = now(), updated_at = now(),
                     instantly_lead_id = coalesce(ended.place, instantly_lead_id)
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS ended (lead_id, status, message, place)
     WHERE lead.id = ended.lead_id`,
    [
      ends.map(({ leadId }) => leadId),
      ends.map(({ status }) => status),
      ends.map(({ message }) => message),
      ends.map(({ instantlyLeadId }) => instantlyLeadId ?? null),
    ],
  );
}

/** Gives a final status to those leads of ended jobs that are still open. */
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
