import {
  beatWorker,
  type Recognition,
  recogniseDatabase,
  registerWorker,
  stopIfRestored,
} from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type pg from "pg";
import type { StrayDoorbells } from "./queue/stray-doorbells.ts";
import { repeatedly } from "./repeatedly.ts";
import { createSweeps, type SweepOptions } from "./sweeps.ts";

export interface HeartbeatOptions extends SweepOptions {
  /** For the beat: a worker must not seem dead because the others' connections are all in use. */
  readonly reserve: pg.Pool;
  readonly name: string;
  readonly concurrency: number;
  readonly heartbeatMs: number;
  /** The ids under which graphile-worker locks rows for this process. */
  readonly poolIds: () => readonly string[];
  /** The database is not the one that it was; the breaker is OPEN, perhaps because of that. */
  readonly onRestored: (what: { readonly recognised: Recognition; readonly opened: boolean }) => void;
  readonly strays: Pick<StrayDoorbells, "release">;
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
  const { pool, heartbeatMs, silentMs } = options;
  const heart = autocommit(options.reserve);
  const sweepOnce = createSweeps(options);
  let identity: string | undefined;
  let beats = 0;
  const registered = Promise.withResolvers<string>();
  // Whoever waits for an identity hears of the stop; without a waiter it is no error.
  registered.promise.catch(() => {});

  const register = async () => {
    const { name, concurrency } = options;
    identity = await registerWorker(heart, { name, concurrency, heartbeatMs, silentMs });
    beats = 0;
    options.onNewIdentity(identity);
    registered.resolve(identity);
    return identity;
  };

  // Before there is an identity nothing is claimed, so at the start this comes before any work.
  const lookWhereIAm = async () => {
    const witness = identity === undefined ? undefined : { workerId: identity, beats };
    if ((await recogniseDatabase(heart, witness)) === "SAME") return;
    const stop = await transaction(pool, (tx) =>
      stopIfRestored(tx, { actor: `worker:${options.name}`, witness }),
    );
    if (!["SAME", "NEW", "SUCCEEDED"].includes(stop.recognised)) options.onRestored(stop);
  };

  const write = async (workerId: string): Promise<boolean> => {
    const count = await beatWorker(heart, { workerId, poolIds: options.poolIds() });
    beats = count ?? beats;
    return count !== null;
  };

  const beat = async () => {
    await lookWhereIAm();
    const alive = await write(identity ?? (await register()));
    // At once under its pools too, since what they lock is found by them when this process dies next.
    if (!alive) await write(await register());
  };

  const sweep = async () => {
    await options.strays.release(autocommit(pool), options.poolIds());
    if (identity !== undefined) await sweepOnce(identity);
  };

  // Apart: the sweep waits for the breaker's lock, and the heart must not stop for as long as a large closing takes.
  const beating = repeatedly(beat, { everyMs: heartbeatMs, onTrouble: options.onTrouble });
  const sweeping = repeatedly(sweep, { everyMs: heartbeatMs, onTrouble: options.onTrouble });

  return {
    workerId: async () => identity ?? registered.promise,
    current: () => identity,
    async stop() {
      await Promise.all([beating.stop(), sweeping.stop()]);
      registered.reject(new Error("The worker stopped before it could reach the database."));
    },
  };
}
