import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { inject } from "vitest";
import { createPool, type PoolOptions } from "../pool.ts";
import { NO_TIMEOUTS } from "../session.ts";
import { databaseUrl, type TestServer } from "./test-server.ts";

// Declared here and not in global-setup.ts: every test imports this file, and no file imports that one.
declare module "vitest" {
  interface ProvidedContext {
    testServer: { url: string; template: string };
  }
}

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
  readonly pool: pg.Pool;
}

export interface TestDatabaseOptions {
  /** The server of `startTestServer`; needed outside vitest. */
  readonly server?: TestServer;
  /** The most connections of `pool` (default 10). */
  readonly max?: number;
  readonly timeouts?: PoolOptions["timeouts"];
  /** How long its disposal waits for connections to end before they count as left behind (default 60,000 ms). */
  readonly patienceMs?: number;
}

/** A migrated, empty database for the caller alone. Its disposal fails if the test left connections open. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = options.server ?? inject("testServer");
  const name = `leadgen_test_${randomBytes(8).toString("hex")}`;
  await clone(server, name);
  const url = databaseUrl(server.url, name);
  const pool = createPool(url, {
    applicationName: "leadgen-test",
    ...(options.max !== undefined && { max: options.max }),
    // A test may be paused in a debugger with a transaction open.
    timeouts: { idleInTransaction: 60_000, ...options.timeouts },
  });
  const patienceMs = options.patienceMs ?? 60_000;
  return { url, pool, [Symbol.asyncDispose]: () => dispose({ server, name, pool, patienceMs }) };
}

const admins = new Map<string, pg.Pool>();

/** Connections for making and dropping databases, kept by the process: a new one each time takes as much computing as the drop. */
function adminOf({ url }: TestServer): pg.Pool {
  const options = { max: 4, keep: 1, applicationName: "leadgen-admin", timeouts: NO_TIMEOUTS, standby: true };
  const admin = admins.get(url) ?? createPool(url, options);
  admins.set(url, admin);
  return admin;
}

async function clone(server: TestServer, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      // Copying files takes 12 ms in memory; going through the log (the default) takes 24.
      const sql = `CREATE DATABASE "${name}" TEMPLATE "${server.template}" STRATEGY file_copy`;
      await adminOf(server).query(sql);
      return;
    } catch (error) {
      // object_in_use: an autovacuum worker was in the template for longer than PostgreSQL's own patience.
      if ((error as { code?: string }).code !== "55006" || attempt === 5) throw error;
    }
  }
}

interface Disposal {
  readonly server: TestServer;
  readonly name: string;
  readonly pool: pg.Pool;
  readonly patienceMs: number;
}

async function dispose({ server, name, pool, patienceMs }: Disposal): Promise<void> {
  const taken = pool.totalCount - pool.idleCount;
  // end() waits for connections that are checked out; one that is never returned would make it wait for ever.
  const ended = pool.ended ? Promise.resolve() : pool.end();
  if (taken === 0) await ended;
  const leaks = await settle(adminOf(server), name, patienceMs);
  await adminOf(server).query(`DROP DATABASE "${name}" WITH (FORCE)`);
  if (leaks.length > 0) {
    throw new Error(`The test left ${leaks.length} database connection(s) open:\n${leaks.join("\n")}`);
  }
}

/** The connections that are still open after a moment: the server notices a closed socket a little later than this process. */
async function settle(admin: pg.Pool, name: string, patienceMs: number): Promise<string[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await admin.query(
      `SELECT format('- %s (%s), last: %s', application_name, state, left(query, 200)) AS line
       FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    );
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.line as string);
    await sleep(10);
  }
}

/** The names of the tables, ours and graphile-worker's, in which any column of any row contains the text. */
export async function tablesWith(pool: pg.Pool, text: string): Promise<string[]> {
  const tables = await pool.query<{ name: string }>(TABLES);
  const searches = tables.rows.map(
    ({ name }) => `SELECT '${name}' AS name FROM ${name} AS it WHERE strpos(it::text, $1) > 0`,
  );
  const hits = await pool.query<{ name: string }>(searches.join(" UNION "), [text]);
  return hits.rows.map(({ name }) => name);
}

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('public', 'graphile_worker')`;
