import { expect, test } from "vitest";
import { MIGRATIONS } from "../generated/migrations.ts";
import { migrationFiles } from "../src/migrate/migration-files.ts";
import { pendingMigrations } from "../src/pending-migrations.ts";
import { testDatabase } from "../src/testing/index.ts";
import { autocommit } from "../src/tx.ts";

test("the migrations that the code names equal those in the folder", async () => {
  const { migrationDirectories } = await migrationFiles();
  expect(migrationDirectories.map((directory) => directory.path)).toEqual([...MIGRATIONS]);
});

test("a migrated database lacks none, one that missed the last lacks it, one without tables lacks all", async () => {
  await using db = await testDatabase();
  const tx = autocommit(db.pool);
  expect(await pendingMigrations(tx)).toEqual([]);
  const last = MIGRATIONS.at(-1);
  await db.pool.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1", [
    last,
  ]);
  expect(await pendingMigrations(tx)).toEqual([last]);
  await db.pool.query("DROP TABLE _prisma_migrations");
  expect(await pendingMigrations(tx)).toEqual([...MIGRATIONS]);
});
