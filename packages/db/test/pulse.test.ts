import { expect, inject, test } from "vitest";
import {
  CommitOutcomeUnknownError,
  createPool,
  DatabaseUnreachableError,
  endPool,
  transaction,
} from "../src/index.ts";
import { type Cuttable, cuttable, type TestDatabase, testDatabase } from "../src/testing/index.ts";

/** A new database, and a pool that reaches it through a proxy which the test can freeze. */
async function frozenWay(max = 4) {
  const stack = new AsyncDisposableStack();
  const db: TestDatabase = stack.use(await testDatabase());
  const way: Cuttable = stack.use(await cuttable(inject("testServer").url));
  const pool = createPool(way.to(db.url), { max, acquire: 2_000, applicationName: "leadgen-frozen" });
  stack.defer(() => endPool(pool));
  return { db, way, pool, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const errorOf = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => undefined,
    (reason: unknown) => reason,
  );

test.concurrent("a statement that a frozen server will never answer fails, and the pool works again afterwards", async () => {
  await using frozen = await frozenWay();
  const { pool, way } = frozen;
  await pool.query("SELECT 1");
  way.freeze();
  const error = await errorOf(() => transaction(pool, (tx) => tx.query("SELECT 1")));
  expect(error).toBeInstanceOf(DatabaseUnreachableError);
  way.restore();
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test.concurrent("a COMMIT that a frozen server will never answer is a CommitOutcomeUnknownError", async () => {
  await using frozen = await frozenWay();
  const error = await errorOf(() =>
    transaction(frozen.pool, async (tx) => {
      await tx.query("SELECT 1");
      frozen.way.freeze();
    }),
  );
  expect(error).toBeInstanceOf(CommitOutcomeUnknownError);
});

test.concurrent("a connection whose packets are dropped is replaced, and its transaction repeated, while other connections work", async () => {
  await using frozen = await frozenWay();
  const { pool, way } = frozen;
  let runs = 0;
  const result = await transaction(pool, async (tx) => {
    runs += 1;
    if (runs === 1) way.swallow();
    return tx.query("SELECT 1 AS one");
  });
  expect(result).toEqual([{ one: 1 }]);
  expect(runs).toBe(2);
});

test.concurrent("a statement that is busy or waits for a lock goes on, however long it is silent", async () => {
  await using db = await testDatabase();
  await using stack = new AsyncDisposableStack();
  const pool = createPool(db.url, { max: 2 });
  stack.defer(() => endPool(pool));
  const holder = await db.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT pg_advisory_xact_lock(7)");
  const waiting = transaction(pool, (tx) =>
    tx.query("SELECT pg_advisory_xact_lock(7)::text, pg_backend_pid() AS pid"),
  );
  const [slept] = (await pool.query("SELECT pg_sleep(2.5)::text AS done")).rows;
  await holder.query("COMMIT");
  holder.release();
  expect(slept).toEqual({ done: "" });
  expect(await waiting).toHaveLength(1);
});

test.concurrent("a pool ends although the server no longer answers", async () => {
  await using db = await testDatabase();
  await using way = await cuttable(inject("testServer").url);
  const pool = createPool(way.to(db.url), { max: 3 });
  await Promise.all([pool.query("SELECT 1"), pool.query("SELECT 1")]);
  way.freeze();
  await endPool(pool);
});
