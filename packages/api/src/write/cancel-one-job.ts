import type { JobStatus } from "@leadgen/core";
import { cancelJobs } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { ApiError } from "../errors/api-error.ts";

/**
 * Cancels one live job (rule J11).
 * @returns whether its campaign ended with it.
 * @throws ApiError NOT_FOUND, WRONG_STATE.
 */
export async function cancelOneJob(
  tx: Tx,
  input: { readonly jobId: string; readonly reason: string },
): Promise<{ campaignEnded: boolean }> {
  const { cancelled, campaignsEnded } = await cancelJobs(tx, { jobIds: [input.jobId], reason: input.reason });
  if (cancelled.length > 0) return { campaignEnded: campaignsEnded.length > 0 };
  const [job] = await tx.query<{ status: JobStatus }>("SELECT status FROM job WHERE id = $1", [input.jobId]);
  if (job === undefined) throw notFound("job", input.jobId);
  throw new ApiError("WRONG_STATE", `The job is ${job.status} already; it stays as it is.`, {
    status: job.status,
  });
}
