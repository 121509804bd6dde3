import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "@leadgen/db";
import type pg from "pg";

/** A transaction that a test holds open. It is rolled back unless it is committed. */
export interface Session extends AsyncDisposable {
  readonly tx: Tx;
  readonly pid: number;
  readonly commit: () => Promise<void>;
}

export async function openSession(pool: pg.Pool): Promise<Session> {
  const client = await pool.connect();
  await client.query("BEGIN");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  let open = true;
  const end = async (command: "COMMIT" | "ROLLBACK") => {
    if (!open) return;
    open = false;
    await client.query(command);
  };
  return {
    tx: {
      async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
        return (await client.query(sql, params as unknown[] | undefined)).rows as Row[];
      },
    },
    pid: rows[0]?.pid ?? 0,
    commit: () => end("COMMIT"),
    async [Symbol.asyncDispose]() {
      await end("ROLLBACK");
      client.release();
    },
  };
}

/** The signal of the race tests: resolves when the session waits for a lock that another session holds. */
export async function untilBlocked(pool: pg.Pool, session: Session): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'",
      [session.pid],
    );
    if (rows.length > 0) return;
    if (Date.now() > deadline) throw new Error("The session was expected to wait for a lock and did not.");
    await pause(2);
  }
}

export interface Race<First, Second> {
  readonly first: (tx: Tx) => Promise<First>;
  readonly second: (tx: Tx) => Promise<Second>;
}

/**
 * Runs `first` and keeps its transaction open; starts `second` in another transaction and observes it waiting; then commits
 * `first`, after which `second` goes on and commits. A rejection of `second` is returned as its outcome, rolled back.
 */
export async function race<First, Second>(
  pool: pg.Pool,
  { first, second }: Race<First, Second>,
): Promise<{ first: First; second: PromiseSettledResult<Second> }> {
  await using one = await openSession(pool);
  await using other = await openSession(pool);
  const firstResult = await first(one.tx);
  const underWay = Promise.allSettled([second(other.tx)]);
  await untilBlocked(pool, other);
  await one.commit();
  const [secondResult] = await underWay;
  if (secondResult.status === "fulfilled") await other.commit();
  return { first: firstResult, second: secondResult };
}
