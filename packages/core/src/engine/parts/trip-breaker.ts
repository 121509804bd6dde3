import type { CallFailure } from "../call/call-failure.ts";
import type { Domain } from "../domain.ts";
import { sourcesOf } from "../job/states.ts";
import { announceEvent } from "./announce-event.ts";
import { silenceAll } from "./doorbells.ts";
import { pauseReasonOf } from "./pause-reason.ts";
import { planForMany } from "./plan-for-many.ts";
import { sqlList } from "./sql.ts";
import { only, type Tx } from "./tx.ts";

export interface Opening {
  /** The epoch that begins. */
  readonly epoch: number;
  readonly actor: string;
  readonly reason: string;
  readonly cause?: {
    readonly failure: CallFailure;
    readonly callId: string;
    readonly jobId: string;
    readonly campaignId: string;
  };
}

/**
 * The opening itself: pauses every live job, takes the doorbells out of the queue, sets the breaker OPEN with its cause,
 * writes one row of history and calls the domain's `onMove`. The caller holds the breaker's exclusive lock.
 *
 * @returns how many jobs were paused.
 */
export async function tripBreaker(tx: Tx, opening: Opening, domain: Domain): Promise<number> {
  const failure = opening.cause?.failure;
  const { provider = null, kind: failureKind = null } = failure ?? {};
  const why = pauseReasonOf({ epoch: opening.epoch, openedBy: opening.actor, provider, failureKind }, domain);
  await planForMany(tx);
  const { jobs } = only(await tx.query<{ jobs: number }>(PAUSE_ALL, [why]));
  await silenceAll(tx, domain);
  const facts = [
    opening.epoch,
    opening.actor,
    opening.reason,
    provider,
    failureKind,
    failure?.message ?? null,
    failure?.httpStatus ?? null,
    failure?.requestId ?? null,
    opening.cause?.callId ?? null,
    opening.cause?.jobId ?? null,
    opening.cause?.campaignId ?? null,
  ];
  const event = only(await tx.query<{ id: string }>(OPEN, [...facts, jobs]));
  await announceEvent(tx, { id: event.id, kind: "OPENED" }, domain);
  return jobs;
}

// Needs no row order: the exclusive lock keeps out every verb that locks more than one job.
const PAUSE_ALL = `
  WITH paused AS (
         UPDATE job SET status = 'PAUSED', pause_reason = $1, paused_at = now()
         WHERE finished_at IS NULL AND status IN ${sqlList(sourcesOf("PAUSE"))}
         RETURNING 1)
  SELECT count(*)::int AS jobs FROM paused`;

// Runs after PAUSE_ALL, so that its time is later than every intent that was committed before the opening (I2).
const OPEN = `
  WITH opened AS (
    UPDATE breaker
    SET state = 'OPEN', epoch = $1, changed_at = clock_timestamp(), opened_at = clock_timestamp(), opened_by = $2,
        reason = $3, provider = $4::provider, failure_kind = $5::failure_kind, message = $6, http_status = $7,
        provider_request_id = $8, call_id = $9, job_id = $10, campaign_id = $11
    RETURNING *)
  INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed, provider, failure_kind, message, http_status,
                             provider_request_id, call_id, job_id, campaign_id)
  SELECT 'OPENED', epoch, opened_at, opened_by, reason, $12, provider, failure_kind, message, http_status,
         provider_request_id, call_id, job_id, campaign_id
  FROM opened
  RETURNING id::text`;
