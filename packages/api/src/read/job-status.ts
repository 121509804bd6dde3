import type { JobStatus, JobType } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";

/** What a script that waits for one job looks at. */
export interface JobStatusAnswer {
  readonly id: string;
  readonly type: JobType;
  readonly status: JobStatus;
  readonly attempt: number;
  readonly calling: boolean;
  readonly finishedSteps: string[];
  readonly pauseReason: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly finishedAt: Date | null;
}

/** One statement, so one moment. @throws ApiError NOT_FOUND. */
export async function jobStatus(tx: Tx, id: string): Promise<JobStatusAnswer> {
  const [job] = await tx.query<JobStatusAnswer>(
    `SELECT id, type, status, attempt, call_id IS NOT NULL AS calling, pause_reason AS "pauseReason",
            error_code AS "errorCode", error_message AS "errorMessage", finished_at AS "finishedAt",
            ARRAY(SELECT step FROM job_step WHERE job_id = job.id ORDER BY job_step.finished_at, step) AS "finishedSteps"
     FROM job WHERE id = $1`,
    [id],
  );
  if (job === undefined) throw notFound("job", id);
  return job;
}
