import pg from "pg";
import { expect, test } from "vitest";
import { createPool } from "../src/index.ts";
import { SESSION_TIMEOUTS } from "../src/session.ts";
import { testDatabase } from "../src/testing/index.ts";

test("reads int8 as a number while that is exact, and as a bigint beyond", async () => {
  await using db = await testDatabase();
  const { rows } = await db.pool.query(
    "SELECT 9007199254740991::int8 AS a, 9007199254740993::int8 AS b, ARRAY[1, NULL]::int8[] AS c",
  );
  expect(rows).toEqual([{ a: 9007199254740991, b: 9007199254740993n, c: [1, null] }]);
});

test("reads timestamptz as Date, and date and numeric as text", async () => {
  await using db = await testDatabase();
  const { rows } = await db.pool.query(
    "SELECT '2026-03-01T00:00:00Z'::timestamptz AS a, '2026-03-01'::date AS b, 1.50::numeric AS c",
  );
  expect(rows).toEqual([{ a: new Date("2026-03-01T00:00:00Z"), b: "2026-03-01", c: "1.50" }]);
});

test("does not change the parsers of other pools", async () => {
  await using db = await testDatabase();
  const other = new pg.Pool({ connectionString: db.url });
  const { rows } = await other.query("SELECT 1::int8 AS a");
  await other.end();
  expect(rows).toEqual([{ a: "1" }]);
});

test("sets the session's time-outs, which the caller may override", async () => {
  await using db = await testDatabase();
  const pool = createPool(db.url, { timeouts: { lock: 1234 } });
  const { rows } = await pool.query(
    `SELECT name, setting::int FROM pg_settings
     WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') ORDER BY name`,
  );
  expect(rows).toEqual([
    { name: "idle_in_transaction_session_timeout", setting: SESSION_TIMEOUTS.idleInTransaction },
    { name: "lock_timeout", setting: 1234 },
    { name: "statement_timeout", setting: SESSION_TIMEOUTS.statement },
  ]);
  await pool.end();
});

test("survives the loss of an idle connection", async () => {
  await using db = await testDatabase();
  const lost = Promise.withResolvers<Error>();
  const pool = createPool(db.url, { max: 1, onIdleConnectionLost: lost.resolve });
  const { rows } = await pool.query("SELECT pg_backend_pid() AS pid");
  const removed = new Promise((resolve) => pool.once("remove", resolve));
  await db.pool.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  expect(await lost.promise).toMatchObject({ code: "57P01" });
  await removed;
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
});

test("refuses text that is not a connection URL, without repeating it", () => {
  expect(() => createPool("localhost:hunter2")).toThrow("DATABASE_URL must look like postgresql://");
  expect(() => createPool("localhost:hunter2")).not.toThrow(/hunter2/);
});
