import { readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import type { MigrateOptions } from "./migrate.ts";
import { MIGRATIONS_DIR } from "./migration-files.ts";
import { withMigrationPool } from "./migration-pool.ts";

/**
 * Reverts the newest applied migration by its `down.sql`, together with Prisma's record of it, in one transaction. Data that
 * the down.sql drops is lost, so only a person may call this, never a start-up.
 * @returns its name; undefined if there is none.
 * @throws DatabaseUnreachableError, or PostgreSQL's error; then nothing was changed.
 */
export async function revertLast(url: string, options: MigrateOptions = {}): Promise<string | undefined> {
  return withMigrationPool(url, async (pool) => {
    const client = await pool.connect();
    try {
      const name = await newest(client);
      if (name === undefined) return undefined;
      const down = await readFile(path.join(options.directory ?? MIGRATIONS_DIR, name, "down.sql"), "utf8");
      await client.query("BEGIN");
      await client.query(down);
      await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
      await client.query("COMMIT");
      return name;
    } finally {
      // Destroyed, because it may be in a failed transaction.
      client.release(true);
    }
  });
}

async function newest(client: pg.ClientBase): Promise<string | undefined> {
  const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS oid");
  if (tables[0].oid === null) return undefined;
  const { rows } = await client.query(
    `SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ORDER BY migration_name DESC LIMIT 1`,
  );
  return rows[0]?.migration_name;
}
