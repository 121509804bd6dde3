import { withClient } from "../with-client.ts";

/** Any number that nobody else takes: "leadgen" as bytes. Prisma's engine has a lock of its own, which gives up after 10 s. */
const LOCK = "30510848119563630";

/**
 * Runs `work` while no other process migrates this database. The server frees the lock when the connection ends, however
 * that happens. @throws DatabaseUnreachableError
 */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return work();
  });
}
