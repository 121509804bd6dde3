import { createPool } from "@leadgen/db";
import { startEmbedded } from "@leadgen/db/embedded";
import { migrate } from "@leadgen/db/migrate";
import type pg from "pg";
import { removeFolder } from "./scratch-folder.ts";

/** A PostgreSQL for benchmarks or a chaos run, with the product's settings: fsync on. */
export interface Lab extends AsyncDisposable {
  /** `PostgreSQL 18.4`. */
  readonly version: string;
  /** A new database with the product's schema; dropped on disposal. */
  database(name: string): Promise<LabDatabase>;
}

export interface LabDatabase extends AsyncDisposable {
  readonly url: string;
  /** A pool of at most `max` connections; closed on disposal. */
  pool(max: number): pg.Pool;
}

/** Migrated once; each database is a copy, so that none sees another's dead rows or statistics. */
const TEMPLATE = "leadgen";

/** No timeouts: filling a table with a million rows takes longer than any statement may in production. */
const TIMEOUTS = { statement: 0, lock: 0, idleInTransaction: 0 };

/** Starts PostgreSQL on a new folder, which is removed on disposal. `settings` are PostgreSQL's, by name. */
export async function openLab(
  dataDir: string,
  settings: Readonly<Record<string, string | number>> = {},
): Promise<Lab> {
  const server = await startEmbedded({ dataDir, port: 0, settings });
  const urlOf = (name: string) => server.url.replace(/\/[^/]*$/, `/${name}`);
  const admin = createPool(urlOf("postgres"), { max: 1, timeouts: TIMEOUTS });
  const close = async () => {
    await admin.end();
    await server.stop();
    await removeFolder(dataDir);
  };
  try {
    await migrate(urlOf(TEMPLATE));
    const { rows } = await admin.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    return {
      version: `PostgreSQL ${rows[0]?.version.split(" ")[0]}`,
      database: (name) => createDatabase(admin, name, urlOf(name)),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createDatabase(admin: pg.Pool, name: string, url: string): Promise<LabDatabase> {
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE}"`);
  const pools: pg.Pool[] = [];
  return {
    url,
    pool(max) {
      const pool = createPool(url, { max, applicationName: "leadgen-lab", timeouts: TIMEOUTS });
      pools.push(pool);
      return pool;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map((pool) => pool.end()));
      // Without FORCE: PostgreSQL waits for connections that are closing, and reports any that is left open.
      await admin.query(`DROP DATABASE "${name}"`);
    },
  };
}
