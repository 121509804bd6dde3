import type pg from "pg";
import { NO_TIMEOUTS, SessionClient, type SessionConfig } from "./session.ts";
import { DatabaseUnreachableError, unreachable } from "./trouble.ts";

declare module "pg" {
  // pg's types leave it out.
  interface ClientBase {
    /** The server's process for this connection; null until it is connected. */
    readonly processID: number | null;
  }
}

/** A connection that knows since when it has been waiting for the server's answer. */
export class WatchedClient extends SessionClient {
  /** By `performance.now()`; undefined while nothing is asked. */
  askedAt: number | undefined;

  constructor(config?: SessionConfig) {
    super(config);
    const { connection } = this;
    // The two messages that PostgreSQL answers with ReadyForQuery, whatever happens in between.
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

  /** The server's process for this connection, once connected. */
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
 * @throws Error when it is no such URL; the message doesn't repeat it, for it may hold a password.
 */
export function hostAndPort(url: string): string {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url)) {
    throw new Error("DATABASE_URL must look like postgresql://user:password@host:5432/database.");
  }
  const { hostname, port, searchParams } = new URL(url);
  return `${hostname || searchParams.get("host") || "localhost"}:${port || "5432"}`;
}
