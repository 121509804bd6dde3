import pg from "pg";
import { expect, test } from "vitest";
import { createPool, createReserve, DatabaseUnreachableError, endPool, transaction } from "../src/index.ts";
import { testDatabase } from "../src/testing/index.ts";

/** A role that may connect, and a limit on the connections to this database. */
async function limited(limit: number) {
  const stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const role = `visitor_${new URL(db.url).pathname.slice(-12)}`;
  await db.pool.query(`CREATE ROLE ${role} LOGIN PASSWORD 'visitor' CONNECTION LIMIT ${limit}`);
  stack.defer(async () => void (await db.pool.query(`DROP ROLE ${role}`)));
  const url = new URL(db.url);
  url.username = role;
  url.password = "visitor";
  return { db, url: url.href, stack, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const APPLICATIONS =
  "SELECT application_name AS name FROM pg_stat_activity WHERE datname = current_database()";

test("the reserve works when no other connection can be made, and other callers fail at once because the server is full", async () => {
  await using place = await limited(2);
  const reserve = createReserve(place.url, { applicationName: "leadgen-test" });
  place.stack.defer(() => endPool(reserve));
  await reserve.query("SELECT 1");
  const stranger = new pg.Client(place.url);
  await stranger.connect();
  place.stack.defer(() => stranger.end());
  const pool = createPool(place.url);
  place.stack.defer(() => endPool(pool));

  const refused = await transaction(pool, (tx) => tx.query("SELECT 1")).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DatabaseUnreachableError);
  expect(refused).toMatchObject({
    kind: "FULL",
    message: expect.stringContaining("takes no more connections"),
  });
  expect(await transaction(reserve, (tx) => tx.query("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
});

test("a lost reserve connection is reopened automatically", async () => {
  await using db = await testDatabase();
  const reserve = createReserve(db.url, { applicationName: "leadgen-test" });
  const first = (await reserve.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;
  const removed = new Promise((resolve) => reserve.once("remove", resolve));
  const connected = new Promise((resolve) => reserve.once("connect", resolve));
  await db.pool.query("SELECT pg_terminate_backend($1)", [first]);
  await Promise.all([removed, connected]);
  const { rows } = await db.pool.query(APPLICATIONS);
  expect(rows).toContainEqual({ name: "leadgen-test-reserve" });
  await endPool(reserve);
});

test("waiting for a free connection ends after the given time with an error that says that all are in use", async () => {
  await using db = await testDatabase();
  // Also the time in which the first connection has to be made: with 50 ms a slow machine failed there.
  const pool = createPool(db.url, { max: 1, acquire: 1_000 });
  const client = await pool.connect();
  const refused = await transaction(pool, (tx) => tx.query("SELECT 1")).catch((error: unknown) => error);
  client.release();
  expect(refused).toMatchObject({
    kind: "IN_USE",
    message: expect.stringContaining("none came free in time"),
  });
  await endPool(pool);
});
