import { type CommitWitness, createCommitWitness } from "./commit-witness.ts";
import { createPool, endPool } from "./pool.ts";
import { transaction } from "./transaction.ts";
import type { Tx } from "./tx.ts";

/**
 * A witness of a process's commits that does something about it when the database has lost some: in a transaction of its own, on a
 * connection that is made for it, before the process gets any other connection.
 */
export function watchForLoss(
  url: string,
  { applicationName, onLoss }: { applicationName: string; onLoss: (tx: Tx) => Promise<unknown> },
): CommitWitness {
  return createCommitWitness(async () => {
    const pool = createPool(url, { max: 1, applicationName });
    try {
      await transaction(pool, onLoss);
    } finally {
      await endPool(pool);
    }
  });
}
