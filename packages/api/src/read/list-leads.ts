import type { LeadStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../input/page.ts";
import { mustExist } from "./must-exist.ts";

export interface LeadItem {
  readonly id: string;
  readonly campaignId: string;
  readonly jobId: string | null;
  readonly status: LeadStatus;
  readonly statusMessage: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly companyName: string | null;
  readonly companyDomain: string | null;
  readonly linkedinUrl: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly emailSubject: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface LeadFilter {
  readonly campaignId: string;
  readonly status?: LeadStatus | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

const LIST: List = { name: "leads", key: UUID_KEY };

/** Leads of a campaign in the order in which they were found: new ones come at the end. */
export async function listLeads(tx: Tx, filter: LeadFilter): Promise<Page<LeadItem>> {
  const rows = await tx.query<LeadItem>(SELECT, [
    keyOf(LIST, filter.cursor),
    filter.limit + 1,
    filter.campaignId,
    filter.status ?? null,
  ]);
  if (rows.length === 0) await mustExist(tx, "campaign", filter.campaignId);
  return pageOf(LIST, rows, filter.limit);
}

/** SQL: the columns of `LeadItem`, from lead. */
export const LEAD_COLUMNS = `
  lead.id, lead.campaign_id AS "campaignId", (SELECT id FROM job WHERE lead_id = lead.id) AS "jobId", lead.status,
  lead.status_message AS "statusMessage", lead.first_name AS "firstName", lead.last_name AS "lastName", lead.email,
  lead.title, lead.company_name AS "companyName", lead.company_domain AS "companyDomain",
  lead.linkedin_url AS "linkedinUrl", lead.city, lead.country, lead.email_subject AS "emailSubject",
  lead.created_at AS "createdAt", lead.finished_at AS "finishedAt"`;

const SELECT = `
  SELECT ${LEAD_COLUMNS} FROM lead
  WHERE lead.campaign_id = $3 AND ($1::uuid IS NULL OR lead.id > $1) AND ($4::lead_status IS NULL OR lead.status = $4)
  ORDER BY lead.id LIMIT $2`;
