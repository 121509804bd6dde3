import type { CallOutcome, FailureKind, Provider } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { JOB_COLUMNS, type JobItem } from "./job-columns.ts";

/** A finished step: what a resumed job does not repeat. */
export interface StepItem {
  readonly step: string;
  readonly attempt: number;
  readonly finishedAt: Date;
}

export interface CallItem {
  readonly id: string;
  readonly provider: Provider;
  readonly endpoint: string;
  readonly step: string;
  readonly attempt: number;
  readonly epoch: number;
  /** Null: under way. */
  readonly outcome: CallOutcome | null;
  /** The job used the result. */
  readonly kept: boolean;
  /** Paid for, or changed something at the provider. */
  readonly effect: boolean;
  readonly httpStatus: number | null;
  readonly failureKind: FailureKind | null;
  readonly message: string | null;
  readonly providerRequestId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly latencyMs: number | null;
  readonly credits: number | null;
  readonly costUsd: number | null;
}

export interface JobDetails extends JobItem {
  /** The latest 200, oldest first; so with `calls`. */
  readonly steps: StepItem[];
  readonly calls: CallItem[];
}

/** One job with its checkpoints and calls. Run it in a snapshot. @throws ApiError NOT_FOUND. */
export async function getJob(tx: Tx, id: string): Promise<JobDetails> {
  const [job] = await tx.query<JobItem>(
    `SELECT ${JOB_COLUMNS} FROM job JOIN campaign ON campaign.id = job.campaign_id WHERE job.id = $1`,
    [id],
  );
  if (job === undefined) throw notFound("job", id);
  const steps = await tx.query<StepItem>(STEPS, [id]);
  const calls = await tx.query<CallItem>(CALLS, [id]);
  return { ...job, steps: steps.reverse(), calls: calls.reverse() };
}

const STEPS = `
  SELECT step, attempt, finished_at AS "finishedAt" FROM job_step
  WHERE job_id = $1 ORDER BY finished_at DESC, step DESC LIMIT 200`;

const CALLS = `
  SELECT id, provider, endpoint, step, attempt, epoch, outcome, kept, effect, http_status AS "httpStatus",
         failure_kind AS "failureKind", message, provider_request_id AS "providerRequestId",
         started_at AS "startedAt", ended_at AS "endedAt", latency_ms AS "latencyMs", credits::float8 AS credits,
         cost_usd::float8 AS "costUsd"
  FROM provider_call WHERE job_id = $1 ORDER BY started_at DESC, id DESC LIMIT 200`;
