import pg from "pg";
import type { WatchedClient } from "./connection.ts";
import { SessionClient } from "./session.ts";
import { DatabaseUnreachableError } from "./trouble.ts";

/** Silence after which the server is checked, in milliseconds. */
const SILENCE = 1_000;
/** How long the server may take to answer the checking connection, in milliseconds. */
const PATIENCE = 3_000;
const LOOK = 250;
/** The longest statement_timeout that a transaction sets for itself, in milliseconds: that of an opening or closing over a million jobs. */
const LONGEST_OWN = 600_000;

export interface PulseOptions {
  /** The pool's connections, used or not. */
  readonly clients: ReadonlySet<WatchedClient>;
  readonly url: string;
  /** `host:port`, for messages. */
  readonly address: string;
  /** No statement takes longer than this, in milliseconds, unless the server is seen working on it; 0: no limit. */
  readonly longest: number;
}

/**
 * Finds connections on which no answer will ever come, because the server hangs or the network drops packets. Then no time-out
 * of PostgreSQL reaches this process, TCP gives up only after a quarter of an hour, and a plain limit on the wait would have to be
 * longer than the longest statement. So after a second of silence it checks the server over a new connection. If that gets no answer
 * either, the server is away, and all connections are cut. If the server answers but does nothing for a waiting connection, that
 * connection is lost and is cut. A statement that is busy or waits for a lock goes on.
 */
export function takePulse(pool: pg.Pool, options: PulseOptions): void {
  const { clients } = options;
  const out = new WeakSet<pg.Client>();
  const suspects = new WeakMap<WatchedClient, number>();
  let asking = false;
  pool.on("acquire", (client) => out.add(client));
  pool.on("release", (_, client) => out.delete(client));

  const examine = async () => {
    const before = performance.now() - SILENCE;
    const silent = [...clients].filter(({ askedAt = Infinity }) => askedAt < before);
    if (silent.length === 0) return;
    const asked = new Map(silent.map((client) => [client, client.askedAt]));
    const answer = await ask(options, silent);
    const waiting = silent.filter(
      (client) => client.askedAt !== undefined && client.askedAt === asked.get(client),
    );
    if (waiting.length === 0) return;
    if (answer === "away") {
      const why = new DatabaseUnreachableError(options.address, new Error("it does not answer"));
      for (const client of clients) client.cut(why);
      return;
    }
    const lost = waiting.filter((client) => isLost(client, answer));
    for (const client of lost) client.cut(new Error("Connection terminated: no answer will come"));
    if (lost.length === 0) return;
    // Whatever broke one connection also broke the idle ones.
    for (const client of clients)
      if (!out.has(client)) client.cut(new Error("Connection terminated: another one was lost"));
  };

  const isLost = (client: WatchedClient, answer: Answer): boolean => {
    const { askedAt = Infinity, backend = 0 } = client;
    const busy = answer.direct && answer.busy.includes(backend);
    const longest = busy ? Math.max(options.longest, LONGEST_OWN) : options.longest;
    if (options.longest > 0 && performance.now() - askedAt > longest + PATIENCE) return true;
    if (!answer.direct || busy) return false;
    // Cut only if seen twice for the same statement: the first time its answer may be on its way.
    if (suspects.get(client) === askedAt) return true;
    suspects.set(client, askedAt);
    return false;
  };

  const timer = setInterval(() => {
    if (pool.ended) return clearInterval(timer);
    if (asking) return undefined;
    asking = true;
    void examine().finally(() => {
      asking = false;
    });
    return undefined;
  }, LOOK);
  timer.unref();
}

interface Answer {
  /** Whether our connections' process ids are the server's; a pooler in between makes up its own. */
  readonly direct: boolean;
  /** The process ids, among those asked about, of connections that the server is working for. */
  readonly busy: readonly number[];
}

const BUSY = `
  SELECT pg_backend_pid() AS pid,
         ARRAY(SELECT pid FROM pg_stat_activity
               WHERE pid = ANY($1::int[]) AND coalesce(state, '') NOT LIKE 'idle%') AS busy`;

async function ask({ url }: PulseOptions, silent: readonly WatchedClient[]): Promise<Answer | "away"> {
  const client = new SessionClient({
    connectionString: url,
    application_name: "leadgen-pulse",
    standby: true,
  });
  client.on("error", () => undefined);
  const late = setTimeout(() => client.connection.stream.destroy(new Error("timeout expired")), PATIENCE);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; busy: number[] }>(BUSY, [
      silent.flatMap(({ backend }) => backend ?? []),
    ]);
    return { direct: rows[0]?.pid === client.processID, busy: rows[0]?.busy ?? [] };
  } catch (error) {
    // PostgreSQL itself refused (full, starting, stopping), so it is there and closes connections itself if it has to. Or a pooler
    // accepted us and has no server connection left, which says nothing about the connections in use.
    const somebodyThere = error instanceof pg.DatabaseError || client.processID !== null;
    return somebodyThere ? { direct: false, busy: [] } : "away";
  } finally {
    clearTimeout(late);
    client.connection.stream.destroy();
  }
}
