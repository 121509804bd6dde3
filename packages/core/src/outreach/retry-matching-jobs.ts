import { bornAs } from "../engine/job/decide.ts";
import type { JobStatus } from "../engine/job/states.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { CAMPAIGN_TABLE, type CampaignStatus } from "./campaign/states.ts";
import { readBreaker, retryJobs } from "./our-engine.ts";
import { SQL_CAMPAIGN_WORK } from "./parts/campaign-work.ts";
import { holdAddresses, SQL_GIVEN_BEFORE } from "./parts/given-before.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { holdPreviewed } from "./parts/hold-previewed.ts";
import { reopenLeads } from "./parts/reopen-lead.ts";
import type { JobType } from "./pipeline/task-table.ts";

/** Selects FAILED jobs of one campaign's own work, by their type and error. */
export interface FailedJobFilter {
  readonly campaignId: string;
  readonly type?: JobType | undefined;
  readonly errorCode?: string | undefined;
}

/** SQL condition with the parameters of `failedJobParams` from `$1`. The preview and the retrying both use it. */
export const SQL_FAILED_JOBS = `
  job.campaign_id = $1 AND job.final_status = 'FAILED' AND ${SQL_CAMPAIGN_WORK}
  AND ($2::job_type IS NULL OR job.type = $2) AND ($3::text IS NULL OR job.error_code = $3)`;

export const failedJobParams = (filter: FailedJobFilter): unknown[] => [
  filter.campaignId,
  filter.type ?? null,
  filter.errorCode ?? null,
];

/**
 * SQL condition over `job` and its `lead` (which may be missing): the job is not retried. The address was handed over or is about to be,
 * or another FAILED lead of the campaign with the same address comes first.
 */
export const SQL_LEFT_OUT = `
  (lead.id IS NOT NULL AND (${SQL_GIVEN_BEFORE} OR EXISTS (
     SELECT 1 FROM lead AS twin
     WHERE lower_case(twin.email) = lower_case(lead.email) AND twin.campaign_id = lead.campaign_id
       AND twin.status = 'FAILED' AND twin.id < lead.id)))`;

/** Why jobs of a campaign in this status can't be retried by a filter; null: they can. */
export const whyNoRetry = (status: CampaignStatus): string | null =>
  status === "RUNNING"
    ? null
    : `The campaign is ${CAMPAIGN_TABLE[status].is}: its jobs can't be retried any more. Another campaign can use what was paid for.`;

export interface BulkRetry extends FailedJobFilter {
  /** The number that the preview showed: if more match by now, nothing is retried. */
  readonly atMost: number;
}

/** Jobs per statement. It is limited because the doorbells of a statement are one array. */
const BATCH = 1_000;

/**
 * Retries the FAILED jobs that a preview showed (rule J12), all or none; finished steps stay finished.
 *
 * @throws DomainError NOT_FOUND; WRONG_STATE if more match by now, or if the campaign is not RUNNING.
 */
export async function retryMatchingJobs(
  tx: Tx,
  input: BulkRetry,
): Promise<{ retried: number; leftOut: number; status: JobStatus }> {
  await lockBreakerShared(tx);
  const { state } = await readBreaker(tx);
  const { atMost } = input;
  const held = await holdPreviewed(tx, { where: SQL_FAILED_JOBS, params: failedJobParams(input), atMost });
  await holdAddresses(
    tx,
    held.flatMap(({ leadId }) => leadId ?? []),
  );
  const status = await holdCampaign(tx, input.campaignId);
  const refusal = whyNoRetry(status);
  if (refusal !== null) throw new DomainError("WRONG_STATE", refusal, { status });
  const going = await tx.query<{ id: string }>(GOING, [held.map(({ id }) => id)]);
  const jobIds = going.map(({ id }) => id);
  let retried = 0;
  for (let from = 0; from < jobIds.length; from += BATCH) {
    const batch = jobIds.slice(from, from + BATCH);
    await reopenLeads(tx, batch);
    retried += (await retryJobs(tx, batch)).retried.length;
  }
  return { retried, leftOut: held.length - retried, status: bornAs(state) };
}

const GOING = `
  SELECT job.id FROM job LEFT JOIN lead ON lead.id = job.lead_id
  WHERE job.id = ANY($1::uuid[]) AND NOT ${SQL_LEFT_OUT} ORDER BY job.id`;
