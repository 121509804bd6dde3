import type { Domain } from "./domain.ts";
import { abandonCalls } from "./parts/abandon-calls.ts";
import { freeDoorbells } from "./parts/free-doorbells.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";

export interface Sweep {
  readonly workerId: string;
  readonly silentSeconds: number;
}

export interface SweptUp {
  /** Ids under which nobody who lives locks graphile-worker's rows. */
  readonly poolsUnlocked: string[];
  readonly probesUnknown: number;
}

/** Longer than any call may take (its deadline is ten minutes at most), in SQL. */
const PROBE_PATIENCE = "interval '15 minutes'";

/**
 * The second broom, for what `rescueJobs` cannot see because it has no silent worker to go by:
 *
 * - doorbells that a worker took after it was declared dead, before it died in earnest;
 * - probes whose API process died.
 *
 * It reads graphile-worker's whole queue, so the longest-living worker does it for all; of the others it asks nothing.
 */
export async function sweepUp(tx: Tx, input: Sweep, domain: Domain): Promise<SweptUp> {
  await lockBreakerShared(tx);
  const [first] = await tx.query<{ id: string }>(
    "SELECT id FROM worker WHERE stopped_at IS NULL ORDER BY id LIMIT 1",
  );
  if (first?.id !== input.workerId) return { poolsUnlocked: [], probesUnknown: 0 };
  const probesUnknown = await abandonCalls(
    tx,
    `worker_id IS NULL AND purpose = 'PROBE' AND started_at < now() - ${PROBE_PATIENCE}`,
  );
  const poolsUnlocked = await freeDoorbells(tx, { lockedSeconds: input.silentSeconds }, domain);
  return { poolsUnlocked, probesUnknown };
}
