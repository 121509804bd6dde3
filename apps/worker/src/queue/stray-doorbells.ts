import type { Tx } from "@leadgen/core/outreach";

/** A doorbell that was fetched is in a task's hands long before, in seconds. */
const FETCHED_SECONDS = 5;

/** How a doorbell was answered. RING_ELSEWHERE: not at all, since this worker is stopping or was declared dead. */
export type DoorbellEnd = "ANSWERED" | "RING_ELSEWHERE";

/**
 * Doorbells that nobody would hear in time: locked for this process and in nobody's hands, because the answer that brought them was
 * lost (graphile-worker waits for 4 hours); or put off because their task failed, though only for others to take it (2.7 s the
 * first time, 148 s the fifth).
 */
export interface StrayDoorbells {
  /**
   * From the start of a task to its end.
   *
   * @throws for a doorbell that is to ring elsewhere: graphile-worker knows no other way to keep it.
   */
  inHand(doorbellId: string, task: () => Promise<DoorbellEnd>): Promise<void>;
  /** An answer was lost: there may be strays from now on. */
  suspect(): void;
  /** Lets those that there are ring again, now. @returns how many. */
  release(tx: Tx, poolIds: readonly string[]): Promise<number>;
  /** Whether some wait for graphile-worker to write that their task failed; only then can they be released. */
  waiting(): boolean;
}

export function strayDoorbells(): StrayDoorbells {
  const held = new Set<string>();
  const passedOn = new Set<string>();
  let suspectedAt: number | undefined;

  const unlock = async (tx: Tx, poolIds: readonly string[]) => {
    const since = suspectedAt;
    if (since === undefined) return 0;
    const strays = await tx.query(UNLOCK, [poolIds, [...held], FETCHED_SECONDS]);
    // Twice the time, so that one that was locked at the last moment has come of age.
    const old = performance.now() - since > 2 * FETCHED_SECONDS * 1_000;
    if (old && suspectedAt === since) suspectedAt = undefined;
    return strays.length;
  };

  const ringElsewhere = async (tx: Tx, poolIds: readonly string[]) => {
    const ids = [...passedOn];
    if (ids.length === 0) return 0;
    // In this order: one that is unlocked between the two is rung now, and forgotten the next time.
    const locked = await tx.query<{ id: string }>(STILL_LOCKED, [ids, poolIds]);
    const rung = await tx.query(RING_NOW, [ids]);
    for (const id of ids) if (!locked.some((row) => row.id === id)) passedOn.delete(id);
    return rung.length;
  };

  return {
    async inHand(doorbellId, task) {
      held.add(doorbellId);
      try {
        if ((await task()) === "ANSWERED") return;
      } finally {
        held.delete(doorbellId);
      }
      passedOn.add(doorbellId);
      throw new Error("worker-e6: stopping, or declared dead; the doorbell rings again elsewhere.");
    },
    suspect() {
      suspectedAt = performance.now();
    },
    waiting: () => passedOn.size > 0,
    async release(tx, poolIds) {
      return (await unlock(tx, poolIds)) + (await ringElsewhere(tx, poolIds));
    },
  };
}

// One that has just been answered for is unlocked here too if its answer is late: then it rings in vain.
const UNLOCK = `
  UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
  WHERE locked_by = ANY($1::text[]) AND id <> ALL($2::bigint[]) AND locked_at < now() - make_interval(secs => $3)
  RETURNING id`;

// Before all that were not begun, as every doorbell that was in somebody's hands (`ringJobs`).
const RING_NOW = `
  UPDATE graphile_worker._private_jobs
  SET run_at = to_timestamp(0), attempts = attempts - 1, last_error = NULL
  WHERE id = ANY($1::bigint[]) AND locked_by IS NULL AND attempts > 0
  RETURNING id`;

const STILL_LOCKED =
  "SELECT id::text FROM graphile_worker._private_jobs WHERE id = ANY($1::bigint[]) AND locked_by = ANY($2::text[])";
