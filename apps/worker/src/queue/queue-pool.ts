import { createPool, endPool, isDatabaseTrouble, mayPass, outlast } from "@leadgen/db";
import type pg from "pg";

export interface QueuePoolOptions {
  readonly url: string;
  /** The same database past a pooler, to listen there. */
  readonly directUrl: string;
  /** Then the end of a task is reported no more: the process is ending, and its doorbells are unlocked with it. */
  readonly cutOff: AbortSignal;
  /** A statement was sent and its answer lost: no task has the doorbell that it may have locked. */
  readonly onAnswerLost: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/** The names under which graphile-worker prepares the statements that report the end of a task. */
const SETTLES = /^(complete_job|fail_job|return_job)/;
/** One listens; the others are held for a statement each. */
const LISTENING = 1;
export const QUEUE_CONNECTIONS = 2 + LISTENING;

/**
 * graphile-worker's connections. It reports the end of a task without waiting for the answer: if the database is away just then,
 * the error is caught nowhere and ends the process with all its jobs. So these statements are repeated until they are
 * answered; the others fail, and graphile-worker polls again.
 */
export function createQueuePool(options: QueuePoolOptions): pg.Pool {
  const applicationName = "leadgen-queue";
  const pool = createPool(options.url, { max: QUEUE_CONNECTIONS - LISTENING, applicationName });
  const listening = createPool(options.directUrl, { max: LISTENING, applicationName });
  const connect = pool.connect.bind(pool);
  const end = pool.end.bind(pool);
  const open = () => connect();
  const borrow = (callback?: Parameters<typeof connect>[0]) =>
    // With a callback it asks for the connection that listens, whose errors it handles itself.
    callback === undefined ? Promise.resolve(lazyClient(open, options)) : listening.connect(callback);
  // What it asks without borrowing (its crontab) would ask `connect` with a callback, and wait for who listens for ever.
  const query = pool.query.bind(Object.create(pool, { connect: { value: connect } }));
  const endBoth = async () => void (await Promise.all([end(), endPool(listening)]));
  return Object.assign(pool, {
    connect: borrow as typeof pool.connect,
    query,
    end: endBoth as typeof pool.end,
  });
}

/** The part of a connection that graphile-worker uses for its statements. It is taken from the pool at the first of them. */
function lazyClient(open: () => Promise<pg.PoolClient>, options: QueuePoolOptions) {
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
      ? untilAnswered(() => once(statement, values), options)
      : once(statement, values);
  return { query, release: giveBack };
}

async function untilAnswered<T>(ask: () => Promise<T>, { cutOff, onTrouble }: QueuePoolOptions) {
  try {
    return await outlast(ask, { until: cutOff, onTrouble });
  } catch (error) {
    if (!mayPass(error)) throw error;
    return { rows: [], rowCount: 0 };
  }
}
