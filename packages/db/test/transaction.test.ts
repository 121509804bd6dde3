import type pg from "pg";
import { expect, test } from "vitest";
import {
  autocommit,
  CommitOutcomeUnknownError,
  DatabaseUnreachableError,
  statements,
  TransactionMisuseError,
  type Tx,
  transaction,
} from "../src/index.ts";
import { createPool } from "../src/pool.ts";
import { testDatabase } from "../src/testing/index.ts";

const INSERT = "INSERT INTO organization (name) VALUES ($1)";

async function names(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query("SELECT name FROM organization ORDER BY name");
  return rows.map((row) => row.name);
}

/** Ends another session, as a restart or failover would. */
function kill(pool: pg.Pool, pid: number): Promise<unknown> {
  return pool.query("SELECT pg_terminate_backend($1, 5000)", [pid]);
}

async function pidOf(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return row?.pid ?? 0;
}

test("commits when the work resolves, and returns its result", async () => {
  await using db = await testDatabase();
  const result = await transaction(db.pool, async (tx) => {
    await tx.query(INSERT, ["kept"]);
    return "done";
  });
  expect(result).toBe("done");
  expect(await names(db.pool)).toEqual(["kept"]);
});

test("rolls back when the work rejects, and throws its error unchanged", async () => {
  await using db = await testDatabase();
  const reason = new Error("no");
  const attempt = transaction(db.pool, async (tx) => {
    await tx.query(INSERT, ["lost"]);
    throw reason;
  });
  await expect(attempt).rejects.toBe(reason);
  expect(await names(db.pool)).toEqual([]);
});

test("runs READ COMMITTED, so that a statement sees what was committed while it waited", async () => {
  await using db = await testDatabase();
  const level = await transaction(db.pool, (tx) => tx.query("SHOW transaction_isolation"));
  expect(level).toEqual([{ transaction_isolation: "read committed" }]);
});

test("refuses to report success when a statement failed and the error was swallowed", async () => {
  await using db = await testDatabase();
  const attempt = transaction(db.pool, async (tx) => {
    await tx.query(INSERT, ["lost"]);
    await tx.query("SELECT 1 / 0").catch(() => undefined);
  });
  await expect(attempt).rejects.toThrow(TransactionMisuseError);
  expect(await names(db.pool)).toEqual([]);
});

test("runs no further statement after a first one with a syntax error, because BEGIN was lost with it", async () => {
  await using db = await testDatabase();
  const attempt = transaction(db.pool, async (tx) => {
    await tx.query("SELEC 1").catch(() => undefined);
    await tx.query(INSERT, ["outside"]).catch(() => undefined);
  });
  await expect(attempt).rejects.toThrow(TransactionMisuseError);
  expect(await names(db.pool)).toEqual([]);
});

test("refuses a transaction inside a transaction, which would commit on its own", async () => {
  await using db = await testDatabase();
  const attempt = transaction(db.pool, () => transaction(db.pool, (inner) => inner.query("SELECT 1")));
  await expect(attempt).rejects.toThrow(/pass the outer tx/);
});

test("allows a transaction that was started inside another one and runs after that has ended", async () => {
  await using db = await testDatabase();
  const gate = Promise.withResolvers<void>();
  let later: Promise<unknown> = Promise.resolve();
  await transaction(db.pool, async () => {
    later = gate.promise.then(() => transaction(db.pool, (tx) => tx.query(INSERT, ["later"])));
  });
  gate.resolve();
  await later;
  expect(await names(db.pool)).toEqual(["later"]);
});

test("refuses a query after the transaction is over", async () => {
  await using db = await testDatabase();
  const escaped = await transaction(db.pool, async (tx) => tx);
  await expect(escaped.query("SELECT 1")).rejects.toThrow(TransactionMisuseError);
});

test("repeats the work after a deadlock until both sides are through", async () => {
  await using db = await testDatabase();
  await db.pool.query("INSERT INTO rate_limit (bucket, issued) VALUES ('a', 0), ('b', 0)");
  const retried: unknown[] = [];
  const bump = "UPDATE rate_limit SET issued = issued + 1 WHERE bucket = $1";
  const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const cross = (first: string, second: string, mine: number) =>
    transaction(
      db.pool,
      async (tx) => {
        await tx.query(bump, [first]);
        met[mine]?.resolve();
        await met[1 - mine]?.promise;
        await tx.query(bump, [second]);
      },
      { onRetry: (error) => retried.push((error as { code: string }).code) },
    );
  await Promise.all([cross("a", "b", 0), cross("b", "a", 1)]);
  expect(retried).toContain("40P01");
  const { rows } = await db.pool.query("SELECT issued FROM rate_limit");
  expect(rows).toEqual([{ issued: 2 }, { issued: 2 }]);
});

