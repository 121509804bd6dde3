import type { CampaignStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { sqlVisible, type Visible } from "../auth/in-organization.ts";
import type { Page } from "../input/page.ts";
import {
  byText,
  byTime,
  type Keyset,
  keyset,
  type SortedList,
  type Sorting,
  sortedPage,
} from "../input/sorted.ts";
import { type JobCounts, jobCounts, type LeadCounts, leadCounts } from "./counts.ts";
import { mustExist } from "./must-exist.ts";

export interface CampaignItem {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly leadLimit: number;
  /** How it ended; null before. */
  readonly message: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly jobs: JobCounts;
  readonly leads: LeadCounts;
}

export const CAMPAIGN_SORTS = ["createdAt", "name", "startedAt", "finishedAt"] as const;
type Sort = (typeof CAMPAIGN_SORTS)[number];

export interface CampaignFilter extends Sorting<Sort> {
  readonly organizationId?: string | undefined;
  readonly status?: CampaignStatus | undefined;
  /** Part of the name. */
  readonly q?: string | undefined;
}

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

/** Campaigns that the caller may see. @throws DomainError NOT_FOUND for an unknown organization. */
export async function listCampaigns(
  tx: Tx,
  filter: CampaignFilter,
  visible: Visible,
): Promise<Page<CampaignItem>> {
  const keys = keyset(LIST, filter);
  const rows = await tx.query<CampaignItem & { sortKey: string }>(sqlSelect(keys), [
    ...keys.params,
    filter.limit + 1,
    filter.organizationId ?? null,
    filter.status ?? null,
    filter.q ?? null,
    visible,
  ]);
  if (rows.length === 0 && filter.organizationId !== undefined) {
    await mustExist(tx, "organization", filter.organizationId);
  }
  const filled = rows.map((row) => ({ ...row, jobs: jobCounts(row.jobs), leads: leadCounts(row.leads) }));
  return sortedPage(LIST, filter, filled);
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
  jobs AS (${sqlCountsOf("job")}),
  leads AS (${sqlCountsOf("lead")})
  SELECT id, organization_id AS "organizationId", organization_name AS "organizationName", name, status,
         lead_limit AS "leadLimit", message, created_at AS "createdAt", started_at AS "startedAt",
         finished_at AS "finishedAt", jobs.counts AS jobs, leads.counts AS leads, "sortKey"
  FROM page LEFT JOIN jobs ON jobs.campaign_id = page.id LEFT JOIN leads ON leads.campaign_id = page.id
  ORDER BY place`;

function sqlCountsOf(table: "job" | "lead"): string {
  return `
    SELECT campaign_id, jsonb_object_agg(status, n) AS counts
    FROM (SELECT campaign_id, status, count(*) AS n FROM ${table}
          WHERE campaign_id = ANY(ARRAY(SELECT id FROM page)) GROUP BY campaign_id, status) AS counted
    GROUP BY campaign_id`;
}
