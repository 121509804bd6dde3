import { CAMPAIGN_STATUSES, ENRICH_STEPS, type EnrichStep } from "@leadgen/core";
import { sqlCampaignWork } from "@leadgen/core/outreach";
import { autocommit, columns, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import { type Visible, whereVisible } from "../access/in-organization.ts";
import { jobCounts, leadCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, searchText } from "../schema/input.ts";
import { pageFields } from "../schema/page.ts";
import {
  byText,
  byTime,
  type Keyset,
  keyset,
  type SortedList,
  sortedPage,
  sortFields,
} from "../schema/sorted.ts";
import { LISTED, withSending } from "./read-campaign.ts";
import { type CampaignItem, type CampaignPage, campaignPage } from "./schema.ts";

export const CAMPAIGN_SORTS = ["createdAt", "name", "startedAt", "finishedAt"] as const;
type Sort = (typeof CAMPAIGN_SORTS)[number];

const filter = z.strictObject({
  organizationId: idSchema.optional(),
  status: z.enum(CAMPAIGN_STATUSES).optional(),
  /** Part of the name. */
  q: searchText.optional(),
  ...sortFields(CAMPAIGN_SORTS, "desc"),
  ...pageFields,
});

export const list = procedure({
  role: "member",
  scope: "read",
  of: { organizationId: "organization" },
  rest: "GET /campaigns",
  area: "Campaigns",
  summary: "The campaigns that you may see, newest first",
  example: { status: "RUNNING", limit: 20 },
  also: {
    rest: "GET /organizations/{organizationId}/campaigns",
    operationId: "organization.campaigns",
    area: "Organizations",
    summary: "Campaigns of one organization",
  },
})
  .input(filter.prefault({}))
  .output(campaignPage)
  .query(({ ctx, input }) => listCampaigns(autocommit(ctx.deps.pool), input, ctx.visible));

const LIST: SortedList<Sort> = {
  name: "campaigns",
  id: "campaign.id",
  sorts: {
    createdAt: { sql: "campaign.id", type: "uuid" },
    name: byText("campaign.name"),
    startedAt: byTime("campaign.started_at"),
    finishedAt: byTime("campaign.finished_at"),
  },
};

const COLUMNS = columns("campaign", LISTED, "page");
type Row = RowOf<typeof COLUMNS> &
  Pick<CampaignItem, "organizationName" | "jobs" | "leads" | "tally"> & { readonly sortKey: string };

/** @throws ApiError NOT_FOUND for an unknown organization. */
async function listCampaigns(
  tx: Tx,
  asked: z.output<typeof filter>,
  visible: Visible,
): Promise<CampaignPage> {
  const where = new Where();
  const keys = keyset(LIST, asked, where);
  where
    .equal("campaign.organization_id", asked.organizationId)
    .equal("campaign.status", asked.status)
    .contains("lower(campaign.name)", asked.q);
  whereVisible(where, "campaign.organization_id", visible);
  const rows = await tx.query<Row>(sqlSelect(where, { ...keys, limit: asked.limit + 1 }), where.params);
  if (rows.length === 0 && asked.organizationId !== undefined) {
    await mustExist(tx, "organization", asked.organizationId);
  }
  const filled = rows.map((row) => ({
    ...withSending(row),
    jobs: jobCounts(row.jobs),
    leads: leadCounts(row.leads),
    tally: row.tally && {
      ...row.tally,
      at: new Date(row.tally.at),
      finishedSteps: everyStep(row.tally.finishedSteps),
    },
  }));
  return sortedPage(LIST, asked, filled);
}

// The page is chosen first, so that only its campaigns' jobs and leads are counted: in one pass over all of them, with an index-only
// scan (50 campaigns with 5,000 leads each: 20 ms, and 42 ms with a count per campaign).
function sqlSelect(where: Where, { orderBy, select, limit }: Keyset & { readonly limit: number }): string {
  return `
  WITH page AS (
    SELECT campaign.*, organization.name AS organization_name, ${select}, row_number() OVER (ORDER BY ${orderBy}) AS place
    FROM campaign JOIN organization ON organization.id = campaign.organization_id
    ${where.sql}
    ORDER BY ${orderBy} LIMIT ${where.param(limit)}),
  jobs AS (${sqlByStatus(`SELECT campaign_id, status, sum(n) AS n FROM (${sqlCampaignWork("page")}) AS tally GROUP BY 1, 2`)}),
  leads AS (${sqlByStatus("SELECT campaign_id, status, count(*) AS n FROM lead WHERE campaign_id = ANY(ARRAY(SELECT id FROM page)) GROUP BY 1, 2")})
  SELECT ${COLUMNS}, organization_name AS "organizationName", jobs.counts AS jobs, leads.counts AS leads, ${TALLY} AS tally, "sortKey"
  FROM page LEFT JOIN jobs ON jobs.campaign_id = page.id LEFT JOIN leads ON leads.campaign_id = page.id
       LEFT JOIN campaign_tally AS tally ON tally.campaign_id = page.id
  ORDER BY place`;
}

const TALLY = `
  CASE WHEN tally.at IS NOT NULL
       THEN jsonb_build_object('at', tally.at, 'finishedSteps', tally.finished_steps, 'spent', tally.spent) END`;

/** The row lacks steps that no lead has finished. */
const everyStep = (steps: Partial<Record<EnrichStep, number>>) =>
  Object.fromEntries(ENRICH_STEPS.map((step) => [step, steps[step] ?? 0])) as Record<EnrichStep, number>;

const sqlByStatus = (counted: string): string =>
  `SELECT campaign_id, jsonb_object_agg(status, n) AS counts FROM (${counted}) AS counted GROUP BY campaign_id`;
