import { beatWorker, type Rescue, registerWorker, rescueJobs } from "@leadgen/core/engine";
import { autocommit, transaction } from "@leadgen/db";
import type pg from "pg";

export interface HeartbeatOptions {
  readonly pool: pg.Pool;
  readonly name: string;
  readonly concurrency: number;
  readonly heartbeatMs: number;
  readonly silentMs: number;
  /** The ids under which graphile-worker locks rows for this process. */
  readonly poolIds: () => readonly string[];
  readonly onRescue: (rescue: Rescue) => void;
  readonly onTrouble: (error: unknown) => void;
  readonly onNewIdentity: (workerId: string) => void;
}

/** This process's entry in the table of workers, kept alive. */
export interface Heartbeat {
  /** Resolves to the current identity, when the database has been reached for the first time. */
  workerId(): Promise<string>;
  /** The identity, if the database has been reached. */
  current(): string | undefined;
  stop(): Promise<void>;
}

/**
 * Registers the worker, beats, and sweeps up after workers that fell silent. A worker that finds itself declared
 * dead takes a new identity: what it held is somebody else's, and the fences refuse its old claims.
 */
export function startHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { pool } = options;
  const db = autocommit(pool);
  let identity: string | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const registered = Promise.withResolvers<string>();
  // Whoever waits for an identity hears of the stop; without a waiter it is no error.
  registered.promise.catch(() => {});

  const register = async () => {
    identity = await registerWorker(db, { name: options.name, concurrency: options.concurrency });
    options.onNewIdentity(identity);
    registered.resolve(identity);
    return identity;
  };

  const tick = async () => {
    const beat = (workerId: string) => beatWorker(db, { workerId, poolIds: options.poolIds() });
    const alive = await beat(identity ?? (await register()));
    // At once under its pools too, since what they lock is found by them when this process dies next.
    if (!alive) await beat(await register());
    const rescue = await transaction(pool, (tx) =>
      rescueJobs(tx, { silentSeconds: options.silentMs / 1000 }),
    );
    if (rescue.workersLost.length > 0) options.onRescue(rescue);
  };

  let ticking: Promise<void> = Promise.resolve();
  const loop = () => {
    ticking = tick()
      .catch(options.onTrouble)
      .finally(() => {
        // unref: under graphile-worker's own CLI nothing of ours may keep the process alive.
        if (!stopped) timer = setTimeout(loop, options.heartbeatMs).unref();
      });
  };
  loop();

  return {
    workerId: async () => identity ?? registered.promise,
    current: () => identity,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await ticking;
      registered.reject(new Error("The worker stopped before it could reach the database."));
    },
  };
}
