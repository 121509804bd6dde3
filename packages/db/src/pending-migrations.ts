import type { Tx } from "./tx.ts";

/** The migrations that this code was written for, oldest first. Named here, since a bundled app has no folder to look into. */
export const MIGRATIONS = [
  "0001_init",
  "0002_accounts",
  "0003_do_not_contact",
  "0004_lock_to_open",
  "0005_installation",
  "0006_job_counts",
  "0007_heard_since",
  "0008_kept_success_once",
  "0009_worker_limits",
  "0010_job_ended_by",
] as const;

/** Those of them that a database lacks; all of them if it was never migrated. A database that is ahead lacks none. */
export async function pendingMigrations(tx: Tx): Promise<string[]> {
  const [known] = await tx.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (known?.exists !== true) return [...MIGRATIONS];
  const rows = await tx.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map((row) => row.name));
  return MIGRATIONS.filter((name) => !applied.has(name));
}
