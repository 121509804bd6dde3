import type { Tx } from "./parts/tx.ts";

/**
 * Marks a step as finished (rule J6), in the transaction that recorded its last call as kept.
 * `output` is what later steps need from it, as JSON.
 */
export async function checkpointStep(
  tx: Tx,
  done: { readonly jobId: string; readonly attempt: number; readonly step: string; readonly output: unknown },
): Promise<void> {
  await tx.query(
    `INSERT INTO job_step (job_id, step, attempt, output, finished_at)
     VALUES ($1, $2, $3, $4::text::jsonb, clock_timestamp())`,
    [done.jobId, done.step, done.attempt, JSON.stringify(done.output ?? null)],
  );
}
