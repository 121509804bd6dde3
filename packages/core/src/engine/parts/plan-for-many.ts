import type { Tx } from "./tx.ts";

/**
 * For the rest of the transaction, which rewrites every live job. Under the breaker's exclusive lock, so at most one
 * such transaction at a time takes the memory.
 *
 * - 64 MB hold the rows and doorbells of 100,000 jobs; with the default of 4 MB each step of the statement goes through
 *   a temporary file (5 % of a closing).
 * - PostgreSQL believes that `add_jobs` returns 1,000 rows, and would look each job up in the index instead of
 *   reading the table once (another 4 %). Nor are its rows sorted to be merged, but rewritten in their order in the table.
 * - The session's statement timeout is meant for statements that hang or are badly planned. A breaker that can't open or be
 *   closed because a million jobs take longer than that on a busy machine would be worse than waiting: 10 minutes.
 */
export async function planForMany(tx: Tx): Promise<void> {
  await tx.query(
    `SELECT set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true),
            set_config('statement_timeout', '600s', true)`,
  );
}
