import { stopIfRestored } from "@leadgen/core/outreach";
import { createPool, createReserve, DoorError, endPool, knock, watchForLoss } from "@leadgen/db";
import type pg from "pg";

/** The connections of a process that serves the API. */
export interface ApiPools {
  readonly pool: pg.Pool;
  /** One connection for the emergency stop, when no other can be had. */
  readonly reserve: pg.Pool;
  end(): Promise<void>;
}

/** Milliseconds. A request waits no longer for a connection, so that a request that can't be served is refused within 5 s. */
const ACQUIRE = 3_000;

export interface ApiPoolOptions {
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections at most, the reserve not counted. */
  readonly size: number;
}

/** @throws if the URL is not one. */
export function createApiPools(url: string, { applicationName, size }: ApiPoolOptions): ApiPools {
  // What a person was told is done, an emergency stop say, and a failover lost.
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

/** Besides the pool's: the reserve, the one that listens, and one that asks whether the server is there. */
const OTHER_CONNECTIONS = 3;

/**
 * Before the first request. A database that is away may come, and health says so meanwhile; one that is unfit stays so.
 * @throws DoorError
 */
export async function refuseUnfitDatabase(url: string, size: number): Promise<void> {
  try {
    await knock(url, "work", size + OTHER_CONNECTIONS);
  } catch (error) {
    if (error instanceof DoorError) throw error;
  }
}
