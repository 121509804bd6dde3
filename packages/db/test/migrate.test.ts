import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { expect, inject, test, vi } from "vitest";
import { withClient } from "../src/connection.ts";
import { DatabaseUnreachableError } from "../src/index.ts";
import { MigrationError, migrate, migrationStatus, revertLast } from "../src/migrate/index.ts";
import { MIGRATIONS_DIR } from "../src/migrate/migration-files.ts";
import { databaseUrl } from "../src/testing/test-server.ts";
import { emptyDatabase } from "./support/empty-database.ts";

const SCRIPT = fileURLToPath(new URL("../scripts/database.ts", import.meta.url));

async function tables(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
    );
    return rows.map((row) => row.tablename as string);
  });
}

/** A folder with our migrations plus one more. */
async function withExtra(sql: string): Promise<{ directory: string } & AsyncDisposable> {
  const directory = await mkdtemp(path.join(tmpdir(), "leadgen-migrations-"));
  await cp(MIGRATIONS_DIR, directory, { recursive: true });
  const extra = path.join(directory, "9999_extra");
  await mkdir(extra);
  await writeFile(path.join(extra, "migration.sql"), sql);
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
}

test("brings an empty database up to date, and does nothing the second time", async () => {
  await using db = await emptyDatabase();
  expect(await migrationStatus(db.url)).toMatchObject({
    upToDate: false,
    pending: expect.arrayContaining(["0001_init"]),
  });
  expect((await migrate(db.url)).applied).toContain("0001_init");
  expect(await migrate(db.url)).toEqual({ applied: [] });
  expect(await migrationStatus(db.url)).toEqual({ upToDate: true, pending: [], unknown: [], edited: [] });
  expect(await tables(db.url)).toContain("breaker_event");
});

test("of five concurrent processes one migrates, and all succeed", async () => {
  await using db = await emptyDatabase();
  const results = await Promise.all(Array.from({ length: 5 }, () => migrate(db.url)));
  expect(results.map((result) => result.applied.length > 0).filter(Boolean)).toHaveLength(1);
  expect((await migrationStatus(db.url)).upToDate).toBe(true);
});

test("each migration can be reverted and applied again", async () => {
  await using db = await emptyDatabase();
  const { applied } = await migrate(db.url);
  const before = await tables(db.url);
  const reverted: string[] = [];
  for (let name = await revertLast(db.url); name; name = await revertLast(db.url)) reverted.push(name);
  expect(reverted).toEqual([...applied].reverse());
  expect(await tables(db.url)).toEqual([]);
  expect(await types(db.url)).toEqual([]);
  expect((await migrate(db.url)).applied).toEqual(applied);
  expect(await tables(db.url)).toEqual(before);
});

async function types(url: string): Promise<unknown[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace UNION ALL
       SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'`,
    );
    return rows;
  });
}

test("a migration that fails leaves nothing of itself, and runs once it is corrected", async () => {
  await using db = await emptyDatabase();
  await using broken = await withExtra("CREATE TABLE half (id int); SELECT 'a;b'; SELECT 1 / 0;");
  const attempt = migrate(db.url, broken);
  await expect(attempt).rejects.toThrow(MigrationError);
  await expect(attempt).rejects.toThrow(/9999_extra|division by zero/);
  expect(await tables(db.url)).not.toContain("half");
  await writeFile(path.join(broken.directory, "9999_extra", "migration.sql"), "CREATE TABLE whole (id int);");
  expect(await migrate(db.url, broken)).toEqual({ applied: ["9999_extra"] });
  expect(await tables(db.url)).toContain("whole");
});

test("functions whose bodies hold semicolons arrive in one piece", async () => {
  await using db = await emptyDatabase();
  await using extra = await withExtra(
    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 7; END; $$; -- a; comment",
  );
  await migrate(db.url, extra);
  expect(await withClient(db.url, async (client) => (await client.query("SELECT f()")).rows)).toEqual([
    { f: 7 },
  ]);
});

test("the status names migrations that a newer version applied and those that were edited afterwards", async () => {
  await using db = await emptyDatabase();
  await using newer = await withExtra("SELECT 1;");
  await migrate(db.url, newer);
  expect(await migrationStatus(db.url)).toMatchObject({ upToDate: false, unknown: ["9999_extra"] });
  await writeFile(path.join(newer.directory, "9999_extra", "migration.sql"), "SELECT 2;");
  expect(await migrationStatus(db.url, newer)).toMatchObject({ upToDate: false, edited: ["9999_extra"] });
});

test("an unreachable database is named by host and port, never with its password", async () => {
  for (const attempt of [migrate, migrationStatus, revertLast]) {
    const error: Error = await attempt("postgresql://somebody:hunter2@127.0.0.1:1/leadgen").then(
      () => new Error("reached"),
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toMatch(/127\.0\.0\.1:1.*DATABASE_URL/);
    expect(error.message).not.toContain("hunter2");
  }
});

test("a wrong database name fails with PostgreSQL's own error", async () => {
  const url = databaseUrl(inject("testServer").url, "no_such_database");
  await expect(migrate(url)).rejects.toThrow('database "no_such_database" does not exist');
});

test("the command migrates with the network cut off: no request leaves, whichever proxy is set", async () => {
  await using db = await emptyDatabase();
  const requests: string[] = [];
  const proxy = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.writeHead(502).end();
  });
  proxy.on("connect", (request, socket) => {
    requests.push(request.url ?? "");
    socket.end();
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`;
  // An empty environment: no cached engine, no PRISMA_ variable that points at one.
  const env = { DATABASE_URL: db.url, HTTP_PROXY: address, HTTPS_PROXY: address, NODE_USE_ENV_PROXY: "1" };
  const child = spawn(process.execPath, [SCRIPT, "migrate"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [[code], output] = await Promise.all([once(child, "exit"), text(child.stdout)]);
  proxy.close();
  expect({ code, output, requests }).toEqual({
    code: 0,
    output: expect.stringContaining("Applied 0001_init"),
    requests: [],
  });
});

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  let all = "";
  for await (const chunk of stream) all += chunk.toString();
  return all;
}

test("leaves no connection behind", async () => {
  await using db = await emptyDatabase();
  await migrate(db.url);
  await withClient(db.url, async (client: pg.Client) => {
    const others = async () => (await client.query(OTHER_CLIENTS)).rows;
    // The server notices a closed socket a little later than this process.
    await vi.waitFor(async () => expect(await others()).toEqual([]), { timeout: 60_000, interval: 20 });
  });
});

const OTHER_CLIENTS = `
  SELECT application_name FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;
