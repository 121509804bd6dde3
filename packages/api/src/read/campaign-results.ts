import { type CampaignStatus, LEAD_STATUSES, LEAD_TABLE, type LeadStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { keyOf, type List, type Page, pageOf, UUID_KEY } from "../input/page.ts";
import { notFound } from "./must-exist.ts";

/** What became of one lead, and what it cost. */
export interface ResultItem {
  readonly id: string;
  readonly status: LeadStatus;
  readonly statusMessage: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly companyName: string | null;
  readonly emailSubject: string | null;
  readonly emailBody: string | null;
  readonly instantlyLeadId: string | null;
  /** Of the lead's own calls: the reveal is paid for by the campaign's fetching job, ten leads at a time. */
  readonly credits: number;
  readonly costUsd: number;
  readonly finishedAt: Date | null;
}

export interface ResultSummary {
  readonly status: CampaignStatus;
  readonly message: string | null;
  readonly handedOver: number;
  readonly handled: number;
  readonly total: number;
  /** Of all calls of the campaign. */
  readonly credits: number;
  readonly costUsd: number;
}

export interface ResultFilter {
  readonly campaignId: string;
  /** Default: whoever was handed over. */
  readonly status?: LeadStatus | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

const LIST: List = { name: "results", key: UUID_KEY };
const HANDLED = LEAD_STATUSES.filter((status) => LEAD_TABLE[status].handled);

/** Finished leads with what was written for them, and the campaign in a line. Run it in a snapshot. @throws DomainError NOT_FOUND. */
export async function campaignResults(
  tx: Tx,
  filter: ResultFilter,
): Promise<Page<ResultItem> & { summary: ResultSummary }> {
  const [summary] = await tx.query<ResultSummary>(SUMMARY, [filter.campaignId, HANDLED]);
  if (summary === undefined) throw notFound("campaign", filter.campaignId);
  const rows = await tx.query<ResultItem>(ITEMS, [
    keyOf(LIST, filter.cursor),
    filter.limit + 1,
    filter.campaignId,
    filter.status ?? "HANDED_OVER",
  ]);
  return { ...pageOf(LIST, rows, filter.limit), summary };
}

const SUMMARY = `
  SELECT status, message, handed_over AS "handedOver", handled, total, credits, cost_usd AS "costUsd"
  FROM campaign
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE lead.status = 'HANDED_OVER')::int AS handed_over,
           count(*) FILTER (WHERE lead.status = ANY($2::lead_status[]))::int AS handled
    FROM lead WHERE campaign_id = campaign.id) AS leads
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(call.credits), 0)::float8 AS credits, coalesce(sum(call.cost_usd), 0)::float8 AS cost_usd
    FROM provider_call AS call WHERE campaign_id = campaign.id) AS calls
  WHERE campaign.id = $1`;

const ITEMS = `
  SELECT lead.id, status, status_message AS "statusMessage", first_name AS "firstName", last_name AS "lastName", email,
         title, company_name AS "companyName", email_subject AS "emailSubject", email_body AS "emailBody",
         instantly_lead_id AS "instantlyLeadId", finished_at AS "finishedAt", spent.*
  FROM lead
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(call.credits), 0)::float8 AS credits, coalesce(sum(call.cost_usd), 0)::float8 AS "costUsd"
    FROM provider_call AS call WHERE call.lead_id = lead.id) AS spent
  WHERE campaign_id = $3 AND status = $4::lead_status AND ($1::uuid IS NULL OR lead.id > $1)
  ORDER BY lead.id LIMIT $2`;
