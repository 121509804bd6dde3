import type { Tx } from "@leadgen/core/outreach";
import type { RunningJob } from "./running-job.ts";

/** What is known of the earlier calls of a step (rule J6). */
export interface EarlierCalls {
  /** The work was requested, and may have been done. */
  readonly sent: boolean;
  /** The provider answered that request, but the step is not finished. */
  readonly answered: boolean;
  /** How many look-ups this attempt has made since then. None found the work done, or the step would be finished. */
  readonly lookUps: number;
}

/** All earlier calls of a first attempt are this process's own, so memory suffices. */
export async function earlierCalls(tx: Tx, job: RunningJob, step: string): Promise<EarlierCalls> {
  const { jobId, attempt } = job.claim;
  if (attempt === 1 && !job.begun.has(step)) return NONE;
  const [earlier] = await tx.query<EarlierCalls>(EARLIER, [jobId, step, attempt]);
  if (earlier === undefined) throw new Error("worker-e1: an aggregate without a row");
  return earlier;
}

const NONE: EarlierCalls = { sent: false, answered: false, lookUps: 0 };

// A REJECTED call was answered, but its work was not done: after a person's retry it counts as sent, not as answered.
const EARLIER = `
  WITH mine AS (
    SELECT *, max(started_at) FILTER (WHERE effect) OVER () AS sent_at FROM provider_call WHERE job_id = $1 AND step = $2)
  SELECT coalesce(bool_or(effect), false) AS sent,
         coalesce(bool_or(effect AND kept AND outcome = 'SUCCEEDED'), false) AS answered,
         count(*) FILTER (WHERE NOT effect AND kept AND attempt = $3 AND started_at > sent_at)::int AS "lookUps"
  FROM mine`;

/**
 * The campaigns at the sender that may already contain the lead, this job's own last: hand-overs of a job that was taken over went
 * to the campaign that it belonged to then (rule J13).
 */
export async function placesAtSender(tx: Tx, job: RunningJob, own: string): Promise<readonly string[]> {
  const { jobId, campaignId } = job.claim;
  const earlier = await tx.query<{ place: string }>(ELSEWHERE, [jobId, campaignId]);
  return [...earlier.map(({ place }) => place), own];
}

const ELSEWHERE = `
  SELECT campaign.instantly_campaign_id AS place FROM campaign
  WHERE campaign.id <> $2 AND campaign.instantly_campaign_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM provider_call AS call
                WHERE call.job_id = $1 AND call.campaign_id = campaign.id AND call.step = 'HAND_OVER' AND call.effect)
  ORDER BY campaign.id`;
