import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../src/testing/index.ts";

test("thirty databases can be cloned at once, and are independent", async () => {
  const all = await Promise.all(Array.from({ length: 30 }, () => testDatabase({ max: 1 })));
  await Promise.all(
    all.map((each, index) => each.pool.query("INSERT INTO organization (name) VALUES ($1)", [`o${index}`])),
  );
  const names = await Promise.all(
    all.map(async (each) => (await each.pool.query("SELECT name FROM organization")).rows),
  );
  await Promise.all(all.map((each) => each[Symbol.asyncDispose]()));
  expect(names).toEqual(all.map((_, index) => [{ name: `o${index}` }]));
});

test("a clone has our tables and graphile-worker's functions", async () => {
  await using db = await testDatabase();
  const { rows } = await db.pool.query("SELECT state FROM breaker, graphile_worker.add_job('anything')");
  expect(rows).toEqual([{ state: "CLOSED" }]);
});

test("a database is gone after its test", async () => {
  const db = await testDatabase();
  await db[Symbol.asyncDispose]();
  const client = new pg.Client({ connectionString: db.url });
  await expect(client.connect()).rejects.toMatchObject({ code: "3D000" });
});

test("a connection that the test left open fails the disposal, and the database is still dropped", async () => {
  const db = await testDatabase({ patienceMs: 0 });
  const stray = new pg.Client({ connectionString: db.url, application_name: "stray" });
  stray.on("error", () => undefined);
  await stray.connect();
  await stray.query("BEGIN");
  await expect(db[Symbol.asyncDispose]()).rejects.toThrow(/stray \(idle in transaction\), last: BEGIN/);
  const client = new pg.Client({ connectionString: db.url });
  await expect(client.connect()).rejects.toMatchObject({ code: "3D000" });
});

test("a client that the test took from the pool and never returned fails the disposal", async () => {
  const db = await testDatabase({ patienceMs: 0 });
  const client = await db.pool.connect();
  client.on("error", () => undefined);
  await client.query("SELECT 'forgotten'");
  await expect(db[Symbol.asyncDispose]()).rejects.toThrow(/SELECT 'forgotten'/);
});
