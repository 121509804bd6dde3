import { randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { withClient } from "../src/connection.ts";
import { knock } from "../src/index.ts";
import { migrate } from "../src/migrate/index.ts";
import { testDatabase } from "../src/testing/index.ts";
import { databaseUrl } from "../src/testing/test-server.ts";
import { emptyDatabase } from "./support/empty-database.ts";
import { run } from "./support/run-command.ts";

const SENTENCE = /^[A-Za-z_][^\n]*[.)]\n$/;

/** Runs the real command, and checks its exit code and that it made nothing. @returns its message. */
async function refused(url: string): Promise<string> {
  const { code, stdout, stderr } = await run("migrate", url);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(SENTENCE);
  return stderr;
}

async function roleOf(
  url: string,
  sql: (role: string) => string,
): Promise<{ url: string } & AsyncDisposable> {
  const role = `leadgen_guest_${randomBytes(6).toString("hex")}`;
  await withClient(url, (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'guest'; ${sql(role)}`));
  const as = new URL(url);
  as.username = role;
  as.password = "guest";
  return {
    url: as.href,
    [Symbol.asyncDispose]: () =>
      withClient(url, async (client) => {
        await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      }),
  };
}

const tables = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT count(*)::int AS n FROM pg_tables WHERE schemaname !~ '^(pg_|information)'",
    );
    return rows[0].n as number;
  });

test("a database that is not UTF8 is refused", async () => {
  const server = inject("testServer").url;
  const name = `leadgen_latin_${randomBytes(8).toString("hex")}`;
  await withClient(server, (admin) =>
    admin.query(
      `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
    ),
  );
  const url = databaseUrl(server, name);
  expect(await refused(url)).toContain("stores text as LATIN1");
  expect(await tables(url)).toBe(0);
  await withClient(server, (admin) => admin.query(`DROP DATABASE "${name}"`));
});

test("a role without privileges is told each missing GRANT, one after the other, and is then accepted", async () => {
  await using db = await emptyDatabase();
  const name = new URL(db.url).pathname.slice(1);
  await using guest = await roleOf(db.url, () => "");
  const role = new URL(guest.url).username;
  const grant = (said: string) =>
    withClient(db.url, (client) => client.query(/GRANT .*? TO \w+/.exec(said)?.[0] ?? ""));

  let said = await refused(guest.url);
  expect(said).toContain(`GRANT CREATE ON DATABASE ${name} TO ${role}`);
  await grant(said);
  said = await refused(guest.url);
  expect(said).toContain(`GRANT USAGE, CREATE ON SCHEMA public TO ${role}`);
  expect(await tables(db.url)).toBe(0);
  await grant(said);
  expect((await migrate(guest.url)).applied).toContain("0001_init");
  await knock(guest.url, "work");

  await using other = await roleOf(db.url, (name) => `GRANT USAGE, CREATE ON SCHEMA public TO ${name}`);
  said = await refused(other.url);
  expect(said).toContain(`GRANT ${role} TO ${new URL(other.url).username}`);
  await grant(said);
  await knock(other.url, "work");
});

test("a role whose tables belong to a superuser, as after a restore, is told to restore them as itself", async () => {
  await using db = await testDatabase();
  await using guest = await roleOf(db.url, (role) => `GRANT USAGE, CREATE ON SCHEMA public TO ${role}`);
  const role = new URL(guest.url).username;
  const said = await refused(guest.url);
  expect(said).toContain("belongs to the superuser postgres: restore the dump as");
  expect(said).toContain(`pg_restore --no-owner --role=${role}`);
  expect(said).not.toContain("GRANT");
});

test("a role whose search path names no existing schema is told so", async () => {
  await using db = await emptyDatabase();
  await using guest = await roleOf(db.url, (role) => `ALTER ROLE ${role} SET search_path = nowhere`);
  expect(await refused(guest.url)).toContain("leads to no schema: CREATE SCHEMA AUTHORIZATION");
});

test("a search path that misses our tables is refused, and no second installation is made", async () => {
  await using db = await testDatabase();
  await db.pool.query('ALTER SCHEMA public RENAME TO "Lead gen"; CREATE SCHEMA public');
  const before = await tables(db.url);
  const told = await refused(db.url);
  expect(told).toContain(
    "are in the schema Lead gen, and DATABASE_URL leads to public: name it there (?schema=Lead%20gen)",
  );
  await expect(knock(db.url, "work")).rejects.toThrow("(?schema=Lead%20gen)");
  expect(await tables(db.url)).toBe(before);
  await knock(`${db.url}?schema=Lead%20gen`, "work");
});

