import type { Tx } from "./tx.ts";

/**
 * Key of the advisory lock that stands for the breaker: "LEAD" in ASCII.
 *
 * An advisory lock, not the breaker's row: share locks on a row let the opener starve (p99 852 ms at 50
 * claimers against 25 ms) and write a multixact per transaction. PostgreSQL queues advisory locks fairly.
 */
const BREAKER_LOCK = 0x4c454144;

/**
 * First statement of every verb except `beginCall`, which is one fenced statement on one row.
 * Shared holders run side by side; opening and closing run alone, so their mass updates need no row order
 * and can't deadlock with verbs that hold several rows.
 *
 * It is a statement of its own on purpose: what depends on it must take its snapshot after the wait.
 */
export async function lockBreakerShared(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${BREAKER_LOCK})::text`);
}

/** For opening, closing and reporting a failure. Never taken by a transaction that holds the shared mode. */
export async function lockBreakerExclusive(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${BREAKER_LOCK})::text`);
}
