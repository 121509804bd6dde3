import { DatabaseUnreachableError, type Tx, transaction } from "@leadgen/db";
import type pg from "pg";

type Work<T> = (tx: Tx) => Promise<T>;

/** Runs transactions on one of two pools, so that a worker can record and stop while its own pool has no connection. */
export interface WithReserve {
  /** Uses the pool, and the reserve if the pool can't reach the database. */
  patiently<T>(work: Work<T>): Promise<T>;
  /**
   * For opening the breaker. Uses the reserve unless the pool has an idle connection: a server that accepts no more
   * connections may take 5 s to say so, and until then other workers would go on calling a provider that failed.
   */
  urgently<T>(work: Work<T>): Promise<T>;
}

/** @throws what `transaction` throws; DatabaseUnreachableError if neither has a connection. */
export function withReserve(pool: pg.Pool, reserve: pg.Pool): WithReserve {
  const tryBoth = async <T>(first: pg.Pool, second: pg.Pool, work: Work<T>): Promise<T> => {
    try {
      return await transaction(first, work);
    } catch (error) {
      if (!(error instanceof DatabaseUnreachableError)) throw error;
      return transaction(second, work);
    }
  };
  return {
    patiently: (work) => tryBoth(pool, reserve, work),
    urgently: (work) => (pool.idleCount > 0 ? tryBoth(pool, reserve, work) : tryBoth(reserve, pool, work)),
  };
}
