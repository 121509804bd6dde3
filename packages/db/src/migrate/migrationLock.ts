import pg from "pg";
import { CONNECT_TIMEOUT } from "../pool.ts";
import { DatabaseUnreachableError, hostAndPort, isUnreachable } from "../unreachable.ts";

/** Any number that nobody else takes: "leadgen" as bytes. Prisma's engine has a lock of its own, which gives up after 10 s. */
const LOCK = "30510848119563630";

/** Runs `work` while no other process migrates this database. */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const where = hostAndPort(url);
  const client = new pg.Client({
    connectionString: url,
    application_name: "leadgen-migrate",
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  });
  try {
    await client.connect();
  } catch (error) {
    throw isUnreachable(error) ? new DatabaseUnreachableError(where, error) : error;
  }
  try {
    // Freed by the server when this connection ends, however that happens.
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
