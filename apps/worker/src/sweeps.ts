import { type Rescue, rescueJobs, type SweptUp, sweepUp } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type pg from "pg";

export interface SweepOptions {
  readonly pool: pg.Pool;
  readonly silentMs: number;
  readonly onRescue: (rescue: Rescue) => void;
  readonly onSweptUp: (swept: SweptUp) => void;
}

/** One round after the workers that fell silent; and, as seldom as a worker may be silent, one for what is left of them. */
export function createSweeps({ pool, silentMs, onRescue, onSweptUp }: SweepOptions) {
  const silentSeconds = silentMs / 1000;
  let sweptUpAt = performance.now();
  return async (workerId: string): Promise<void> => {
    const rescue = await transaction(pool, (tx) => rescueJobs(tx, { silentSeconds }));
    if (rescue.workersLost.length > 0) onRescue(rescue);
    if (performance.now() - sweptUpAt < silentMs) return;
    sweptUpAt = performance.now();
    const swept = await transaction(pool, (tx) => sweepUp(tx, { workerId, silentSeconds }));
    if (swept.poolsUnlocked.length + swept.probesUnknown > 0) onSweptUp(swept);
  };
}
