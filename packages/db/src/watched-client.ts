import pg from "pg";

/** How long a connection attempt may take, in milliseconds. */
export const CONNECT_TIMEOUT = 5_000;

/** A connection that knows since when the server owes it an answer. */
export class WatchedClient extends pg.Client {
  /** By `performance.now()`; undefined while nothing is asked. */
  askedAt: number | undefined;

  constructor(config?: pg.ClientConfig) {
    // pg-pool has one option for "connect" and "wait for a free client"; this sets the first one apart.
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT });
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
    return (this as unknown as { processID: number | null }).processID ?? undefined;
  }

  /** Hangs up without a word; whoever waits for an answer gets `why`. */
  cut(why: Error): void {
    this.connection.stream.destroy(why);
  }
}
