import { Logger, runMigrations } from "graphile-worker";
import { withClient } from "../connection.ts";
import { migrationFiles } from "./migration-files.ts";
import { withSchemaEngine } from "./schema-engine.ts";

export const WORKER_SCHEMA = "graphile_worker";

/** No tables or types of ours are managed by anybody else. */
const filters = { externalTables: [], externalEnums: [] };

/** A migration did not apply. Nothing of it is left in the database: each runs in one transaction. */
export class MigrationError extends Error {
  readonly code = "MIGRATION_FAILED";

  constructor(cause: unknown) {
    super(`Migrating the database failed: ${firstLines(cause)}`, { cause });
    this.name = "MigrationError";
  }
}

export interface MigrateOptions {
  /** Where the migrations are (default: this package's own). */
  readonly directory?: string;
}

/**
 * Brings a database up to date: our migrations by Prisma's engine, then graphile-worker's own. Does nothing to one that is,
 * and of several processes that call this at once one does the work while the others wait.
 * @throws DatabaseUnreachableError, MigrationError
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  return withMigrationLock(url, async () => {
    const applied = await applyOurs(url, options.directory);
    await runMigrations({ connectionString: url, schema: WORKER_SCHEMA, logger: silent });
    return { applied };
  });
}

async function applyOurs(url: string, directory?: string): Promise<string[]> {
  const migrationsList = await migrationFiles(directory);
  return withSchemaEngine(url, async (engine) => {
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
      return appliedMigrationNames;
    } catch (error) {
      // A failed script was rolled back entirely, so saying so lets the corrected one run without `migrate resolve`.
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory(history(migrationsList));
      for (const migrationName of failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName });
      throw new MigrationError(error);
    }
  });
}

export interface MigrationStatus {
  readonly upToDate: boolean;
  /** On disk, not in the database. */
  readonly pending: string[];
  /** In the database, not on disk: it was migrated by a newer version of the code. */
  readonly unknown: string[];
  /** Changed on disk after it was applied. */
  readonly edited: string[];
}

/** Compares a database with the migrations on disk; changes nothing. @throws DatabaseUnreachableError */
export async function migrationStatus(url: string, options: MigrateOptions = {}): Promise<MigrationStatus> {
  return withMigrationLock(url, async () => {
    const migrationsList = await migrationFiles(options.directory);
    const found = await withSchemaEngine(url, (engine) =>
      engine.diagnoseMigrationHistory(history(migrationsList)),
    );
    const names: { unappliedMigrationNames?: string[]; unpersistedMigrationNames?: string[] } =
      found.history ?? {};
    const { unappliedMigrationNames: pending = [], unpersistedMigrationNames: unknown = [] } = names;
    const edited = found.editedMigrationNames;
    return { upToDate: pending.length + unknown.length + edited.length === 0, pending, unknown, edited };
  });
}

function history(migrationsList: Awaited<ReturnType<typeof migrationFiles>>) {
  return { migrationsList, filters, optInToShadowDatabase: false };
}

/** Prisma appends a trace of its own modules; what PostgreSQL said comes before it. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\n\s+0: /)[0]?.trim() ?? text;
}

const silent = new Logger(() => () => undefined);

/** Any number that no other program takes: "leadgen" as bytes. Prisma's engine has a lock of its own, which gives up after 10 s. */
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
