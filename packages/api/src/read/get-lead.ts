import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { LEAD_COLUMNS, type LeadItem } from "./list-leads.ts";

export interface LeadDetails extends LeadItem {
  readonly apolloPersonId: string;
  readonly emailBody: string | null;
  readonly instantlyLeadId: string | null;
  /** As the providers gave them, in the pipeline's words. */
  readonly company: unknown;
  readonly verification: unknown;
  readonly research: unknown;
}

/** One lead with all that is known about it. @throws ApiError NOT_FOUND. */
export async function getLead(tx: Tx, id: string): Promise<LeadDetails> {
  const [lead] = await tx.query<LeadDetails>(
    `SELECT ${LEAD_COLUMNS}, apollo_person_id AS "apolloPersonId", email_body AS "emailBody",
            instantly_lead_id AS "instantlyLeadId", company, verification, research
     FROM lead WHERE lead.id = $1`,
    [id],
  );
  if (lead === undefined) throw notFound("lead", id);
  return lead;
}
