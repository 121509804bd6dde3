import type { Tx } from "./tx.ts";

/**
 * Key of the advisory lock that stands for the breaker: "LEAD" in ASCII.
 *
 * It is an advisory lock, not the breaker's row: share locks on a row let the opener starve (p99 852 ms at 50
 * claimers, against 25 ms) and write a multixact per transaction. PostgreSQL queues advisory locks fairly.
 */
const BREAKER_LOCK = 0x4c454144;

/** The lock of the transaction that is about to open the breaker because of a failure; only later failures wait for it. */
const TURN_LOCK = BREAKER_LOCK + 1;

/**
 * First statement of every verb except `beginCall`, which is one fenced statement on one row, and `beginCalls`, which waits for none.
 * Shared holders run side by side; opening and closing run alone, so their mass updates need no row order
 * and can't deadlock with verbs that hold several rows.
 *
 * It is a statement of its own because the statements that depend on it must take their snapshots after the wait.
 */
export async function lockBreakerShared(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${BREAKER_LOCK})::text`);
}

/** For opening and closing. Never taken by a transaction that holds the shared mode. */
export async function lockBreakerExclusive(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${BREAKER_LOCK})::text`);
}

/**
 * For reporting a failure: takes the lock exclusively if the failure may open the breaker, shared if it comes too late for
 * that (rule J8), which it is for good once the breaker's epoch is past its call's. The caller reads the breaker again:
 * under the exclusive lock no other transaction can open it.
 *
 * When a provider fails, all workers report it at once. When each of 200 failures queued for the exclusive lock and held it
 * to its commit, that took up to 1.1 s, and every claim waited behind them. This way it takes 0.15 s.
 */
export async function lockBreakerToReport(tx: Tx, callId: string): Promise<void> {
  await tx.query(`SELECT lock_breaker_to_report(${BREAKER_LOCK}, ${TURN_LOCK}, $1)`, [callId]);
}
