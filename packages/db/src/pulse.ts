import pg from "pg";
import type { WatchedClient } from "./connection.ts";
import { SessionClient } from "./session.ts";
import { DatabaseUnreachableError } from "./trouble.ts";

/** Silence after which the server is asked whether it is there, in milliseconds. */
const SILENCE = 1_000;
/** How long the server may take to answer a connection that is made just for that, in milliseconds. */
const PATIENCE = 3_000;
const LOOK = 250;
/** What a transaction may give itself: opening and closing the breaker over a million jobs on a busy machine. */
const LONGEST_OWN = 600_000;

export interface PulseOptions {
  /** The pool's connections, used or not. */
  readonly clients: ReadonlySet<WatchedClient>;
  readonly url: string;
  /** `host:port`, for messages. */
  readonly address: string;
  /** No statement takes longer, in milliseconds, unless we see that the server works at it; 0: there is no bound. */
  readonly longest: number;
}

/**
 * Finds connections on which no answer will ever come: the server hangs, or the network swallows packets. No
 * time-out of PostgreSQL's reaches us then, TCP itself gives up after a quarter of an hour, and a plain bound on the wait would
 * have to be longer than the longest statement. So after a second of silence a connection of its own is made to ask. If that is not
 * answered either, the server is away, and all connections are cut. If the server answers, but does nothing for a connection that
 * waits, that one is lost. A statement that is busy or waits for a lock goes on.
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
    // What broke one connection also broke the idle ones.
    for (const client of clients)
      if (!out.has(client)) client.cut(new Error("Connection terminated: another one was lost"));
  };

  const isLost = (client: WatchedClient, answer: Answer): boolean => {
    const { askedAt = Infinity, backend = 0 } = client;
    const busy = answer.direct && answer.busy.includes(backend);
    const longest = busy ? Math.max(options.longest, LONGEST_OWN) : options.longest;
    if (options.longest > 0 && performance.now() - askedAt > longest + PATIENCE) return true;
    if (!answer.direct || busy) return false;
    // Seen twice for the same question: the first time, the answer may just be on its way.
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
  /** Whether the numbers of our connections are the server's own; a pooler in between makes up its own. */
  readonly direct: boolean;
  /** Those of the connections asked about that the server is doing something for. */
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
    // PostgreSQL itself says no (full, starting, stopping): it is there, and closes connections by itself if it has to. Or a pooler let
    // us in and has no connection left for us, which says nothing of those that it has given away.
    const somebodyThere = error instanceof pg.DatabaseError || client.processID !== null;
    return somebodyThere ? { direct: false, busy: [] } : "away";
  } finally {
    clearTimeout(late);
    client.connection.stream.destroy();
  }
}
