import type { Held } from "./complete-jobs.ts";
import type { Tx } from "./parts/tx.ts";

/** Returns which of the jobs are still RUNNING under their attempts. The answer may be stale: a claim can be lost right after. */
export async function heldJobs(tx: Tx, jobs: readonly Held[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(STILL_HELD, [
    jobs.map((job) => job.jobId),
    jobs.map((job) => job.attempt),
  ]);
  return new Set(rows.map((row) => row.id));
}

// Each job is looked up by itself (see hold-jobs.ts).
const STILL_HELD = `
  SELECT held.id FROM unnest($1::uuid[], $2::int[]) AS mine (id, attempt)
  CROSS JOIN LATERAL (
    SELECT job.id FROM job WHERE job.id = mine.id AND job.attempt = mine.attempt AND job.status = 'RUNNING' OFFSET 0) AS held`;
