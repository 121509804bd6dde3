import { autocommit, type Tx, transaction } from "@leadgen/db";
import { makeBacklog } from "@leadgen/testkit/make";
import type pg from "pg";

/** What all actors of the busy minute share. */
export interface Site {
  readonly db: pg.Pool;
  readonly live: number;
  readonly tally: Tally;
  /** One transaction; retries are counted. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Set by the operator: the next worker with a call under way reports it as a failure of the provider, and clears it. */
  failNextCall: ((opened: boolean) => void) | undefined;
}

export interface Tally {
  claimed: number;
  calls: number;
  completed: number;
  retried: number;
  /** Counted by the retry rule of `transaction`. */
  deadlocks: number;
  /** In milliseconds each, including the wait for the lock and the commit. */
  readonly openings: number[];
  readonly closings: number[];
  /** Wait of openings by hand for the breaker's lock alone, in milliseconds. */
  readonly lockWaits: number[];
}

export async function createSite(db: pg.Pool, { live }: { readonly live: number }): Promise<Site> {
  await makeBacklog(autocommit(db), live);
  await autocommit(db).query("ANALYZE");
  const tally: Tally = {
    claimed: 0,
    calls: 0,
    completed: 0,
    retried: 0,
    deadlocks: 0,
    openings: [],
    closings: [],
    lockWaits: [],
  };
  const onRetry = (error: unknown) => {
    tally.retried += 1;
    if ((error as { code?: unknown }).code === "40P01") tally.deadlocks += 1;
  };
  return { db, live, tally, run: (work) => transaction(db, work, { onRetry }), failNextCall: undefined };
}
