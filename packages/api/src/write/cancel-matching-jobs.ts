import { DomainError } from "@leadgen/core";
import { cancelJobs, lockBreakerShared } from "@leadgen/core/engine";
import type { Tx } from "@leadgen/db";
import { type LiveJobFilter, paramsOf, SQL_LIVE_JOBS } from "../read/live-jobs.ts";
import { mustExist } from "../read/must-exist.ts";

export interface BulkCancel extends LiveJobFilter {
  readonly reason: string;
  /** What the preview counted: nothing that was not seen is cancelled. */
  readonly atMost: number;
}

/**
 * Cancels the live jobs that a preview showed.
 * @throws DomainError NOT_FOUND, WRONG_STATE when more match by now.
 */
export async function cancelMatchingJobs(
  tx: Tx,
  input: BulkCancel,
): Promise<{ cancelled: number; campaignsEnded: number }> {
  await lockBreakerShared(tx);
  await mustExist(tx, "campaign", input.campaignId);
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM job WHERE ${SQL_LIVE_JOBS} ORDER BY id FOR UPDATE`,
    paramsOf(input),
  );
  if (rows.length > input.atMost) {
    throw new DomainError(
      "WRONG_STATE",
      `${rows.length} jobs match by now, more than the ${input.atMost} that the preview showed. Look at the preview again.`,
      { jobs: rows.length },
    );
  }
  const { cancelled, campaignsEnded } = await cancelJobs(tx, {
    jobIds: rows.map((row) => row.id),
    reason: input.reason,
  });
  return { cancelled: cancelled.length, campaignsEnded: campaignsEnded.length };
}
