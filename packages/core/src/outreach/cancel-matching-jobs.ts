import type { JobStatus } from "../engine/job/states.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import { cancelJobs } from "./our-engine.ts";
import { SQL_CAMPAIGN_WORK } from "./parts/campaign-work.ts";
import { holdPreviewed } from "./parts/hold-previewed.ts";
import type { JobType } from "./pipeline/task-table.ts";

/** Selects live jobs of one campaign. */
export interface LiveJobFilter {
  readonly campaignId: string;
  readonly status?: JobStatus | undefined;
  /** Default: every type of the campaign's own work. */
  readonly type?: JobType | undefined;
}

/** SQL condition with the parameters of `liveJobParams` from `$1`. The preview and the cancelling both use it. */
export const SQL_LIVE_JOBS = `
  job.campaign_id = $1 AND job.finished_at IS NULL
  AND ($2::job_status IS NULL OR job.status = $2) AND CASE WHEN $3::job_type IS NULL THEN ${SQL_CAMPAIGN_WORK} ELSE job.type = $3 END`;

export const liveJobParams = (filter: LiveJobFilter): unknown[] => [
  filter.campaignId,
  filter.status ?? null,
  filter.type ?? null,
];

export interface BulkCancel extends LiveJobFilter {
  readonly reason: string;
  /** The number that the preview showed: if more match by now, nothing is cancelled. */
  readonly atMost: number;
}

/**
 * Cancels the live jobs that a preview showed.
 * @throws DomainError NOT_FOUND; WRONG_STATE if more match by now.
 */
export async function cancelMatchingJobs(
  tx: Tx,
  input: BulkCancel,
): Promise<{ cancelled: number; campaignsEnded: number }> {
  await lockBreakerShared(tx);
  const known = await tx.query("SELECT 1 FROM campaign WHERE id = $1", [input.campaignId]);
  if (known.length === 0) throw new DomainError("NOT_FOUND", `There is no campaign ${input.campaignId}.`);
  const { atMost } = input;
  const held = await holdPreviewed(tx, { where: SQL_LIVE_JOBS, params: liveJobParams(input), atMost });
  const { cancelled, campaignsEnded } = await cancelJobs(tx, {
    jobIds: held.map(({ id }) => id),
    reason: input.reason,
  });
  return { cancelled: cancelled.length, campaignsEnded: campaignsEnded.length };
}
