import type pg from "pg";
import { NO_TIMEOUTS, SessionClient, type SessionConfig } from "./session.ts";
import { DatabaseUnreachableError, unreachable } from "./trouble.ts";

declare module "pg" {
  // Missing in pg's types.
  interface ClientBase {
    /** The server's process for this connection; null until it is connected. */
    readonly processID: number | null;
  }
}

/** A connection that records since when it has been waiting for the server's answer. */
export class WatchedClient extends SessionClient {
  /** A time of `performance.now()`; undefined while no answer is awaited. */
  askedAt: number | undefined;

  constructor(config?: SessionConfig) {
    super(config);
    const { connection } = this;
    // PostgreSQL always answers these two messages with ReadyForQuery.
    const query = connection.query.bind(connection);
    const sync = connection.sync.bind(connection);
    connection.query = (text) => {
      this.askedAt ??= performance.now();
      query(text);
    };
    connection.sync = () => {
      this.askedAt ??= performance.now();
      sync();
    };
    connection.on("readyForQuery", () => {
      this.askedAt = undefined;
    });
  }

  /** The id of the server's process for this connection, once connected. */
  get backend(): number | undefined {
    return this.processID ?? undefined;
  }

  /** Closes the socket without telling the server; a statement that waits for an answer fails with `why`. */
  cut(why: Error): void {
    this.connection.stream.destroy(why);
  }
}

/** Runs `work` on a connection of its own, outside any pool. @throws DatabaseUnreachableError */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const where = hostAndPort(url);
  const client = new SessionClient({
    connectionString: url,
    application_name: "leadgen-admin",
    timeouts: NO_TIMEOUTS,
    standby: true,
  });
  // A connection lost between two statements is reported by an event only; the next statement then fails anyway.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(error) ? new DatabaseUnreachableError(where, error) : error;
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * `host:port` of a connection URL, without user, password or database.
 * @throws Error if it is no such URL. The message doesn't contain it, because it may hold a password.
 */
export function hostAndPort(url: string): string {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url)) {
    throw new Error("DATABASE_URL must look like postgresql://user:password@host:5432/database.");
  }
  const { hostname, port, searchParams } = new URL(url);
  return `${hostname || searchParams.get("host") || "localhost"}:${port || "5432"}`;
}
