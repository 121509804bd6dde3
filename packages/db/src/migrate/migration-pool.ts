import pg from "pg";
import { withClient } from "../connection.ts";
import { DoorError } from "../door/door-error.ts";
import { NO_TIMEOUTS, SessionClient, type SessionConfig } from "../session.ts";

/** The advisory lock's key: "leadgen" as bytes. Prisma's engine has a lock of its own, which gives up after 10 s. */
const LOCK = "30510848119563630";

/** Longer than most migrations take, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Runs `work` while no other process migrates this database. It has a pool of its own, because Prisma's engine never closes its
 * adapter's connections, and a template database must have none. The server releases the lock when the connection ends for any reason.
 * @throws DatabaseUnreachableError; DoorError if another process migrates for longer than `patience` milliseconds.
 */
export async function withMigrationPool<T>(
  url: string,
  work: (pool: pg.Pool) => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  return withClient(url, async (client) => {
    await takeLock(client, patience);
    const pool = new pg.Pool({
      Client: SessionClient,
      ...({ timeouts: NO_TIMEOUTS } satisfies SessionConfig),
      connectionString: url,
      application_name: "leadgen-migrate",
      max: 2,
    });
    // A connection lost while idle or between two statements: the next statement fails anyway.
    pool.on("error", () => undefined);
    pool.on("connect", (each) => each.on("error", () => undefined));
    try {
      return await work(pool);
    } finally {
      await pool.end();
      // Behind a pooler the server connection, and with it the lock, would stay.
      await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    }
  });
}

async function takeLock(client: pg.Client, patience: number): Promise<void> {
  await client.query(`SET lock_timeout = ${patience}`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  } catch (error) {
    if ((error as { code?: string }).code !== "55P03") throw error;
    const { rows } = await client.query<{ holder: string }>(HOLDER, [LOCK]);
    throw new DoorError(
      `Another process migrates this database (${rows[0]?.holder ?? "it has just ended"}): wait for its end and run this again.`,
      { cause: error },
    );
  }
  await client.query("SET lock_timeout = 0");
}

const HOLDER = `
  SELECT format('process %s of PostgreSQL, %s of %s%s, connected since %s', pid, application_name, usename,
                ' from ' || host(client_addr), to_char(backend_start, 'YYYY-MM-DD HH24:MI:SS')) AS holder
  FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE locktype = 'advisory' AND granted AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid::bigint = $1::bigint >> 32 AND objid::bigint = $1::bigint & 4294967295 AND objsubid = 1`;
