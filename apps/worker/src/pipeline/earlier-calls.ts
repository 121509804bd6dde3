import type { Tx } from "@leadgen/core/outreach";
import type { RunningJob } from "./running-job.ts";

/** What is known of the calls that were made for a step before (rule J6). */
export interface EarlierCalls {
  /** The work was asked for, and may have been done. */
  readonly sent: boolean;
  /** The provider answered that, and the step is not finished all the same. */
  readonly answered: boolean;
  /** This attempt has asked whether the work was done; it was not, or the step would be finished. */
  readonly lookedUp: boolean;
}

export async function earlierCalls(tx: Tx, job: RunningJob, step: string): Promise<EarlierCalls> {
  const { jobId, attempt } = job.claim;
  const [earlier] = await tx.query<EarlierCalls>(EARLIER, [jobId, step, attempt]);
  if (earlier === undefined) throw new Error("worker-e1: an aggregate without a row");
  return earlier;
}

// A REJECTED call was answered, but its work was not done: after a retry by a person it counts as sent only.
const EARLIER = `
  SELECT coalesce(bool_or(effect), false) AS sent,
         coalesce(bool_or(effect AND kept AND outcome = 'SUCCEEDED'), false) AS answered,
         coalesce(bool_or(NOT effect AND kept AND attempt = $3), false) AS "lookedUp"
  FROM provider_call WHERE job_id = $1 AND step = $2`;
