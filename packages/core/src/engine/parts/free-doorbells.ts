import type { Domain } from "../domain.ts";
import { doorbellTasks } from "./doorbells.ts";
import type { Tx } from "./tx.ts";

/**
 * Unlocks graphile-worker's rows that a pool of no living worker has held for at least `lockedSeconds`, which must be
 * longer than a living worker may take to write down its pools. graphile-worker by itself would wait for four hours.
 * Rows of other tasks than ours stay locked. Not a verb: the caller holds the breaker's lock.
 *
 * @returns the pools that were unlocked.
 */
export async function freeDoorbells(
  tx: Tx,
  input: { readonly lockedSeconds: number },
  { tasks }: Domain,
): Promise<string[]> {
  const ours = doorbellTasks(tasks);
  const rows = await tx.query<{ poolId: string }>(STRAY, [input.lockedSeconds, ours]);
  const pools = rows.map((row) => row.poolId);
  if (pools.length > 0)
    await tx.query("SELECT graphile_worker.force_unlock_workers($1::text[])::text", [pools]);
  return pools;
}

const STRAY = `
  SELECT DISTINCT bell.locked_by AS "poolId" FROM graphile_worker.jobs AS bell
  WHERE bell.locked_at <= now() - make_interval(secs => $1) AND bell.task_identifier = ANY($2::text[])
    AND NOT EXISTS (SELECT FROM worker WHERE stopped_at IS NULL AND bell.locked_by = ANY(pool_ids))`;
