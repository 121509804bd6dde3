import { type Rescue, readReach, rescueJobs, type SweptUp, sweepUp } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type pg from "pg";

export interface SweepOptions {
  readonly pool: pg.Pool;
  readonly silentMs: number;
  readonly onRescue: (rescue: Rescue) => void;
  readonly onSweptUp: (swept: SweptUp) => void;
}

/** One round after the workers that fell silent; and, as seldom as this worker may be silent, one for what is left of them. */
export function createSweeps({ pool, silentMs, onRescue, onSweptUp }: SweepOptions) {
  let sweptUpAt = performance.now();
  return async (workerId: string): Promise<void> => {
    const { reach, rescue } = await transaction(pool, async (tx) => {
      const reach = await readReach(tx, workerId);
      return { reach, rescue: await rescueJobs(tx, reach) };
    });
    if (rescue.workersLost.length > 0) onRescue(rescue);
    // After an outage nobody could write down the pools of its doorbells.
    if (performance.now() - sweptUpAt < silentMs || reach.seconds * 1_000 < silentMs) return;
    sweptUpAt = performance.now();
    const swept = await transaction(pool, (tx) => sweepUp(tx, workerId));
    if (swept.poolsUnlocked.length + swept.probesUnknown > 0) onSweptUp(swept);
  };
}
