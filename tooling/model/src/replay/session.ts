import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "@leadgen/core/outreach";
import type pg from "pg";

/** How far a verb has come in its transaction. */
export type Standing =
  /** It has returned; only COMMIT is left. */
  | "DONE"
  /** It is about to run the statement before which it has to stop. */
  | "HELD_BACK"
  /** It waits for a lock in PostgreSQL. */
  | "WAITS"
  | "FAILED";

/** One verb in its own transaction on its own connection; it proceeds only as far as it is allowed. */
export interface Session {
  readonly pid: number;
  /** The transaction's own view; only while the verb is DONE or HELD_BACK. */
  readonly own: Tx;
  /** What the verb returned, or threw. */
  readonly result: () => unknown;
  /** Resolves when the verb can't proceed by itself. */
  readonly standing: () => Promise<Standing>;
  /** Lets it run the statement before which it stopped. */
  readonly release: () => void;
  readonly commit: () => Promise<void>;
  /** Ends it by closing its connection, like the death of its process. */
  readonly kill: () => Promise<void>;
}

export interface Work {
  readonly verb: (tx: Tx) => Promise<unknown>;
  /** The verb stops before the first statement that matches. */
  readonly heldBackFrom?: RegExp;
}

/** Begins a transaction and starts the verb in it. `observer` is a pool whose connections never wait. */
export async function openSession(pool: pg.Pool, observer: pg.Pool, work: Work): Promise<Session> {
  const client = await pool.connect();
  // The connection is terminated when its process is killed; the verb learns of it from its statement's error.
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
  // Rejected when the process dies, whether or not the verb waits there.
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
