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
  /** Used for the heartbeat only: a worker must not seem dead because all connections of the pool are in use. */
  readonly reserve: pg.Pool;
  readonly name: string;
  readonly concurrency: number;
  readonly heartbeatMs: number;
  /** The ids under which graphile-worker locks rows for this process. */
  readonly poolIds: () => readonly string[];
  /** The database was restored, copied or set back. `opened`: the breaker was opened because of it. */
  readonly onRestored: (what: { readonly recognised: Recognition; readonly opened: boolean }) => void;
  readonly strays: Pick<StrayDoorbells, "release">;
  readonly claims: HeldClaims["list"];
  readonly onTrouble: (error: unknown) => void;
  readonly onNewIdentity: (workerId: string) => void;
}

/** Keeps this process's row in the worker table alive. */
export interface Heartbeat {
  /** Resolves to the current identity; waits until the database was reached for the first time. */
  workerId(): Promise<string>;
  /** The identity; undefined until the database was reached. */
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
  // The stop rejects it for callers that wait for an identity. If none waits, the rejection must not count as unhandled.
  registered.promise.catch(() => {});

  const register = async () => {
    const { name, concurrency } = options;
    identity = await registerWorker(heart, { name, concurrency, heartbeatMs, silentMs });
    beats = 0;
    options.onNewIdentity(identity);
    registered.resolve(identity);
    return identity;
  };

  // Nothing is claimed without an identity, so at the start this check comes before any work.
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
    // The pool ids are written at once: if this process dies next, a rescue finds its locked doorbells by them.
    if (!alive) await write(await register());
  };

  const sweep = async () => {
    await options.strays.release(autocommit(pool), options.poolIds());
    if (identity === undefined) return;
    await sweepOnce(identity);
  };

  // Three loops: the sweep waits for the breaker's lock, which a large closing must not turn into a late heartbeat; samples delay neither.
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

/** Rescues the jobs of silent workers. Once per `silentMs` it also frees what dead workers left behind. */
function createSweeps({ pool, silentMs, onRescue, onSweptUp }: SweepOptions) {
  let sweptUpAt = performance.now();
  return async (workerId: string): Promise<void> => {
    const { reach, rescue } = await transaction(pool, async (tx) => {
      const reach = await readReach(tx, workerId);
      return { reach, rescue: await rescueJobs(tx, reach) };
    });
    if (rescue.workersLost.length > 0) onRescue(rescue);
    // After an outage, living workers have not yet written down the pools that lock their doorbells.
    if (performance.now() - sweptUpAt < silentMs || reach.seconds * 1_000 < silentMs) return;
    sweptUpAt = performance.now();
    const swept = await transaction(pool, (tx) => sweepUp(tx, workerId));
    if (swept.poolsUnlocked.length + swept.ownCallsUnknown > 0) onSweptUp(swept);
  };
}

/** Milliseconds between two samples of the queue. */
const SAMPLE_MS = 60_000;

/** Takes a sample each minute for the queue's chart and for the campaign lists; the first after a minute. */
function createSamples(pool: pg.Pool) {
  let sampledAt = performance.now();
  return async (): Promise<void> => {
    if (performance.now() - sampledAt < SAMPLE_MS) return;
    sampledAt = performance.now();
    const db = autocommit(pool);
    if (await sampleQueue(db)) await tallyCampaigns(db);
  };
}