test("gives up after the given attempts, with a jittered, growing wait between them", async () => {
  await using db = await testDatabase();
  const waits: number[] = [];
  let runs = 0;
  const attempt = transaction(
    db.pool,
    async (tx) => {
      runs += 1;
      await tx.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
    },
    { attempts: 4, random: () => 0.5, wait: async (ms) => waits.push(ms) },
  );
  await expect(attempt).rejects.toMatchObject({ code: "40001" });
  expect(runs).toBe(4);
  expect(waits).toEqual([5, 10, 20]);
});

test("repeats the work on a new connection when the connection is lost before COMMIT", async () => {
  await using db = await testDatabase();
  const pids: number[] = [];
  await transaction(db.pool, async (tx) => {
    pids.push(await pidOf(tx));
    await tx.query(INSERT, ["once"]);
    if (pids.length === 1) await kill(db.pool, pids[0] ?? 0);
    await tx.query("SELECT 1");
  });
  expect(new Set(pids).size).toBe(2);
  expect(await names(db.pool)).toEqual(["once"]);
});

test("does not repeat the work when the connection is lost at COMMIT, because the outcome is unknown", async () => {
  await using db = await testDatabase();
  let runs = 0;
  const attempt = transaction(db.pool, async (tx) => {
    runs += 1;
    const pid = await pidOf(tx);
    await tx.query(INSERT, ["perhaps"]);
    await kill(db.pool, pid);
  });
  await expect(attempt).rejects.toThrow(CommitOutcomeUnknownError);
  expect(runs).toBe(1);
});

test("prepares each statement once per connection, and survives a migration that changes its result", async () => {
  await using db = await testDatabase({ max: 1 });
  const sql = "SELECT * FROM rate_limit WHERE bucket = $1";
  const read = () => transaction(db.pool, (tx) => tx.query(sql, ["a"]));
  await read();
  await read();
  const { rows } = await db.pool.query(
    "SELECT count(*) AS n FROM pg_prepared_statements WHERE statement = $1",
    [sql],
  );
  expect(rows).toEqual([{ n: 1 }]);
  await db.pool.query("ALTER TABLE rate_limit ADD COLUMN note text DEFAULT 'new'");
  await db.pool.query("INSERT INTO rate_limit (bucket, issued) VALUES ('a', 1)");
  expect(await read()).toMatchObject([{ bucket: "a", issued: 1, note: "new" }]);
});

test("names host and port of a database that can't be reached, and never the password", async () => {
  const pool = createPool("postgresql://somebody:hunter2@127.0.0.1:1/leadgen");
  for (const attempt of [transaction(pool, async () => 1), autocommit(pool).query("SELECT 1")]) {
    const error: Error = await attempt.then(
      () => new Error("reached"),
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(error.message).toContain("127.0.0.1:1");
    expect(error.message).not.toContain("hunter2");
  }
  await pool.end();
});

test("autocommit commits each statement, whatever the next one does", async () => {
  await using db = await testDatabase();
  const tx = autocommit(db.pool);
  await tx.query(INSERT, ["kept"]);
  await expect(tx.query(INSERT, [""])).rejects.toMatchObject({ code: "23514" });
  expect(await names(db.pool)).toEqual(["kept"]);
});

test("statements run without BEGIN and COMMIT, and are repeated after an error that PostgreSQL rolled back", async () => {
  await using db = await testDatabase();
  let runs = 0;
  const count = await statements(db.pool, async (tx) => {
    runs += 1;
    if (runs === 1) await tx.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
    await tx.query(INSERT, ["kept"]);
    const [row] = await tx.query<{ alone: boolean }>(
      "SELECT pg_current_xact_id_if_assigned() IS NULL AS alone",
    );
    return row;
  });
  expect(count).toEqual({ alone: true });
  expect(runs).toBe(2);
  expect(await names(db.pool)).toEqual(["kept"]);
});

test("a statement whose connection is lost is not repeated, because its outcome is unknown", async () => {
  await using db = await testDatabase();
  let runs = 0;
  const attempt = statements(db.pool, async (tx) => {
    runs += 1;
    await tx.query(`WITH kept AS (${INSERT}) SELECT pg_terminate_backend(pg_backend_pid())`, ["perhaps"]);
  });
  await expect(attempt).rejects.toThrow(CommitOutcomeUnknownError);
  expect(runs).toBe(1);
});
