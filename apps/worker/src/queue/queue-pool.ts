import { createPool } from "@leadgen/db";
import type pg from "pg";
import { isDatabaseTrouble } from "../database-trouble.ts";
import { outlast } from "../outlast.ts";

export interface QueuePoolOptions {
  readonly url: string;
  /** What is still unsaid then stays unsaid: the process is ending, and its locks are undone with it. */
  readonly cutOff: AbortSignal;
  /** A statement was sent and its answer lost: what it locked is in nobody's hands. */
  readonly onAnswerLost: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/** By these names graphile-worker prepares what it says about a task that has ended. */
const SETTLES = /^(complete_job|fail_job|return_job)/;
const CONNECTIONS = 10;

/**
 * graphile-worker's connections, in our hands. It sends off "this task has ended" and does not wait: if the database is away
 * just then, nobody catches the error, and the process dies of it with everything that it has in hand. So that
 * one statement is said again until it is heard; the others fail, and graphile-worker polls again.
 */
export function createQueuePool(options: QueuePoolOptions): pg.Pool {
  const pool = createPool(options.url, { max: CONNECTIONS, applicationName: "leadgen-queue" });
  const connect = pool.connect.bind(pool);
  const open = () => connect();
  const borrow = (callback?: Parameters<typeof connect>[0]) =>
    // By callback it asks for the one connection that listens, which it minds itself.
    callback === undefined ? Promise.resolve(lazyClient(open, options)) : connect(callback);
  return Object.assign(pool, { connect: borrow as typeof pool.connect });
}

/** The part of a connection that graphile-worker uses for its statements. It is taken from the pool with the first of them. */
function lazyClient(open: () => Promise<pg.PoolClient>, options: QueuePoolOptions): pg.PoolClient {
  let client: pg.PoolClient | undefined;
  const giveBack = (error?: Error) => {
    client?.release(error);
    client = undefined;
  };
  const once = async (statement: pg.QueryConfig | string, values?: unknown[]) => {
    client ??= await open();
    try {
      return await client.query(statement, values);
    } catch (error) {
      if (isDatabaseTrouble(error)) {
        giveBack(error as Error);
        options.onAnswerLost();
      }
      throw error;
    }
  };
  const query = (statement: pg.QueryConfig | string, values?: unknown[]) =>
    typeof statement === "object" && SETTLES.test(statement.name ?? "")
      ? untilHeard(() => once(statement, values), options)
      : once(statement, values);
  return { query, release: giveBack } as unknown as pg.PoolClient;
}

async function untilHeard<T>(say: () => Promise<T>, { cutOff, onTrouble }: QueuePoolOptions) {
  try {
    return await outlast(say, { until: cutOff, onTrouble });
  } catch (error) {
    if (!isDatabaseTrouble(error)) throw error;
    return { rows: [], rowCount: 0 };
  }
}
