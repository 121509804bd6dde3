import type { FailureKind, Provider } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { keyOf, type List, NUMBER_KEY, type Page, pageOf } from "../input/page.ts";

/** One opening or closing. */
export interface HistoryItem {
  readonly id: string;
  readonly kind: "OPENED" | "CLOSED";
  readonly epoch: number;
  readonly at: Date;
  /** An operator, or `worker:<name>` for an opening by a failure. */
  readonly actor: string;
  readonly reason: string;
  /** Paused by the opening, or resumed by the closing. */
  readonly jobsChanged: number;
  readonly provider: Provider | null;
  readonly failureKind: FailureKind | null;
  readonly message: string | null;
  readonly httpStatus: number | null;
  readonly providerRequestId: string | null;
  readonly jobId: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

const LIST: List = { name: "history", key: NUMBER_KEY };

/** Openings and closings, the latest first. */
export async function queueHistory(
  tx: Tx,
  input: { readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Page<HistoryItem>> {
  const rows = await tx.query<HistoryItem>(SELECT, [keyOf(LIST, input.cursor), input.limit + 1]);
  return pageOf(LIST, rows, input.limit);
}

const SELECT = `
  SELECT event.id::text, kind, epoch, at, actor, reason, jobs_changed AS "jobsChanged", provider,
         failure_kind AS "failureKind", event.message, http_status AS "httpStatus",
         provider_request_id AS "providerRequestId", job_id AS "jobId", campaign_id AS "campaignId",
         campaign.name AS "campaignName"
  FROM breaker_event AS event LEFT JOIN campaign ON campaign.id = event.campaign_id
  WHERE $1::bigint IS NULL OR event.id < $1
  ORDER BY event.id DESC LIMIT $2`;
