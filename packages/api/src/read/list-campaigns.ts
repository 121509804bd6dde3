import type { CampaignStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../input/page.ts";
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

export interface CampaignFilter {
  readonly organizationId?: string | undefined;
  readonly status?: CampaignStatus | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

const LIST: List = { name: "campaigns", key: UUID_KEY };

/** Campaigns, newest first. */
export async function listCampaigns(tx: Tx, filter: CampaignFilter): Promise<Page<CampaignItem>> {
  const rows = await tx.query<CampaignItem>(SELECT, [
    keyOf(LIST, filter.cursor),
    filter.limit + 1,
    filter.organizationId ?? null,
    filter.status ?? null,
  ]);
  if (rows.length === 0 && filter.organizationId !== undefined) {
    await mustExist(tx, "organization", filter.organizationId);
  }
  const items = rows.map((row) => ({ ...row, jobs: jobCounts(row.jobs), leads: leadCounts(row.leads) }));
  return pageOf(LIST, items, filter.limit);
}

// The page is chosen first, so that only its own jobs and leads are counted; all campaigns of it in one pass
// (20 campaigns with 25,000 leads each: 0.4 s, against 7 s with a count for each campaign).
const SELECT = `
  WITH page AS (
    SELECT campaign.*, organization.name AS organization_name
    FROM campaign JOIN organization ON organization.id = campaign.organization_id
    WHERE ($1::uuid IS NULL OR campaign.id < $1)
      AND ($3::uuid IS NULL OR campaign.organization_id = $3)
      AND ($4::campaign_status IS NULL OR campaign.status = $4)
    ORDER BY campaign.id DESC LIMIT $2),
  jobs AS (${sqlCountsOf("job")}),
  leads AS (${sqlCountsOf("lead")})
  SELECT id, organization_id AS "organizationId", organization_name AS "organizationName", name, status,
         lead_limit AS "leadLimit", message, created_at AS "createdAt", started_at AS "startedAt",
         finished_at AS "finishedAt", jobs.counts AS jobs, leads.counts AS leads
  FROM page LEFT JOIN jobs ON jobs.campaign_id = page.id LEFT JOIN leads ON leads.campaign_id = page.id
  ORDER BY id DESC`;

function sqlCountsOf(table: "job" | "lead"): string {
  return `
    SELECT campaign_id, jsonb_object_agg(status, n) AS counts
    FROM (SELECT campaign_id, status, count(*) AS n FROM ${table}
          WHERE campaign_id = ANY(ARRAY(SELECT id FROM page)) GROUP BY campaign_id, status) AS counted
    GROUP BY campaign_id`;
}
