import type { Tx } from "@leadgen/core/outreach";

/** A fetched doorbell has been handed to its task within this time, with a wide margin, in seconds. */
const FETCHED_SECONDS = 5;

/**
 * For this long after the database is back, a statement whose answer was lost may still be executed, in milliseconds: Linux keeps
 * sending the undelivered data of a closed connection for up to 100 s, and a proxy forwards what it buffered.
 */
const LATE_MS = 120_000;

/** How a doorbell was answered. RING_ELSEWHERE: not answered, since this worker is stopping or was declared dead. */
export type DoorbellEnd = "ANSWERED" | "RING_ELSEWHERE";

/**
 * Doorbells that would be answered far too late. Some are locked for this process although no task has them, because the answer
 * that brought them was lost: graphile-worker would wait for 4 hours. Others are for another worker to answer, and graphile-worker
 * delays them because their task failed here: by 2.7 s the first time, by 148 s the fifth.
 */
export interface StrayDoorbells {
  /**
   * Runs a task and keeps its doorbell marked as in hand until it ends.
   *
   * @throws if another worker must answer the doorbell: only a failed task makes graphile-worker keep it.
   */
  inHand(doorbellId: string, task: () => Promise<DoorbellEnd>): Promise<void>;
  /** An answer was lost: there may be stray doorbells from now on. */
  suspect(): void;
  /** Makes them due at once. @returns how many. */
  release(tx: Tx, poolIds: readonly string[]): Promise<number>;
  /** Whether some are still locked: graphile-worker has not yet written that their task failed. */
  waiting(): boolean;
}

export function strayDoorbells(): StrayDoorbells {
  const held = new Set<string>();
  const passedOn = new Set<string>();
  let suspicion: { answeredAt?: number } | undefined;

  const unlock = async (tx: Tx, poolIds: readonly string[]) => {
    const current = suspicion;
    if (current === undefined) return 0;
    const strays = await tx.query(UNLOCK, [poolIds, [...held], FETCHED_SECONDS]);
    const now = performance.now();
    current.answeredAt ??= now;
    if (now - current.answeredAt > LATE_MS && suspicion === current) suspicion = undefined;
    return strays.length;
  };

  const ringElsewhere = async (tx: Tx, poolIds: readonly string[]) => {
    const ids = [...passedOn];
    if (ids.length === 0) return 0;
    // In this order: a doorbell unlocked between the two statements is made due now, and the next release forgets it.
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
      suspicion = {};
    },
    waiting: () => passedOn.size > 0,
    async release(tx, poolIds) {
      return (await unlock(tx, poolIds)) + (await ringElsewhere(tx, poolIds));
    },
  };
}

// A doorbell whose task has ended but is not yet recorded as ended is unlocked too. It runs again and finds nothing to do.
const UNLOCK = `
  UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
  WHERE locked_by = ANY($1::text[]) AND id <> ALL($2::bigint[]) AND locked_at < now() - make_interval(secs => $3)
  RETURNING id`;

// Ahead of the doorbells of unstarted jobs, like every doorbell of a started job (`ringJobs`).
const RING_NOW = `
  UPDATE graphile_worker._private_jobs
  SET run_at = to_timestamp(0), attempts = attempts - 1, last_error = NULL
  WHERE id = ANY($1::bigint[]) AND locked_by IS NULL AND attempts > 0
  RETURNING id`;

const STILL_LOCKED =
  "SELECT id::text FROM graphile_worker._private_jobs WHERE id = ANY($1::bigint[]) AND locked_by = ANY($2::text[])";
