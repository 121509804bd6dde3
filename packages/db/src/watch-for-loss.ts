import { type CommitWitness, createCommitWitness } from "./commit-witness.ts";
import { createPool, endPool } from "./pool.ts";
import { transaction } from "./transaction.ts";
import type { Tx } from "./tx.ts";

export interface LossWatch {
  readonly applicationName: string;
  /** Runs when the database has lost commits of this process. */
  readonly onLoss: (tx: Tx) => Promise<unknown>;
  /** Checks in addition whether the other server lacks something that was not committed by `transaction()`. */
  readonly lacks?: (tx: Tx) => Promise<boolean>;
  /** Called after each check, once any loss has been dealt with. */
  readonly told?: () => void;
}

/**
 * A witness of a process's commits that calls `onLoss` when the database has lost some. The call has a transaction and a connection
 * of its own, and comes before the process gets any other connection to the other server.
 */
export function watchForLoss(
  url: string,
  { applicationName, onLoss, lacks, told }: LossWatch,
): CommitWitness {
  return createCommitWitness(async ({ missing }) => {
    if (!missing && lacks === undefined) return;
    const pool = createPool(url, { max: 1, applicationName });
    try {
      await transaction(pool, async (tx) => {
        const lacking = await lacks?.(tx);
        if (missing || lacking) await onLoss(tx);
      });
      told?.();
    } finally {
      await endPool(pool);
    }
  });
}
