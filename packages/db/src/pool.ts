import pg from "pg";
import type { CommitWitness } from "./commit-witness.ts";
import { hostAndPort, WatchedClient } from "./connection.ts";
import { takePulse } from "./pulse.ts";
import { SESSION_TIMEOUTS, type SessionConfig, type SessionTimeouts } from "./session.ts";

const ACQUIRE_TIMEOUT = 35_000;

/** Silence after which TCP checks whether the other end is still there, in milliseconds. For connections that only listen. */
const KEEP_ALIVE = 10_000;

export interface PoolOptions {
  /** The most connections (default 10). */
  readonly max?: number;
  /** How many connections stay open while idle (default 0). */
  readonly keep?: number;
  /** Shown in pg_stat_activity (default "leadgen"). */
  readonly applicationName?: string;
  readonly timeouts?: Partial<SessionTimeouts>;
  /** Whether a standby is accepted, for work that only reads (default false). */
  readonly standby?: boolean;
  /**
   * How long a caller waits for a free connection, in milliseconds (default 35 s). The API waits less, because people wait for it. The
   * default is longer than a closing of the breaker over a million jobs, for which all connections of a busy worker wait.
   */
  readonly acquire?: number;
  /** The process's commit witness, the same for all pools through which it writes (default: none). */
  readonly witness?: CommitWitness;
  /** Called when an idle connection is lost. The pool replaces it, so the default does nothing. */
  readonly onIdleConnectionLost?: (error: Error) => void;
}

const INT8 = 20;
// Typed as number, because pg's types list no arrays.
const INT8_ARRAY: number = 1016;
const DATE = 1082;

/** This pool's own parsers: pg's global ones also serve graphile-worker and Prisma. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary") {
      if (oid === INT8) return parseInt8;
      // A calendar day has no time zone; a Date would shift it by the server's.
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8_ARRAY) return (text: string) => int8Array(text).map((each) => each && parseInt8(each));
    }
    return pg.types.getTypeParser(oid, format as "text");
  },
};

const int8Array: (text: string) => (string | null)[] = pg.types.getTypeParser(INT8_ARRAY, "text");

/** A number if that is exact, a bigint beyond 2^53. */
function parseInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

const addresses = new WeakMap<pg.Pool, string>();

/** The `host:port` that a pool of `createPool` connects to, for messages. */
export function poolAddress(pool: pg.Pool): string {
  return addresses.get(pool) ?? "the database";
}

/**
 * The one pool that a process shares between raw SQL, Prisma and graphile-worker. int8 is read as number (bigint
 * beyond 2^53), timestamptz as Date, date and numeric as text.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const address = hostAndPort(url);
  const timeouts = { ...SESSION_TIMEOUTS, ...options.timeouts };
  const pool = new pg.Pool({
    Client: WatchedClient,
    ...({
      timeouts,
      standby: options.standby ?? false,
      witness: options.witness,
    } satisfies SessionConfig),
    connectionString: url,
    max: options.max ?? 10,
    min: options.keep ?? 0,
    // Otherwise the connections that are kept open would keep the process alive.
    allowExitOnIdle: (options.keep ?? 0) > 0,
    application_name: options.applicationName ?? "leadgen",
    connectionTimeoutMillis: options.acquire ?? ACQUIRE_TIMEOUT,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
    types,
  });
  // Without a listener, a connection that dies while idle (server restart) is an uncaught exception.
  pool.on("error", (error) => options.onIdleConnectionLost?.(error));
  addresses.set(pool, address);
  takePulse(pool, { clients: track(pool), url, address, longest: timeouts.statement });
  return pool;
}

const connections = new WeakMap<pg.Pool, ReadonlySet<WatchedClient>>();

function track(pool: pg.Pool): ReadonlySet<WatchedClient> {
  const clients = new Set<WatchedClient>();
  // A connection that is checked out but idle has no other listener; its next statement fails anyway.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    if (client instanceof WatchedClient) clients.add(client);
  });
  pool.on("remove", (client) => {
    if (client instanceof WatchedClient) clients.delete(client);
  });
  connections.set(pool, clients);
  return clients;
}

/** How long PostgreSQL may take to close its connections, in milliseconds. */
const END_TIMEOUT = 2_000;

/** Ends a pool of `createPool`, even if the server no longer answers. */
export async function endPool(pool: pg.Pool): Promise<void> {
  const late = setTimeout(() => {
    for (const client of connections.get(pool) ?? []) client.cut(new Error("Connection terminated: ending"));
  }, END_TIMEOUT);
  await pool.end();
  clearTimeout(late);
}

/** How often the reserve connection is checked, in milliseconds: while it is connected, and while it is not. */
const RESERVE_CHECK = 5_000;
const RESERVE_RETRY = 500;

/**
 * One connection that is open from the start and stays open, apart from the pool. It is for the emergency stop, which must
 * work when no other connection can be made. A lost one is reopened as soon as PostgreSQL accepts it. End it with `endPool`.
 */
export function createReserve(url: string, options: Omit<PoolOptions, "max" | "keep"> = {}): pg.Pool {
  const applicationName = `${options.applicationName ?? "leadgen"}-reserve`;
  const pool = createPool(url, { ...options, applicationName, max: 1, keep: 1 });
  let timer: NodeJS.Timeout | undefined;
  const hold = async () => {
    clearTimeout(timer);
    if (pool.ending) return;
    const held = await pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    clearTimeout(timer);
    if (!pool.ending) timer = setTimeout(hold, held ? RESERVE_CHECK : RESERVE_RETRY).unref();
  };
  pool.on("remove", () => void hold());
  void hold();
  return pool;
}
