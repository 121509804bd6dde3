import type { Tx } from "./tx.ts";

/**
 * Sets the planner up for the rest of the transaction, which rewrites every live job. It runs under the breaker's exclusive
 * lock, so at most one transaction at a time takes the memory.
 *
 * - 64 MB hold the rows and doorbells of 100,000 jobs; with the default of 4 MB each step of the statement goes through
 *   a temporary file (5 % of a closing).
 * - PostgreSQL assumes that `add_jobs` returns 1,000 rows, and would look each job up in the index instead of reading
 *   the table once (another 4 %). Without merge joins, the jobs are rewritten in the table's order instead of sorted.
 * - The session's statement timeout is meant for statements that hang or are badly planned. With a million jobs on a busy
 *   machine it would keep the breaker from opening or closing, which is worse than waiting: 10 minutes.
 */
export async function planForMany(tx: Tx): Promise<void> {
  await tx.query(
    `SELECT set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true),
            set_config('statement_timeout', '600s', true)`,
  );
}
