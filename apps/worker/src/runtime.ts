import { setTimeout as sleep } from "node:timers/promises";
import { type Claim, claimJobs, stopWorker, type Tx } from "@leadgen/core/engine";
import {
  autocommit,
  createPool,
  createReserve,
  DatabaseUnreachableError,
  endPool,
  transaction,
} from "@leadgen/db";
import { createProviders, type Providers } from "@leadgen/providers";
import type pg from "pg";
import { isDatabaseTrouble } from "./database-trouble.ts";
import type { WorkerConfig } from "./env.ts";
import { gather } from "./gather.ts";
import { type Heartbeat, startHeartbeat } from "./heartbeat.ts";
import { type Hold, holdOne } from "./hold-one.ts";
import { createLog, type Logger } from "./log.ts";
import { createQueuePool } from "./queue/queue-pool.ts";
import { RingElsewhereError, type StrayDoorbells, strayDoorbells } from "./queue/stray-doorbells.ts";

/** What the tasks of one worker process share. */
export interface Runtime {
  readonly config: WorkerConfig;
  readonly log: Logger;
  readonly pool: pg.Pool;
  /** graphile-worker's own connections: in our hands, so that one on which no answer will come is noticed. */
  readonly queuePool: pg.Pool;
  readonly strays: StrayDoorbells;
  readonly providers: Providers;
  /** Aborted by SIGTERM: take no next step. */
  readonly stopping: AbortSignal;
  /** Aborted when the time to drain is over: end the calls under way. */
  readonly cutOff: AbortSignal;
  workerId(): Promise<string>;
  /** Waits until nobody else in this process has the job in hand. */
  hold(jobId: string): Promise<Hold>;
  /**
   * Claims a job together with whatever else is being claimed, and outlasts trouble with the database until the stop; undefined:
   * nothing to do.
   */
  claim(jobId: string): Promise<Claim | undefined>;
  /**
   * A transaction that outlasts trouble with the database, until the cut-off: for what was paid for already, and for opening
   * the breaker. Where the pool has no connection it takes the reserve.
   */
  patiently<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** graphile-worker locks rows under this id from now on. */
  poolCreated(poolId: string): void;
  requestStop(): void;
  /** Gives back what is left and closes everything. */
  leave(): Promise<void>;
}

/** Within which graphile-worker writes how its last tasks ended, and how often that is looked for, in milliseconds. */
const WRITTEN_MS = 2_000;
const LOOK_MS = 20;
/** Longest pause between two tries at a database that is away, in milliseconds. */
const MAX_PAUSE = 2_000;

