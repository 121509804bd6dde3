import type { Tx } from "@leadgen/core/engine";

/** A doorbell that was fetched is in a task's hands long before, in seconds. */
const FETCHED_SECONDS = 5;

/** Doorbells that are locked for this process and in nobody's hands: fetched by a statement whose answer was lost. */
export interface StrayDoorbells {
  /** From the start of a task to its end. */
  inHand<T>(doorbellId: string, task: () => Promise<T>): Promise<T>;
  /** An answer was lost: there may be strays from now on. */
  suspect(): void;
  /** Unlocks them if any are suspected, so that they ring again; graphile-worker would wait for 4 hours. @returns how many. */
  unlock(tx: Tx, poolIds: readonly string[]): Promise<number>;
}

export function strayDoorbells(): StrayDoorbells {
  const held = new Set<string>();
  let suspectedAt: number | undefined;
  return {
    async inHand(doorbellId, task) {
      held.add(doorbellId);
      try {
        return await task();
      } finally {
        held.delete(doorbellId);
      }
    },
    suspect() {
      suspectedAt = performance.now();
    },
    async unlock(tx, poolIds) {
      const since = suspectedAt;
      if (since === undefined) return 0;
      const strays = await tx.query(UNLOCK, [poolIds, [...held], FETCHED_SECONDS]);
      // Twice the time, so that one that was locked at the last moment has come of age.
      const old = performance.now() - since > 2 * FETCHED_SECONDS * 1_000;
      if (old && suspectedAt === since) suspectedAt = undefined;
      return strays.length;
    },
  };
}

// One that has just been answered for is unlocked here too if its answer is late: then it rings in vain.
const UNLOCK = `
  UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
  WHERE locked_by = ANY($1::text[]) AND id <> ALL($2::bigint[]) AND locked_at < now() - make_interval(secs => $3)
  RETURNING id`;
