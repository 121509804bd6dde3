import { LEAD_STATUSES } from "@leadgen/core";
import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { byText, byTime, keyset, type SortedList, sortedPage, sortFields } from "../schema/sorted.ts";
import { LEAD_COLUMNS, type LeadRow } from "./read-lead.ts";
import { type LeadPage, leadPage } from "./schema.ts";

export const LEAD_SORTS = ["foundAt", "name", "company", "email", "finishedAt"] as const;
type Sort = (typeof LEAD_SORTS)[number];

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  campaignId: idSchema.optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  /** The whole address, in any case. */
  email: searchText.optional(),
  companyDomain: searchText.optional(),
  /** Part of a name, the company or the address. */
  q: searchText.optional(),
  ...sortFields(LEAD_SORTS, "asc"),
  ...pageFields,
});

export const list = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization", campaignId: "campaign" },
  rest: "GET /leads",
  area: "Leads",
  summary: "Leads that you may see",
  description: "In the order in which they were found, unless `sort` says otherwise.",
  example: { status: "REVEALED", sort: "company", limit: 20 },
})
  .input(filter.prefault({}))
  .output(leadPage)
  .query(({ ctx, input }) => listLeads(autocommit(ctx.deps.pool), input, ctx.visible));

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

/** @throws ApiError NOT_FOUND for an unknown campaign or organization. */
async function listLeads(tx: Tx, asked: z.output<typeof filter>, visible: Visible): Promise<LeadPage> {
  const { organizationId, campaignId } = asked;
  const { params, after, orderBy, select } = keyset(LIST, asked);
  const rows = await tx.query<LeadRow & { sortKey: string }>(
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
      asked.limit + 1,
      campaignId ?? null,
      organizationId ?? null,
      asked.status ?? null,
      asked.email ?? null,
      asked.companyDomain ?? null,
      asked.q ?? null,
      visible,
    ],
  );
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  return sortedPage(LIST, asked, rows);
}
