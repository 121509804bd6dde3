import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { SessionClient } from "./session.ts";

/** The pause before the next connection attempt, in milliseconds: the first one, doubled with each failure up to the last. */
const FIRST_PAUSE = 100;
const LAST_PAUSE = 5_000;

export interface ListenOptions {
  readonly channel: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Where to listen. It must lead past a pooler, which may not pass notifications on (default: the pool's URL). */
  readonly url?: string | undefined;
  /** Called for each NOTIFY that arrives. A NOTIFY sent while there is no connection is lost. */
  readonly onHint: () => void;
}

export interface Listening {
  /** Ends the connection, even one that is being made. */
  stop(): Promise<void>;
}

/**
 * LISTENs on a connection of its own, outside the pool but to the same database, and reconnects for as long as necessary. It never
 * rejects and reports no trouble: a NOTIFY is only a hint, and a listener must be correct without it.
 */
export function listen(pool: pg.Pool, options: ListenOptions): Listening {
  const stopped = new AbortController();
  const over = keepListening(pool, options, stopped.signal);
  return {
    stop() {
      stopped.abort();
      return over;
    },
  };
}

async function keepListening(pool: pg.Pool, options: ListenOptions, signal: AbortSignal): Promise<void> {
  for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LAST_PAUSE)) {
    const heard = await listenOnce(pool, options, signal);
    if (heard) pause = FIRST_PAUSE;
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}

/** Makes one connection and keeps it until it ends. @returns whether it was established. */
async function listenOnce(pool: pg.Pool, options: ListenOptions, signal: AbortSignal): Promise<boolean> {
  const { applicationName, url = pool.options.connectionString } = options;
  const client = new SessionClient({
    ...pool.options,
    connectionString: url,
    application_name: applicationName,
  });
  const lost = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", resolve);
  });
  const cut = () => client.connection.stream.destroy();
  signal.addEventListener("abort", cut, { once: true });
  try {
    await client.connect();
    client.on("notification", options.onHint);
    await client.query(`LISTEN ${pg.escapeIdentifier(options.channel)}`);
    await lost;
    return true;
  } catch {
    return false;
  } finally {
    signal.removeEventListener("abort", cut);
    // `end()` waits for an answer, which never comes over a network that drops everything.
    cut();
  }
}
