import {
  beatWorker,
  type Recognition,
  type Rescue,
  readReach,
  recogniseDatabase,
  registerWorker,
  rescueJobs,
  type SweptUp,
  sampleQueue,
  stopIfRestored,
  sweepUp,
  tallyCampaigns,
} from "@leadgen/core/outreach";
import { autocommit, repeatedly, transaction } from "@leadgen/db";
import type pg from "pg";
import type { HeldClaims } from "./held-claims.ts";
import type { StrayDoorbells } from "./queue/stray-doorbells.ts";

interface SweepOptions {
  readonly pool: pg.Pool;
  readonly silentMs: number;
  readonly onRescue: (rescue: Rescue) => void;
  readonly onSweptUp: (swept: SweptUp) => void;
}

export interface HeartbeatOptions extends SweepOptions {
  /** For the beat: a worker must not seem dead because the pool's connections are all in use. */
  readonly reserve: pg.Pool;
  readonly name: string;
  readonly concurrency: number;
  readonly heartbeatMs: number;
  /** The ids under which graphile-worker locks rows for this process. */
  readonly poolIds: () => readonly string[];
  /** The database was restored, copied or turned back. `opened`: the breaker was opened for that reason. */
  readonly onRestored: (what: { readonly recognised: Recognition; readonly opened: boolean }) => void;
  readonly strays: Pick<StrayDoorbells, "release">;
  readonly claims: HeldClaims["list"];
  readonly onTrouble: (error: unknown) => void;
  readonly onNewIdentity: (workerId: string) => void;
}

/** This process's entry in the table of workers, kept alive. */
export interface Heartbeat {
  /** Resolves to the current identity, at first when the database has been reached. */
  workerId(): Promise<string>;
  /** The identity, if the database has been reached. */
  current(): string | undefined;
  /** Seconds since the last beat that was written. */
  age(): number;
  stop(): Promise<void>;
}

/**
 * Registers the worker, beats, and rescues the jobs of workers that fell silent. A worker that finds itself declared
 * dead registers again: its jobs were given to others, and the fences refuse its old claims.
 */
export function startHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { pool, heartbeatMs, silentMs } = options;
  const heart = autocommit(options.reserve);
  const sweepOnce = createSweeps(options);
  const sample = createSamples(pool);
  let identity: string | undefined;
  let beats = 0;
  let beatenAt = performance.now();
  const registered = Promise.withResolvers<string>();
  // Callers that wait for an identity are told of the stop; without any, the rejection is no error.
  registered.promise.catch(() => {});

  const register = async () => {
    const { name, concurrency } = options;
    identity = await registerWorker(heart, { name, concurrency, heartbeatMs, silentMs });
    beats = 0;
    options.onNewIdentity(identity);
    registered.resolve(identity);
    return identity;
  };

  // Nothing is claimed without an identity, so at the start this comes before any work.
  const lookWhereIAm = async () => {
    const witness = identity === undefined ? undefined : { workerId: identity, beats };
    if ((await recogniseDatabase(heart, witness)) === "SAME") return;
    const stop = await transaction(pool, (tx) =>
      stopIfRestored(tx, {
        actor: `worker:${options.name}`,
        witness,
        inHand: () => ({ workerId: identity, claims: options.claims() }),
      }),
    );
    if (!["SAME", "NEW", "SUCCEEDED"].includes(stop.recognised)) options.onRestored(stop);
  };

  const write = async (workerId: string): Promise<boolean> => {
    const count = await beatWorker(heart, { workerId, poolIds: options.poolIds() });
    beats = count ?? beats;
    if (count !== null) beatenAt = performance.now();
    return count !== null;
  };

  const beat = async () => {
    await lookWhereIAm();
    const alive = await write(identity ?? (await register()));
    // With its pools at once: if this process dies next, the doorbells that it has locked are found by them.
    if (!alive) await write(await register());
  };

  const sweep = async () => {
    await options.strays.release(autocommit(pool), options.poolIds());
    if (identity === undefined) return;
    await sweepOnce(identity);
  };

  // Three loops: the sweep waits for the breaker's lock, and a large closing must not delay the heartbeat; counting large campaigns delays neither.
  const beating = repeatedly(beat, { everyMs: heartbeatMs, onTrouble: options.onTrouble });
  const sweeping = repeatedly(sweep, { everyMs: heartbeatMs, onTrouble: options.onTrouble });
  const sampling = repeatedly(sample, { everyMs: heartbeatMs, onTrouble: options.onTrouble });

  return {
    workerId: async () => identity ?? registered.promise,
    current: () => identity,
    age: () => (performance.now() - beatenAt) / 1_000,
    async stop() {
      await Promise.all([beating.stop(), sweeping.stop(), sampling.stop()]);
      registered.reject(new Error("The worker stopped before it could reach the database."));
    },
  };
}

/** Rescues the jobs of silent workers; and, once in the silence that this worker is allowed, frees what is left of dead ones. */
function createSweeps({ pool, silentMs, onRescue, onSweptUp }: SweepOptions) {
  let sweptUpAt = performance.now();
  return async (workerId: string): Promise<void> => {
    const { reach, rescue } = await transaction(pool, async (tx) => {
      const reach = await readReach(tx, workerId);
      return { reach, rescue: await rescueJobs(tx, reach) };
    });
    if (rescue.workersLost.length > 0) onRescue(rescue);
    // After an outage living workers have yet to write down the pools that lock their doorbells.
    if (performance.now() - sweptUpAt < silentMs || reach.seconds * 1_000 < silentMs) return;
    sweptUpAt = performance.now();
    const swept = await transaction(pool, (tx) => sweepUp(tx, workerId));
    if (swept.poolsUnlocked.length + swept.ownCallsUnknown > 0) onSweptUp(swept);
  };
}

/** Milliseconds between two samples of the queue. */
const SAMPLE_MS = 60_000;

/** A sample a minute for the chart of the queue, and what lists tell of campaigns; the first after a minute. */
function createSamples(pool: pg.Pool) {
  let sampledAt = performance.now();
  return async (): Promise<void> => {
    if (performance.now() - sampledAt < SAMPLE_MS) return;
    sampledAt = performance.now();
    const db = autocommit(pool);
    if (await sampleQueue(db)) await tallyCampaigns(db);
  };
}
