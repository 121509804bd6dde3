import type { JobStatus, JobType } from "@leadgen/core";

export interface JobItem {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly leadId: string | null;
  readonly type: JobType;
  readonly status: JobStatus;
  /** Claims so far. */
  readonly attempt: number;
  /** Workers that died under it in a row. */
  readonly deaths: number;
  /** A provider call of this job is under way, whatever its status. */
  readonly calling: boolean;
  readonly pauseReason: string | null;
  readonly pausedAt: Date | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** SQL: the columns of `JobItem`, from job joined with campaign. */
export const JOB_COLUMNS = `
  job.id, job.campaign_id AS "campaignId", campaign.name AS "campaignName", job.lead_id AS "leadId", job.type, job.status,
  job.attempt, job.deaths, job.call_id IS NOT NULL AS calling, job.pause_reason AS "pauseReason",
  job.paused_at AS "pausedAt", job.error_code AS "errorCode", job.error_message AS "errorMessage",
  job.created_at AS "createdAt", job.claimed_at AS "claimedAt", job.finished_at AS "finishedAt"`;
