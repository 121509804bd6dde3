import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { SessionClient } from "./session.ts";
import { CommitOutcomeUnknownError, DatabaseUnreachableError, meaningOf } from "./trouble.ts";
import { autocommit, connect, run, type Tx } from "./tx.ts";

export interface TransactionOptions {
  /** The most tries, including the first (default 6). */
  readonly attempts?: number;
  /** In [0, 1); spreads the retries of callers that collided (default Math.random). */
  readonly random?: () => number;
  /** Waits for the given milliseconds (default a timer). */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Called before each retry, for logs and metrics. */
  readonly onRetry?: (error: unknown, attempt: number) => void;
}

/** A `transaction()` was used in a way that can't do what the code suggests. */
export class TransactionMisuseError extends Error {
  readonly code = "TRANSACTION_MISUSE";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TransactionMisuseError";
  }
}

interface Scope {
  readonly db: pg.Pool;
  open: boolean;
  /** ASKED: the first statement was sent together with BEGIN, and was not answered or failed. */
  begun: "NO" | "ASKED" | "YES";
}

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` in one READ COMMITTED transaction: committed when it resolves, rolled back when it rejects. `work` may run
 * several times (error-table.ts says after which errors), so it must touch nothing but the database.
 * @throws what `work` throws; DatabaseUnreachableError if no connection can be made;
 * CommitOutcomeUnknownError; TransactionMisuseError.
 */
export async function transaction<T>(
  db: pg.Pool,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const outer = scopes.getStore();
  if (outer?.open && outer.db === db) {
    throw new TransactionMisuseError(
      "transaction() inside transaction() would commit on its own and can wait for itself: pass the outer tx on instead.",
    );
  }
  return repeated(() => once(db, work), options);
}

/**
 * Like `transaction`, for work that needs none: each statement of `work` commits by itself, which saves BEGIN and COMMIT. The work is
 * repeated like a transaction, so every statement must be safe to repeat.
 * @throws CommitOutcomeUnknownError if the connection is lost: the statement was done entirely or not at all.
 */
export function statements<T>(
  db: pg.Pool,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return repeated(async () => {
    try {
      return await work(autocommit(db));
    } catch (error) {
      // Without a connection no statement was sent.
      if (error instanceof DatabaseUnreachableError || meaningOf(error)?.connection !== "lost") throw error;
      throw new CommitOutcomeUnknownError(error);
    }
  }, options);
}

async function repeated<T>(
  work: () => Promise<T>,
  { attempts = 6, random = Math.random, wait = sleep, onRetry }: TransactionOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || meaningOf(error)?.retry !== true) throw error;
      onRetry?.(error, attempt);
      await wait(backoff(attempt, random));
    }
  }
}

/** Full jitter up to 10, 20, 40 … 500 ms: a deadlock is over within milliseconds, a restart takes a little longer. */
function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(500, 10 * 2 ** (attempt - 1));
}

async function once<T>(db: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connect(db);
  const scope: Scope = { db, open: true, begun: "NO" };
  let broken: unknown;
  // A connection lost between two statements is reported by an event only; the next statement then fails anyway.
  const onLost = (error: Error) => {
    broken = error;
  };
  client.on("error", onLost);
  try {
    const result = await scopes.run(scope, () => work(openTx(client, scope)));
    scope.open = false;
    if (scope.begun === "ASKED") throw swallowed();
    if (scope.begun === "YES") await commit(client);
    return result;
  } catch (error) {
    scope.open = false;
    if (scope.begun !== "NO") broken ??= await rollback(client, error);
    throw error;
  } finally {
    client.off("error", onLost);
    client.release(broken instanceof Error ? broken : undefined);
  }
}

function openTx(client: pg.PoolClient, scope: Scope): Tx {
  return {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      if (!scope.open) {
        throw new TransactionMisuseError(
          "This transaction is over; await every query inside the work function.",
        );
      }
      if (scope.begun === "ASKED") throw swallowed();
      if (scope.begun === "YES") return run<Row>(client, sql, params);
      scope.begun = "ASKED";
      const rows = await begin<Row>(client, sql, params);
      scope.begun = "YES";
      return rows;
    },
  };
}

/** Sends a first statement without parameters, such as the breaker's lock, in one message with BEGIN, which saves a round trip. */
async function begin<Row>(client: pg.PoolClient, sql: string, params?: readonly unknown[]): Promise<Row[]> {
  if (params !== undefined) {
    await client.query("BEGIN");
    return run<Row>(client, sql, params);
  }
  const results: unknown = await client.query(`BEGIN; ${sql}`);
  return (results as pg.QueryResult[]).at(-1)?.rows as Row[];
}

async function commit(client: pg.PoolClient): Promise<void> {
  let command: string;
  try {
    command = await committed(client);
  } catch (error) {
    throw meaningOf(error)?.connection === "lost" ? new CommitOutcomeUnknownError(error) : error;
  }
  // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK and no error.
  if (command === "ROLLBACK") throw swallowed();
}

const swallowed = () =>
  new TransactionMisuseError(
    "A statement failed and its error was swallowed, or it was not awaited, so PostgreSQL rolled the transaction back. Let the error out, or use a SAVEPOINT.",
  );

async function committed(client: pg.PoolClient): Promise<string> {
  const told = client instanceof SessionClient ? client.committing : undefined;
  if (told !== undefined) {
    try {
      return await told(client);
    } catch (error) {
      // in_failed_sql_transaction: the plain COMMIT below reports it by its answer.
      if (!(error instanceof pg.DatabaseError) || error.code !== "25P02") throw error;
    }
  }
  return (await client.query("COMMIT")).command;
}

/** Returns the reason to throw the connection away, if there is one. */
async function rollback(client: pg.PoolClient, error: unknown): Promise<unknown> {
  if ((meaningOf(error)?.connection ?? "keep") !== "keep") return error;
  try {
    await client.query("ROLLBACK");
    return undefined;
  } catch (failure) {
    return failure;
  }
}
