import { stopIfRestored } from "@leadgen/core/outreach";
import { createPool, createReserve, DoorError, endPool, knock, watchForLoss } from "@leadgen/db";
import type pg from "pg";

/** The connections of a process that serves the API. */
export interface ApiPools {
  readonly pool: pg.Pool;
  /** One connection for the emergency stop, for when all others are in use. */
  readonly reserve: pg.Pool;
  end(): Promise<void>;
}

/** Milliseconds that a request waits for a connection, so that one that can't be served is refused within 5 s. */
const ACQUIRE = 3_000;

export interface ApiPoolOptions {
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections at most, the reserve not counted. */
  readonly size: number;
}

/** @throws if the URL is not one. */
export function createApiPools(url: string, { applicationName, size }: ApiPoolOptions): ApiPools {
  // Finds changes that were confirmed to a person, such as an emergency stop, and that a failover lost.
  const witness = watchForLoss(url, {
    applicationName,
    onLoss: (tx) => stopIfRestored(tx, { actor: "api", lost: true }),
  });
  const pool = createPool(url, { applicationName, max: size, acquire: ACQUIRE, witness });
  const reserve = createReserve(url, { applicationName, acquire: ACQUIRE, witness });
  return {
    pool,
    reserve,
    end: async () => void (await Promise.all([endPool(pool), endPool(reserve)])),
  };
}

/** Connections besides the pool's: the reserve, the listener, and one that checks whether the server is up. */
const OTHER_CONNECTIONS = 3;

/**
 * Call it before the first request. Accepts a database that is unreachable, since it may come up and health reports it until
 * then; refuses an unfit one, since it stays unfit.
 * @throws DoorError
 */
export async function refuseUnfitDatabase(url: string, size: number): Promise<void> {
  try {
    await knock(url, "work", size + OTHER_CONNECTIONS);
  } catch (error) {
    if (error instanceof DoorError) throw error;
  }
}
