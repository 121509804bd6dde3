import { CAMPAIGN_STATUSES } from "@leadgen/core";
import { SQL_CAMPAIGN_WORK } from "@leadgen/core/outreach";
import { autocommit, columns, type RowOf, type Tx } from "@leadgen/db";
import { z } from "zod";
import { sqlVisible, type Visible } from "../access/in-organization.ts";
import { jobCounts, leadCounts } from "../db/counts.ts";
import { mustExist } from "../db/must-exist.ts";
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
  summary: "Campaigns that you may see, newest first",
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
  Pick<CampaignItem, "organizationName" | "jobs" | "leads"> & { readonly sortKey: string };

/** @throws ApiError NOT_FOUND for an unknown organization. */
async function listCampaigns(
  tx: Tx,
  asked: z.output<typeof filter>,
  visible: Visible,
): Promise<CampaignPage> {
  const keys = keyset(LIST, asked);
  const rows = await tx.query<Row>(sqlSelect(keys), [
    ...keys.params,
    asked.limit + 1,
    asked.organizationId ?? null,
    asked.status ?? null,
    asked.q ?? null,
    visible,
  ]);
  if (rows.length === 0 && asked.organizationId !== undefined) {
    await mustExist(tx, "organization", asked.organizationId);
  }
  const filled = rows.map((row) => ({
    ...withSending(row),
    jobs: jobCounts(row.jobs),
    leads: leadCounts(row.leads),
  }));
  return sortedPage(LIST, asked, filled);
}

// The page is chosen first, so that only its own jobs and leads are counted; all campaigns of it in one pass
// (20 campaigns with 25,000 leads each: 0.4 s, against 7 s with a count for each campaign).
const sqlSelect = ({ after, orderBy, select }: Keyset): string => `
  WITH page AS (
    SELECT campaign.*, organization.name AS organization_name, ${select}, row_number() OVER (ORDER BY ${orderBy}) AS place
    FROM campaign JOIN organization ON organization.id = campaign.organization_id
    WHERE ${after}
      AND ($4::uuid IS NULL OR campaign.organization_id = $4)
      AND ($5::campaign_status IS NULL OR campaign.status = $5)
      AND ($6::text IS NULL OR strpos(lower(campaign.name), lower($6)) > 0)
      AND ${sqlVisible("campaign.organization_id", "$7")}
    ORDER BY ${orderBy} LIMIT $3),
  jobs AS (${sqlCountsOf("job", SQL_CAMPAIGN_WORK)}),
  leads AS (${sqlCountsOf("lead", "true")})
  SELECT ${COLUMNS}, organization_name AS "organizationName", jobs.counts AS jobs, leads.counts AS leads, "sortKey"
  FROM page LEFT JOIN jobs ON jobs.campaign_id = page.id LEFT JOIN leads ON leads.campaign_id = page.id
  ORDER BY place`;

function sqlCountsOf(table: "job" | "lead", which: string): string {
  return `
    SELECT campaign_id, jsonb_object_agg(status, n) AS counts
    FROM (SELECT campaign_id, status, count(*) AS n FROM ${table}
          WHERE campaign_id = ANY(ARRAY(SELECT id FROM page)) AND ${which} GROUP BY campaign_id, status) AS counted
    GROUP BY campaign_id`;
}
