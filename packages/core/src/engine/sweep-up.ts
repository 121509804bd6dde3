import type { Domain } from "./domain.ts";
import { abandonCalls } from "./parts/abandon-calls.ts";
import { freeDoorbells } from "./parts/free-doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { OWN_CALL_PATIENCE } from "./parts/own-call-patience.ts";
import type { Tx } from "./parts/tx.ts";

export interface SweptUp {
  /** The pool ids, of no living worker, whose locks in graphile-worker were released. */
  readonly poolsUnlocked: string[];
  readonly ownCallsUnknown: number;
}

/**
 * The second sweep, for what `rescueJobs` cannot see because it belongs to no silent worker:
 *
 * - doorbells that a worker took after it was declared dead, before it exited;
 * - persons' own calls whose API process died.
 *
 * It reads graphile-worker's whole queue, so only the longest-living worker does it; for the others the verb returns at once.
 */
export async function sweepUp(tx: Tx, workerId: string, domain: Domain): Promise<SweptUp> {
  await lockBreakerShared(tx);
  const [first] = await tx.query<{ id: string; longestSilence: number }>(FIRST);
  if (first?.id !== workerId) return { poolsUnlocked: [], ownCallsUnknown: 0 };
  const ownCallsUnknown = await abandonCalls(
    tx,
    `worker_id IS NULL AND purpose <> 'PIPELINE' AND started_at < now() - ${OWN_CALL_PATIENCE}`,
  );
  const poolsUnlocked = await freeDoorbells(tx, { lockedSeconds: first.longestSilence }, domain);
  return { poolsUnlocked, ownCallsUnknown };
}

// A worker locks a doorbell before it writes its pool's id into its row, and may take as long as the silence that means death.
const FIRST = `
  SELECT id, (max(silent_ms) OVER () / 1000.0)::float8 AS "longestSilence" FROM worker
  WHERE stopped_at IS NULL ORDER BY id LIMIT 1`;
