import type { LeadStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import type { Page } from "../schema/page.ts";
import { byText, byTime, keyset, type SortedList, type Sorting, sortedPage } from "../schema/sorted.ts";

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

export const LEAD_SORTS = ["foundAt", "name", "company", "email", "finishedAt"] as const;
type Sort = (typeof LEAD_SORTS)[number];

export interface LeadFilter extends Sorting<Sort> {
  readonly organizationId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly status?: LeadStatus | undefined;
  /** The whole address, in any case. */
  readonly email?: string | undefined;
  readonly companyDomain?: string | undefined;
  /** Part of a name, the company or the address. */
  readonly q?: string | undefined;
}

const LIST: SortedList<Sort> = {
  name: "leads",
  id: "lead.id",
  sorts: {
    foundAt: { sql: "lead.id", type: "uuid" },
    name: byText("concat_ws(' ', lead.last_name, lead.first_name)"),
    company: byText("lead.company_name"),
    email: byText("lead.email"),
    finishedAt: byTime("lead.finished_at"),
  },
};

/** Leads that the caller may see, in the order in which they were found unless another is asked for. */
export async function listLeads(tx: Tx, filter: LeadFilter, visible: Visible): Promise<Page<LeadItem>> {
  const { organizationId, campaignId } = filter;
  const { params, after, orderBy, select } = keyset(LIST, filter);
  const rows = await tx.query<LeadItem & { sortKey: string }>(
    `SELECT ${LEAD_COLUMNS}, ${select} FROM lead
     WHERE ${after}
       AND ($4::uuid IS NULL OR lead.campaign_id = $4)
       AND ($5::uuid IS NULL OR lead.organization_id = $5)
       AND ($6::lead_status IS NULL OR lead.status = $6)
       AND ($7::text IS NULL OR lower(lead.email) = lower($7))
       AND ($8::text IS NULL OR lower(lead.company_domain) = lower($8))
       AND ($9::text IS NULL OR strpos(lower(concat_ws(' ', first_name, last_name, company_name, email)), lower($9)) > 0)
       AND ${sqlVisible("lead.organization_id", "$10")}
     ORDER BY ${orderBy} LIMIT $3`,
    [
      ...params,
      filter.limit + 1,
      campaignId ?? null,
      organizationId ?? null,
      filter.status ?? null,
      filter.email ?? null,
      filter.companyDomain ?? null,
      filter.q ?? null,
      visible,
    ],
  );
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  return sortedPage(LIST, filter, rows);
}

/** SQL: the columns of `LeadItem`, from lead. */
export const LEAD_COLUMNS = `
  lead.id, lead.campaign_id AS "campaignId", (SELECT id FROM job WHERE lead_id = lead.id) AS "jobId", lead.status,
  lead.status_message AS "statusMessage", lead.first_name AS "firstName", lead.last_name AS "lastName", lead.email,
  lead.title, lead.company_name AS "companyName", lead.company_domain AS "companyDomain",
  lead.linkedin_url AS "linkedinUrl", lead.city, lead.country, lead.email_subject AS "emailSubject",
  lead.created_at AS "createdAt", lead.finished_at AS "finishedAt"`;
