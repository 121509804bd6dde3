import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { withClient } from "../src/connection.ts";
import { withMigrationPool } from "../src/migrate/migration-pool.ts";
import { withSchemaEngine } from "../src/migrate/schema-engine.ts";
import { testDatabase } from "../src/testing/index.ts";
import { emptyDatabase } from "./support/empty-database.ts";

const SCHEMA = fileURLToPath(new URL("../prisma/schema.prisma", import.meta.url));

/** The SQL that Prisma would write for schema.prisma on an empty database. */
async function prismasOwn(url: string): Promise<string> {
  const files = [{ path: "schema.prisma", content: await readFile(SCHEMA, "utf8") }];
  const { stdout } = await withMigrationPool(url, (pool) =>
    withSchemaEngine(pool, (engine) =>
      engine.diff({
        from: { tag: "empty" },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    ),
  );
  return stdout ?? "";
}

/** The facts that the client relies on: columns with their types, and which may be NULL (for Prisma, a list never may). */
async function columns(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT format('%s.%s %s%s', relname, attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull OR attndims > 0 THEN ' NOT NULL' END) AS line
       FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' AND attnum > 0
       ORDER BY 1`,
    );
    return rows.map((row) => (row.line as string).replace("timestamp(6)", "timestamp"));
  });
}

test("schema.prisma describes the columns that the migrations make", async () => {
  await using migrated = await testDatabase();
  await using described = await emptyDatabase();
  const sql = await prismasOwn(described.url);
  await withClient(described.url, (client) => client.query(sql));
  expect(await columns(described.url)).toEqual(await columns(migrated.url));
});
