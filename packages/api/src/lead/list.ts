import { ENRICH_STEPS, LEAD_STATUSES } from "@leadgen/core";
import { planned, type Tx } from "@leadgen/db";
import { z } from "zod";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { mustExist } from "../db/must-exist.ts";
import { sqlShare, Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import { byText, byTime, keyset, type SortedList, sortedPage, sortFields } from "../schema/sorted.ts";
import { LEAD_COLUMNS, type LeadRow, shownLead } from "./read-lead.ts";
import { LEAD_GROUPS, type LeadPage, leadPage, statusesIn } from "./schema.ts";

export const LEAD_SORTS = ["foundAt", "name", "company", "email", "finishedAt"] as const;
type Sort = (typeof LEAD_SORTS)[number];

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  campaignId: idSchema.optional(),
  status: z.enum(LEAD_STATUSES).optional(),
  /** Selects several statuses at once. */
  group: z.enum(LEAD_GROUPS).optional(),
  /** Selects leads that have finished this step. */
  finishedStep: z.enum(ENRICH_STEPS).optional(),
  /** The whole address, in any case. */
  email: searchText.optional(),
  companyDomain: searchText.optional(),
  /** Part of a name, the company or the address; one or two letters match only the beginning of a word. */
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
  summary: "The leads that you may see",
  description:
    "In the order in which they were found, unless `sort` says otherwise. `q` is part of a name, the company or the address; one or two letters match only the beginnings of words. `sort=finishedAt` lists unfinished leads last, in both orders. `group` is OPEN (unfinished), SET_ASIDE (finished without a mail, for a reason that the campaign asks for) or SPOILT (ended without a result).",
  example: { status: "REVEALED", sort: "company", limit: 20 },
})
  .input(filter.prefault({}))
  .output(leadPage)
  .query(({ ctx, input }) => listLeads(planned(ctx.deps.pool), input, ctx.visible));

const LIST: SortedList<Sort> = {
  name: "leads",
  id: "lead.id",
  sorts: {
    foundAt: { sql: "lead.id", type: "uuid" },
    name: byText("coalesce(lead.last_name || ' ' || lead.first_name, lead.last_name, lead.first_name)"),
    company: byText("lead.company_name"),
    email: byText("lead.email"),
    finishedAt: byTime("lead.finished_at"),
  },
};

/** SQL: the text in which `q` is searched, exactly as the index has it. */
const WORDS =
  "lower(coalesce(lead.first_name || ' ', '') || coalesce(lead.last_name || ' ', '') || coalesce(lead.company_name || ' ', '') || coalesce(lead.email, ''))";

/** @throws ApiError NOT_FOUND for an unknown campaign or organization. */
async function listLeads(tx: Tx, asked: z.output<typeof filter>, visible: Visible): Promise<LeadPage> {
  const { organizationId, campaignId } = asked;
  const where = new Where();
  const { orderBy, direction, select } = keyset(LIST, asked, where);
  where
    .equal("lead.status", asked.status)
    .given(
      asked.group && statusesIn(asked.group),
      (statuses) => `lead.status = ANY(${statuses}::lead_status[])`,
    )
    .given(
      asked.finishedStep,
      (step) => `EXISTS (
       SELECT 1 FROM job JOIN job_step ON job_step.job_id = job.id
       WHERE job.lead_id = lead.id AND job.type = 'ENRICH_LEAD' AND job_step.step = ${step})`,
    )
    .given(asked.email, (email) => `lower_case(lead.email) = lower_case(${email})`)
    .given(asked.companyDomain, (domain) => `lower_case(lead.company_domain) = lower_case(${domain})`)
    .finds(WORDS, asked.q);
  const limit = where.param(asked.limit + 1);
  const owners = new Where(where.params).equal("campaign.id", campaignId);
  const owner = campaignId === undefined ? "organization" : "campaign";
  const organization = campaignId === undefined ? "organization.id" : "campaign.organization_id";
  whereVisible(owners.equal(organization, organizationId), organization, visible);
  const share = sqlShare({
    ...{ table: "lead", select: "*", where, orderBy, direction, limit },
    by: [`lead.${owner}_id`, `${owner}.id`],
  });
  const rows = await tx.query<LeadRow & { sortKey: string }>(
    `SELECT ${LEAD_COLUMNS}, ${select} FROM ${owner} ${share} ${owners.sql} ORDER BY ${orderBy} LIMIT ${limit}`,
    where.params,
  );
  if (rows.length === 0) {
    if (campaignId !== undefined) await mustExist(tx, "campaign", campaignId);
    if (organizationId !== undefined) await mustExist(tx, "organization", organizationId);
  }
  return sortedPage(LIST, asked, rows.map(shownLead));
}
