import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { knock } from "../door/knock.ts";
import { unfinishedRestore } from "../door/unfinished-restore.ts";
import { autocommit } from "../tx.ts";
import { migrationFiles } from "./migration-files.ts";
import { withMigrationPool } from "./migration-pool.ts";
import { prepareSchema } from "./prepare-schema.ts";
import { withSchemaEngine } from "./schema-engine.ts";

export const WORKER_SCHEMA = "graphile_worker";

/** All tables and types are managed by our migrations. */
const filters = { externalTables: [], externalEnums: [] };

/** A migration failed. Nothing of it is left in the database, because each runs in one transaction. */
export class MigrationError extends Error {
  readonly code = "MIGRATION_FAILED";

  constructor(cause: unknown) {
    super(`Migrating the database failed: ${firstLines(cause)}`, { cause });
    this.name = "MigrationError";
  }
}

export interface MigrateOptions {
  /** How long to wait while another process migrates, in milliseconds (default 30 s). */
  readonly patience?: number;
  /** Where the migrations are (default: this package's own). */
  readonly directory?: string;
}

/**
 * Brings a database up to date: our migrations by Prisma's engine, then graphile-worker's own. It changes nothing in a database
 * that is up to date. Of several concurrent processes one does the work, and the others wait for `patience`.
 * @throws DatabaseUnreachableError, DoorError, MigrationError
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  await knock(url, "migrate");
  return withMigrationPool(
    url,
    async (pool) => {
      await prepareSchema(pool, url);
      const applied = await applyOurs(pool, options.directory);
      await runMigrations({ pgPool: pool, schema: WORKER_SCHEMA, logger: silent });
      return { applied };
    },
    options.patience,
  );
}

async function applyOurs(pool: pg.Pool, directory?: string): Promise<string[]> {
  const migrationsList = await migrationFiles(directory);
  return withSchemaEngine(pool, async (engine) => {
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
      return appliedMigrationNames;
    } catch (error) {
      // A failed script was rolled back entirely, so marking it so lets the corrected one run without `migrate resolve`.
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
  /** A sentence, if a restore ended before all keys were made. */
  readonly unfinished: string | undefined;
}

/** Compares a database with the migrations on disk; changes nothing. @throws DatabaseUnreachableError */
export async function migrationStatus(url: string, options: MigrateOptions = {}): Promise<MigrationStatus> {
  return withMigrationPool(url, async (pool) => {
    const migrationsList = await migrationFiles(options.directory);
    const found = await withSchemaEngine(pool, (engine) =>
      engine.diagnoseMigrationHistory(history(migrationsList)),
    );
    const names: { unappliedMigrationNames?: string[]; unpersistedMigrationNames?: string[] } =
      found.history ?? {};
    const { unappliedMigrationNames: pending = [], unpersistedMigrationNames: unknown = [] } = names;
    const edited = found.editedMigrationNames;
    const unfinished = await unfinishedRestore(autocommit(pool));
    const upToDate = pending.length + unknown.length + edited.length === 0 && unfinished === undefined;
    return { upToDate, pending, unknown, edited, unfinished };
  });
}

function history(migrationsList: Awaited<ReturnType<typeof migrationFiles>>) {
  return { migrationsList, filters, optInToShadowDatabase: false };
}

/** PostgreSQL's message, without the trace of its own modules that Prisma appends. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\n\s+0: /)[0]?.trim() ?? text;
}

const silent = new Logger(() => () => undefined);