/** Starts what a worker process needs beside graphile-worker: pool, providers, heartbeat, sweep. */
export function createRuntime(config: WorkerConfig): Runtime {
  const log = createLog(config);
  const pool = createPool(config.databaseUrl, {
    max: Math.min(20, config.concurrency + 2),
    applicationName: "leadgen-worker",
  });
  const reserve = createReserve(config.databaseUrl, { applicationName: "leadgen-worker" });
  const providers = createProviders(config.providers);
  const stopping = new AbortController();
  const cutOff = new AbortController();
  const poolIds = new Set<string>();
  const strays = strayDoorbells();
  const queuePool = createQueuePool({
    url: config.databaseUrl,
    cutOff: cutOff.signal,
    onAnswerLost: strays.suspect,
    onTrouble: (error) => log.warn({ err: plain(error) }, "The queue could not be told; trying again."),
  });
  let heartbeat: Heartbeat | undefined;
  let left: Promise<void> | undefined;

  const beating = () => {
    heartbeat ??= startHeartbeat({
      pool,
      reserve,
      name: config.name,
      concurrency: config.concurrency,
      heartbeatMs: config.heartbeatMs,
      silentMs: config.silentMs,
      poolIds: () => [...poolIds],
      strays,
      onRescue: (rescue) => log.warn({ rescue }, "Workers fell silent; their jobs were given back."),
      onSweptUp: (swept) => log.warn({ swept }, "Swept up what dead processes had left."),
      onRestored: (what) =>
        log.error(
          what,
          "The database was restored, copied or turned back; the breaker is OPEN until a person closes it.",
        ),
      onTrouble: (error) =>
        log.error({ err: plain(error) }, "The heartbeat could not be written; trying again."),
      onNewIdentity: (workerId) => log.info({ workerId }, "Registered."),
    });
    return heartbeat;
  };
  const workerId = () => beating().workerId();

  const claimTogether = gather(async (jobIds: readonly string[]) => {
    const id = await workerId();
    const claims = await transaction(pool, (tx) => claimJobs(tx, { workerId: id, jobIds }));
    if (claims.length < jobIds.length) await assertAlive(pool, id);
    return jobIds.map((jobId) => claims.find((candidate) => candidate.jobId === jobId));
  });

  const withReserve = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await transaction(pool, work);
    } catch (error) {
      if (!(error instanceof DatabaseUnreachableError)) throw error;
      return transaction(reserve, work);
    }
  };

  /** Tries again while the database is in trouble, until the signal. */
  const outlast = async <T>(work: () => Promise<T>, until: AbortSignal): Promise<T> => {
    for (let pause = 50; ; pause = Math.min(MAX_PAUSE, pause * 2)) {
      try {
        return await work();
      } catch (error) {
        if (!isDatabaseTrouble(error) || until.aborted) throw error;
        log.warn({ err: plain(error) }, "The database is in trouble; trying again.");
        await sleep(pause, undefined, { signal: until }).catch(() => {});
      }
    }
  };

  const patiently = <T>(work: (tx: Tx) => Promise<T>) => outlast(() => withReserve(work), cutOff.signal);

  // A doorbell that fails is put off by graphile-worker, each time for longer: after some outages its job would wait for hours.
  const claim = (jobId: string) => outlast(() => claimTogether(jobId), stopping.signal);

  const ringElsewhere = async () => {
    const deadline = performance.now() + WRITTEN_MS;
    while (strays.waiting() && performance.now() < deadline) {
      await strays.release(autocommit(pool), [...poolIds]);
      if (strays.waiting()) await sleep(LOOK_MS);
    }
  };

  const leave = async () => {
    if (heartbeat !== undefined) {
      await heartbeat.stop();
      await ringElsewhere().catch((error: unknown) =>
        log.warn({ err: plain(error) }, "Some doorbells ring later than they could."),
      );
      const id = heartbeat.current();
      if (id !== undefined) {
        const given = await transaction(pool, (tx) => stopWorker(tx, id)).catch((error: unknown) => {
          log.error({ err: plain(error) }, "Could not hand the jobs back; the sweep of another worker will.");
          return undefined;
        });
        log.info({ handedBack: given?.rescued.length, callsUnknown: given?.callsUnknown }, "Stopped.");
      }
    }
    await providers.close();
    await Promise.all([pool, queuePool, reserve].map(endPool));
  };

  return {
    config,
    log,
    pool,
    queuePool,
    strays,
    providers,
    stopping: stopping.signal,
    cutOff: cutOff.signal,
    workerId,
    hold: holdOne(),
    claim,
    patiently,
    poolCreated(poolId) {
      poolIds.add(poolId);
      beating();
    },
    requestStop() {
      if (stopping.signal.aborted) return;
      log.info({ drainMs: config.drainMs }, "Stopping: no new steps; calls under way may end.");
      stopping.abort(new Error("The worker is stopping."));
      setTimeout(() => cutOff.abort(new Error("The worker was stopped.")), config.drainMs).unref();
    },
    leave() {
      left ??= leave();
      return left;
    },
  };
}

/** An empty answer may mean that this worker was declared dead. Its doorbells must then ring elsewhere: fail the task. */
async function assertAlive(pool: pg.Pool, workerId: string): Promise<void> {
  const { rowCount } = await pool.query("SELECT 1 FROM worker WHERE id = $1 AND stopped_at IS NULL", [
    workerId,
  ]);
  if (rowCount === 0)
    throw new RingElsewhereError("worker-e1: declared dead while claiming; the doorbell rings again.");
}

/** Type, code and message: no stack, no statement, no parameters. */
export function plain(error: unknown): { type: string; code?: unknown; message: string } {
  if (!(error instanceof Error)) return { type: "unknown", message: String(error) };
  const { code } = error as { code?: unknown };
  return { type: error.name, ...(code !== undefined && { code }), message: error.message };
}
