import pg from "pg";
import { expect, test } from "vitest";
import { withClient } from "../src/connection.ts";
import { autocommit, createPool, endPool, isDatabaseTrouble, listen } from "../src/index.ts";
import { SESSION_SETTINGS, SessionClient } from "../src/session.ts";
import { testDatabase, turned } from "../src/testing/index.ts";
import { HARMLESS, HARMLESS_CATEGORIES } from "./support/harmless-settings.ts";
import { lastWordAt } from "./support/last-word.ts";

/** The values of the settings in the session. */
const OURS = {
  ...SESSION_SETTINGS,
  search_path: "public",
  statement_timeout: "1min",
  lock_timeout: "30s",
  idle_in_transaction_session_timeout: "5s",
  synchronous_commit: "on",
};

const shown = async (client: pg.ClientBase): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    "SELECT name, pg_catalog.current_setting(name) AS value FROM pg_catalog.unnest($1::pg_catalog.text[]) AS name",
    [Object.keys(OURS)],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};

for (const level of ["database", "role"] as const) {
  test(`a connection has our settings whatever the ${level} says`, async () => {
    await using db = await testDatabase();
    await using place = await turned(db, level);
    const bare = new pg.Client(place.url);
    await bare.connect();
    const theirs = await shown(bare);
    await bare.end();
    // pg itself sets the encoding when it connects.
    for (const name of Object.keys(OURS).filter((each) => each !== "client_encoding"))
      expect.soft(theirs[name], name).not.toBe(OURS[name as keyof typeof OURS]);

    const ours = new SessionClient({ connectionString: place.url });
    await ours.connect();
    expect(await shown(ours)).toEqual(OURS);
    await ours.end();
    const pool = createPool(place.url);
    const client = await pool.connect();
    expect(await shown(client)).toEqual(OURS);
    client.release();
    await endPool(pool);
    await withClient(place.url, async (admin) =>
      expect(await shown(admin)).toEqual({
        ...OURS,
        statement_timeout: "0",
        lock_timeout: "0",
        idle_in_transaction_session_timeout: "0",
      }),
    );
  });
}

test("the schema with our tables is found where the search path has it behind others, and its name is quoted", async () => {
  await using db = await testDatabase();
  await db.pool.query(`ALTER SCHEMA public RENAME TO "Lead ""gen"; CREATE SCHEMA public; CREATE TABLE public.job ();
    ALTER DATABASE "${new URL(db.url).pathname.slice(1)}" SET search_path = nowhere, public, "Lead ""gen"`);
  await withClient(db.url, async (client) => {
    expect((await client.query("SHOW search_path")).rows).toEqual([{ search_path: '"Lead ""gen"' }]);
    expect((await client.query("SELECT FROM provider_call")).rows).toEqual([]);
  });
});

test("a listener has our settings too", async () => {
  await using db = await testDatabase();
  await using place = await turned(db, "role", { idle_session_timeout: "1ms" });
  const pool = createPool(place.url);
  const heard = Promise.withResolvers<void>();
  const listening = listen(pool, { channel: "c", applicationName: "ears", onHint: heard.resolve });
  const listens = `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
    AND application_name = 'ears' AND query LIKE 'LISTEN%' AND state = 'idle') AS yes`;
  await expect
    .poll(async () => (await db.pool.query(listens)).rows, { timeout: 60_000 })
    .toEqual([{ yes: true }]);
  await db.pool.query("NOTIFY c");
  await heard.promise;
  await listening.stop();
  await endPool(pool);
});

test("synchronous_commit stays remote_apply where the database sets it", async () => {
  await using db = await testDatabase();
  await db.pool.query(
    `ALTER DATABASE "${new URL(db.url).pathname.slice(1)}" SET synchronous_commit = remote_apply`,
  );
  await withClient(db.url, async (client) =>
    expect((await client.query("SHOW synchronous_commit")).rows).toEqual([
      { synchronous_commit: "remote_apply" },
    ]),
  );
});

test("each setting that a role may have is one of ours, or changes no result, time-out or privilege", async () => {
  await using db = await testDatabase();
  const { rows } = await db.pool.query<{ name: string; category: string }>(
    // Settings of superusers too, because a superuser may have set them for the database or the role.
    "SELECT name, category FROM pg_settings WHERE context = 'user' OR context ~ '^superuser' OR context = 'backend'",
  );
  const open = rows.filter(
    ({ name, category }) =>
      !(name.toLowerCase() in OURS) &&
      !HARMLESS.includes(name) &&
      !HARMLESS_CATEGORIES.some((each) => category.startsWith(each)),
  );
  expect(open).toEqual([]);
});

test("a connection that is lost during its set-up fails without an uncaught error", async () => {
  await using db = await testDatabase();
  const client = new SessionClient({ connectionString: db.url });
  client.connection.once("readyForQuery", () => client.connection.stream.destroy());
  await expect(client.connect()).rejects.toThrow("Connection terminated");
});

test("a connection whose server no longer takes writes is replaced, even outside a transaction", async () => {
  await using db = await testDatabase();
  const pool = createPool(db.url, { max: 1 });
  const tx = autocommit(pool);
  await tx.query("CREATE TABLE written (n int)");
  await tx.query("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
  await expect(tx.query("INSERT INTO written VALUES (1)")).rejects.toMatchObject({ code: "25006" });
  await tx.query("INSERT INTO written VALUES (2)");
  expect(await tx.query("SELECT n FROM written")).toEqual([{ n: 2 }]);
  await endPool(pool);
});

test.each([1, 2])(
  "a server that ends the connection right after answer %i causes an error, not the end of the process",
  async (nth) => {
    await using db = await testDatabase();
    await using way = await lastWordAt(db.url, nth);
    const pool = createPool(way.url, { max: 1 });
    await expect(pool.query("SELECT 1")).rejects.toSatisfy(isDatabaseTrouble);
    await endPool(pool);
  },
);