test("a database with two installations, the one restored beside the other, is refused", async () => {
  await using db = await testDatabase();
  await db.pool.query(
    "CREATE SCHEMA old; CREATE TABLE old.breaker (); CREATE TABLE old.provider_call (LIKE public.provider_call)",
  );
  const before = await tables(db.url);
  expect(await refused(db.url)).toContain("The schemas public and old both have leadgen's tables");
  await expect(knock(`${db.url}?schema=old`, "work")).rejects.toThrow("The schemas old and public both have");
  expect(await tables(db.url)).toBe(before);
  await db.pool.query("DROP SCHEMA old CASCADE");
  await knock(db.url, "work");
});

test("a database whose restore ended before its keys were made is refused", async () => {
  await using db = await testDatabase();
  await db.pool.query("ALTER TABLE worker DROP CONSTRAINT worker_pkey CASCADE");
  expect(await refused(db.url)).toContain(
    "The table worker has no primary key, so a restore did not get to its end",
  );
  await expect(knock(db.url, "work")).rejects.toThrow("restore again");
});

test("a database whose restore ended before its last keys were made is refused, and its status says so", async () => {
  await using db = await testDatabase();
  const { rows } = await db.pool.query<{ line: string }>(
    "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS line FROM pg_constraint WHERE contype = 'f'",
  );
  const [last, ...others] = rows.map(({ line }) => line);
  await knock(db.url, "work");
  await db.pool.query(last ?? "");
  const told = `The database lacks 1 of ${rows.length} foreign keys, so a restore did not get to its end`;
  expect(await refused(db.url)).toContain(told);
  expect(await run("status", db.url)).toMatchObject({ code: 1, stdout: expect.stringContaining(told) });
  await expect(knock(db.url, "work")).rejects.toThrow("restore again");
  await db.pool.query(others.join(";"));
  await db.pool.query("DROP TRIGGER breaker_stays ON breaker; DROP INDEX call_effect_kept_once");
  expect(await refused(db.url)).toMatch(
    /^The database lacks 1 of \d+ unique indexes and 1 of 3 triggers and (\d+) of \1 foreign keys, so/,
  );
});

test("keys are not counted in a database of another version, which may have others", async () => {
  await using db = await testDatabase();
  await db.pool.query("ALTER TABLE lead DROP CONSTRAINT lead_campaign_id_fkey");
  await db.pool.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '9999_newer', now())",
  );
  await knock(db.url, "work");
});

test("a role with too few connections is told so", async () => {
  await using db = await testDatabase();
  await using guest = await roleOf(
    db.url,
    (role) => `GRANT postgres TO ${role}; ALTER ROLE ${role} CONNECTION LIMIT 7`,
  );
  await expect(knock(guest.url, "work", 24)).rejects.toThrow(
    /may have 7 connections here, and this process takes up to 24/,
  );
  await knock(guest.url, "work", 7);
});

test("a session in which foreign keys are not checked is refused", async () => {
  await using db = await testDatabase();
  const name = new URL(db.url).pathname.slice(1);
  await db.pool.query(`ALTER DATABASE "${name}" SET session_replication_role = replica`);
  expect(await refused(db.url)).toContain("session_replication_role is replica");
});

test("a process that holds the migration lock is named", async () => {
  await using db = await emptyDatabase();
  await withClient(db.url, async (holder) => {
    await holder.query("SET application_name = 'somebody'; SELECT pg_advisory_lock(30510848119563630)");
    await expect(migrate(db.url, { patience: 100 })).rejects.toThrow(
      /^Another process migrates this database \(process \d+ of PostgreSQL, somebody of postgres from 127\.0\.0\.1, connected since .*\): wait/,
    );
    expect(await tables(db.url)).toBe(0);
  });
  expect((await migrate(db.url)).applied).toContain("0001_init");
});

test.each([
  [
    "a wrong password",
    (url: URL) => Object.assign(url, { password: "wrong" }),
    "refuses DATABASE_URL: password authentication failed",
  ],
  [
    "no such database",
    (url: URL) => Object.assign(url, { pathname: "/nowhere" }),
    'refuses DATABASE_URL: database "nowhere" does not exist',
  ],
  [
    "a server without TLS",
    (url: URL) => Object.assign(url, { search: "?sslmode=verify-full" }),
    "does not speak TLS",
  ],
  [
    "a file that is not there",
    (url: URL) => Object.assign(url, { search: "?sslmode=verify-full&sslrootcert=/nowhere/ca.pem" }),
    "names /nowhere/ca.pem for TLS, which can't be read",
  ],
])("the problem of %s is told in one sentence", async (_, change, expected) => {
  expect(await refused(change(new URL(inject("testServer").url)).href)).toContain(expected);
});

test("a migration uses DATABASE_DIRECT_URL if it is set", async () => {
  await using db = await emptyDatabase();
  const away = "postgresql://nobody:nothing@127.0.0.1:2/nowhere";
  expect(await run("migrate", away, { DATABASE_DIRECT_URL: db.url })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Applied 0001_init"),
  });
});
