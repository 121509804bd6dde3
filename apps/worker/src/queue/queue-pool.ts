import { createPool, endPool, isDatabaseTrouble, mayPass, outlast } from "@leadgen/db";
import type pg from "pg";

export interface QueuePoolOptions {
  readonly url: string;
  /** The same database without the pooler: LISTEN needs a session of its own. */
  readonly directUrl: string;
  /** Once aborted, the end of a task is no longer reported: the process is ending, and its doorbells are unlocked with it. */
  readonly cutOff: AbortSignal;
  /** A statement was sent and its answer was lost: it may have locked a doorbell that no task has. */
  readonly onAnswerLost: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/** The names under which graphile-worker prepares the statements that report the end of a task. */
const SETTLES = /^(complete_job|fail_job|return_job)/;
/** One connection listens; the others are held for one statement at a time. */
const LISTENING = 1;
export const QUEUE_CONNECTIONS = 2 + LISTENING;

/**
 * graphile-worker's connections. It reports the end of a task without awaiting the answer: if the database is away at that moment,
 * the unhandled error ends the process with all its jobs. So these statements are repeated until they are
 * answered; other statements fail, and graphile-worker polls again.
 */
export function createQueuePool(options: QueuePoolOptions): pg.Pool {
  const applicationName = "leadgen-queue";
  const pool = createPool(options.url, { max: QUEUE_CONNECTIONS - LISTENING, applicationName });
  const listening = createPool(options.directUrl, { max: LISTENING, applicationName });
  const connect = pool.connect.bind(pool);
  const end = pool.end.bind(pool);
  const open = () => connect();
  const borrow = (callback?: Parameters<typeof connect>[0]) =>
    // With a callback, graphile-worker asks for the connection that listens; it handles that connection's errors itself.
    callback === undefined ? Promise.resolve(lazyClient(open, options)) : listening.connect(callback);
  // `pool.query` (used for the crontab) calls `connect` with a callback, and would wait for the listening connection for ever.
  const query = pool.query.bind(Object.create(pool, { connect: { value: connect } }));
  const endBoth = async () => void (await Promise.all([end(), endPool(listening)]));
  return Object.assign(pool, {
    connect: borrow as typeof pool.connect,
    query,
    end: endBoth as typeof pool.end,
  });
}

/** The part of a connection that graphile-worker uses for its statements. The connection is taken from the pool at the first one. */
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
