import type { LeadStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { mustExist } from "../db/must-exist.ts";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../schema/page.ts";

/** A lead as it is exported: flat, everything a person can use. */
export interface ExportedLead {
  readonly id: string;
  readonly status: LeadStatus;
  readonly status_message: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly company_name: string | null;
  readonly company_domain: string | null;
  readonly linkedin_url: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly email_subject: string | null;
  readonly email_body: string | null;
  readonly instantly_lead_id: string | null;
  readonly finished_at: Date | null;
}

/** Columns of an export, in order, named as in the database. */
export const EXPORT_COLUMNS = [
  "id",
  "status",
  "status_message",
  "first_name",
  "last_name",
  "email",
  "title",
  "company_name",
  "company_domain",
  "linkedin_url",
  "city",
  "country",
  "email_subject",
  "email_body",
  "instantly_lead_id",
  "finished_at",
] as const satisfies readonly (keyof ExportedLead)[];

const LIST: List = { name: "export", key: UUID_KEY };

/** One batch of an export, in the order in which leads were found. @throws ApiError NOT_FOUND. */
export async function exportLeads(
  tx: Tx,
  input: { readonly campaignId: string; readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Page<ExportedLead>> {
  const rows = await tx.query<ExportedLead>(SELECT, [
    keyOf(LIST, input.cursor),
    input.limit + 1,
    input.campaignId,
  ]);
  if (rows.length === 0) await mustExist(tx, "campaign", input.campaignId);
  return pageOf(LIST, rows, input.limit);
}

const SELECT = `
  SELECT ${EXPORT_COLUMNS.join(", ")} FROM lead
  WHERE campaign_id = $3 AND ($1::uuid IS NULL OR id > $1)
  ORDER BY id LIMIT $2`;
