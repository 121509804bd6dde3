import { MIGRATIONS } from "../generated/migrations.ts";
import type { Tx } from "./tx.ts";

/** The migrations that this code needs and a database lacks, oldest first; all if it was never migrated. A newer database lacks none. */
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
