import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "@leadgen/core/outreach";
import type pg from "pg";

/** Where a verb has come to in its transaction. */
export type Standing =
  /** It has returned; only COMMIT is left. */
  | "DONE"
  /** It is about to run the statement that it was to stop before. */
  | "HELD_BACK"
  /** It waits for a lock in PostgreSQL. */
  | "WAITS"
  | "FAILED";

/** One verb in a transaction of its own, on a connection of its own, that goes on only as far as it is let. */
export interface Session {
  readonly pid: number;
  /** The transaction as it sees itself; only while the verb is DONE or HELD_BACK. */
  readonly own: Tx;
  /** What the verb returned, or threw. */
  readonly result: () => unknown;
  /** Resolves when the verb can't go on by itself. */
  readonly standing: () => Promise<Standing>;
  /** Lets it run the statement that it was held back from. */
  readonly release: () => void;
  readonly commit: () => Promise<void>;
  /** Ends it by closing its connection, as the death of its process does. */
  readonly kill: () => Promise<void>;
}

export interface Work {
  readonly verb: (tx: Tx) => Promise<unknown>;
  /** The verb stops before the first statement that this fits. */
  readonly heldBackFrom?: RegExp;
}

/** Begins a transaction and starts the verb in it. `observer` is a pool of connections that never wait. */
export async function openSession(pool: pg.Pool, observer: pg.Pool, work: Work): Promise<Session> {
  const client = await pool.connect();
  // The connection is terminated when its process is killed; the verb hears of it by its statement's error.
  const onLost = () => {};
  client.on("error", onLost);
  await client.query("BEGIN");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const pid = rows[0]?.pid ?? 0;
  const own: Tx = {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      return (await client.query(sql, params === undefined ? undefined : [...params])).rows as Row[];
    },
  };
  const gate = Promise.withResolvers<void>();
  // Rejected by the process's death, whether the verb stands there or not.
  gate.promise.catch(() => {});
  let arrival = Promise.withResolvers<Standing>();
  let isReleased = work.heldBackFrom === undefined;
  let result: unknown;
  const guarded: Tx = {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      if (!isReleased && work.heldBackFrom?.test(sql) === true) {
        arrival.resolve("HELD_BACK");
        await gate.promise;
      }
      return own.query<Row>(sql, params);
    },
  };
  const underWay = work.verb(guarded).then(
    (value) => {
      result = value;
      arrival.resolve("DONE");
    },
    (error: unknown) => {
      result = error;
      arrival.resolve("FAILED");
    },
  );
  return {
    pid,
    own,
    result: () => result,
    standing: () => standingOf(arrival.promise, observer, pid),
    release() {
      isReleased = true;
      arrival = Promise.withResolvers();
      gate.resolve();
    },
    async commit() {
      await client.query("COMMIT");
      client.off("error", onLost);
      client.release();
    },
    async kill() {
      await observer.query("SELECT pg_terminate_backend($1, 60000)", [pid]);
      gate.reject(new Error("The process is killed."));
      client.release(true);
      await underWay;
    },
  };
}

async function standingOf(arrival: Promise<Standing>, observer: pg.Pool, pid: number): Promise<Standing> {
  for (;;) {
    const arrived = await Promise.race([arrival, pause(2)]);
    if (arrived !== undefined) return arrived;
    const { rows } = await observer.query("SELECT 1 FROM pg_locks WHERE pid = $1 AND NOT granted", [pid]);
    if (rows.length > 0) return "WAITS";
  }
}
