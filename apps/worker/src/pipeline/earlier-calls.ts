import { transaction } from "@leadgen/db";
import type { RunningJob } from "./running-job.ts";

/**
 * What is known of earlier changing calls of a step (rule J6).
 * - NONE: never sent.
 * - UNCERTAIN: sent, and perhaps done: look before repeating.
 * - KEPT: answered; only what comes after the answer is open.
 */
export type EarlierCall = "NONE" | "UNCERTAIN" | "KEPT";

export async function earlierCall(job: RunningJob, step: string): Promise<EarlierCall> {
  const [row] = await transaction(job.runtime.pool, (tx) =>
    tx.query<{ kept: boolean | null }>(
      "SELECT bool_or(kept) AS kept FROM provider_call WHERE job_id = $1 AND step = $2 AND effect",
      [job.claim.jobId, step],
    ),
  );
  if (row?.kept === undefined || row.kept === null) return "NONE";
  return row.kept ? "KEPT" : "UNCERTAIN";
}
