import {
  FAILURE_KIND_TABLE,
  type FailureKind,
  type JobStatus,
  type JobType,
  PROVIDER_NAMES,
  type Provider,
} from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { OPENINGS_IN_A_ROW } from "./openings-in-a-row.ts";

/** The cause card: why the breaker is OPEN, and what helps. */
export interface Cause {
  readonly epoch: number;
  readonly openedAt: Date;
  readonly openedBy: string;
  /** An operator's emergency stop: then everything about a provider is null. */
  readonly byHand: boolean;
  readonly reason: string;
  readonly provider: Provider | null;
  readonly providerName: string | null;
  readonly failureKind: FailureKind | null;
  readonly message: string | null;
  readonly httpStatus: number | null;
  readonly providerRequestId: string | null;
  /** What to do now, in a sentence. */
  readonly advice: string;
  readonly call: { readonly id: string; readonly endpoint: string; readonly step: string } | null;
  /** The job whose call failed, as it is now. It can be cancelled before closing. */
  readonly job: CauseJob | null;
  readonly campaign: { readonly id: string; readonly name: string } | null;
  /** PAUSED now, those that were created since the opening included. */
  readonly jobsPaused: number;
  /** Calls that were under way at the opening and failed as well. */
  readonly laterFailures: LaterFailures[];
}

export interface CauseJob {
  readonly id: string;
  readonly type: JobType;
  readonly status: JobStatus;
  /** How often in a row this job opened the breaker, closings in between. From 2 on it is the suspect, not the provider. */
  readonly openingsInARow: number;
}

export interface LaterFailures {
  readonly provider: Provider;
  readonly failureKind: FailureKind;
  readonly count: number;
  readonly lastAt: Date;
  readonly lastMessage: string | null;
}

type Row = Omit<Cause, "byHand" | "providerName" | "advice" | "laterFailures">;

const BY_HAND =
  "An operator stopped everything by hand. Make sure that the reason is gone, with whoever gave it, then close.";

/** Null while the breaker is CLOSED. Run it in a snapshot. */
export async function queueCause(tx: Tx): Promise<Cause | null> {
  const [row] = await tx.query<Row>(CAUSE);
  if (row === undefined) return null;
  return {
    ...row,
    byHand: row.provider === null,
    providerName: row.provider && PROVIDER_NAMES[row.provider],
    advice: adviceOf(row),
    laterFailures: await tx.query<LaterFailures>(LATER_FAILURES),
  };
}

function adviceOf({ failureKind, job }: Row): string {
  if (failureKind === null) return BY_HAND;
  const { advice } = FAILURE_KIND_TABLE[failureKind];
  if (job === null || job.openingsInARow < 2 || job.status !== "PAUSED") return advice;
  return `This job has opened the breaker ${job.openingsInARow} times in a row: cancel it before you close, or it will most likely do so again. ${advice}`;
}

const CAUSE = `
  SELECT breaker.epoch, opened_at AS "openedAt", opened_by AS "openedBy", reason, breaker.provider,
         breaker.failure_kind AS "failureKind", breaker.message, breaker.http_status AS "httpStatus",
         breaker.provider_request_id AS "providerRequestId",
         CASE WHEN call.id IS NOT NULL
              THEN jsonb_build_object('id', call.id, 'endpoint', call.endpoint, 'step', call.step) END AS call,
         CASE WHEN job.id IS NOT NULL
              THEN jsonb_build_object('id', job.id, 'type', job.type, 'status', job.status,
                                      'openingsInARow', ${OPENINGS_IN_A_ROW}) END AS job,
         CASE WHEN campaign.id IS NOT NULL
              THEN jsonb_build_object('id', campaign.id, 'name', campaign.name) END AS campaign,
         (SELECT count(*) FROM job WHERE finished_at IS NULL AND status = 'PAUSED')::int AS "jobsPaused"
  FROM breaker
  LEFT JOIN provider_call AS call ON call.id = breaker.call_id
  LEFT JOIN job ON job.id = breaker.job_id
  LEFT JOIN campaign ON campaign.id = breaker.campaign_id
  WHERE breaker.state = 'OPEN'`;

// By when they ended, not by epoch: a call carries the epoch of its job's claim, which is an earlier one.
const LATER_FAILURES = `
  SELECT call.provider, call.failure_kind AS "failureKind", count(*)::int AS count, max(call.ended_at) AS "lastAt",
         (array_agg(call.message ORDER BY call.ended_at DESC))[1] AS "lastMessage"
  FROM breaker JOIN provider_call AS call
    ON call.outcome = 'FAILED' AND call.purpose = 'PIPELINE' AND call.epoch <= breaker.epoch
   AND call.ended_at >= breaker.opened_at AND call.id IS DISTINCT FROM breaker.call_id
  WHERE breaker.state = 'OPEN'
  GROUP BY call.provider, call.failure_kind
  ORDER BY count DESC, call.provider, call.failure_kind`;
