import type { CampaignStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../input/page.ts";
import { type JobCounts, jobCounts, type LeadCounts, leadCounts, sqlCounts } from "./counts.ts";
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

// The page is chosen first, so that only its own jobs and leads are counted.
const SELECT = `
  WITH page AS (
    SELECT campaign.*, organization.name AS organization_name
    FROM campaign JOIN organization ON organization.id = campaign.organization_id
    WHERE ($1::uuid IS NULL OR campaign.id < $1)
      AND ($3::uuid IS NULL OR campaign.organization_id = $3)
      AND ($4::campaign_status IS NULL OR campaign.status = $4)
    ORDER BY campaign.id DESC LIMIT $2)
  SELECT id, organization_id AS "organizationId", organization_name AS "organizationName", name, status,
         lead_limit AS "leadLimit", message, created_at AS "createdAt", started_at AS "startedAt",
         finished_at AS "finishedAt",
         ${sqlCounts("job", "campaign_id = page.id")} AS jobs,
         ${sqlCounts("lead", "campaign_id = page.id")} AS leads
  FROM page ORDER BY id DESC`;
