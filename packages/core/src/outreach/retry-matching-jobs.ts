import { bornAs } from "../engine/job/decide.ts";
import type { JobStatus } from "../engine/job/states.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import type { CampaignStatus } from "./campaign/states.ts";
import { readBreaker, retryJobs } from "./our-engine.ts";
import { SQL_CAMPAIGN_WORK } from "./parts/campaign-work.ts";
import { holdAddresses, SQL_GIVEN_BEFORE } from "./parts/given-before.ts";
import { holdCampaign } from "./parts/hold-campaign.ts";
import { holdPreviewed } from "./parts/hold-previewed.ts";
import { reopenLeads } from "./parts/reopen-lead.ts";
import type { JobType } from "./pipeline/task-table.ts";

/** FAILED jobs of one campaign that are its own work, by what they are and why they failed. */
export interface FailedJobFilter {
  readonly campaignId: string;
  readonly type?: JobType | undefined;
  readonly errorCode?: string | undefined;
}

/** SQL: jobs that `failedJobParams` describes, from `$1`. What a preview counts is what is retried then. */
export const SQL_FAILED_JOBS = `
  job.campaign_id = $1 AND job.final_status = 'FAILED' AND ${SQL_CAMPAIGN_WORK}
  AND ($2::job_type IS NULL OR job.type = $2) AND ($3::text IS NULL OR job.error_code = $3)`;

export const failedJobParams = (filter: FailedJobFilter): unknown[] => [
  filter.campaignId,
  filter.type ?? null,
  filter.errorCode ?? null,
];

/**
 * SQL over `job` and its `lead`, which may be missing: left as it is. Somebody has its address, or another FAILED lead of the campaign with
 * the same address comes before it.
 */
export const SQL_LEFT_OUT = `
  (lead.id IS NOT NULL AND (${SQL_GIVEN_BEFORE} OR EXISTS (
     SELECT 1 FROM lead AS twin
     WHERE lower_case(twin.email) = lower_case(lead.email) AND twin.campaign_id = lead.campaign_id
       AND twin.status = 'FAILED' AND twin.id < lead.id)))`;

/** Why jobs of a campaign with this status can't be retried by filter; null: they can. */
export const whyNoRetry = (status: CampaignStatus): string | null =>
  status === "RUNNING"
    ? null
    : `The campaign is ${status}: its jobs can't be retried any more. Another campaign can use what was paid for.`;

export interface BulkRetry extends FailedJobFilter {
  /** What the preview counted: nothing that was not seen is retried. */
  readonly atMost: number;
}

/** So many jobs in one statement: doorbells are made as one array. */
const BATCH = 1_000;

/**
 * Gives the FAILED jobs that a preview showed another try (rule J12), all or none; finished steps stay finished.
 *
 * @throws DomainError NOT_FOUND, WRONG_STATE when more match by now, or when the campaign is not RUNNING.
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
