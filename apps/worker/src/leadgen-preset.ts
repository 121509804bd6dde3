import { EventEmitter } from "node:events";
import path from "node:path";
import type { Log } from "@leadgen/log";
import { Logger as GraphileLogger, WorkerPreset } from "graphile-worker";
import { DOORBELLS_AT_ONCE } from "./claims.ts";
import { takeEnough } from "./queue/take-enough.ts";
import type { Runtime } from "./runtime.ts";

/** Longest wait of a fetched doorbell for a slot in this process, in milliseconds. Then it goes back: another worker may have one. */
const KEPT_MS = 5_000;

/** graphile-worker's settings for our worker, the same for our `main` and for graphile-worker's own command line. */
export function leadgenPreset(runtime: Runtime): GraphileConfig.Preset {
  const events = new EventEmitter();
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) =>
    runtime.poolCreated(workerPool.id),
  );
  events.on("localQueue:init", ({ localQueue }: { localQueue: object }) =>
    takeEnough(localQueue, runtime.inHand.enough),
  );
  return {
    extends: [WorkerPreset],
    worker: {
      connectionString: runtime.config.databaseUrl,
      // A doorbell is answered when its job is claimed, so this does not limit the jobs in hand.
      concurrentJobs: DOORBELLS_AT_ONCE,
      // Doorbells are fetched in batches; one that no task takes within `ttl` goes back.
      localQueue: { size: DOORBELLS_AT_ONCE, ttl: KEPT_MS },
      // No delay: jobs that were claimed together end in the same tick, and so are batched anyway.
      completeJobBatchDelay: 0,
      // Used by graphile-worker's own command line only: our `main` passes a pool.
      maxPoolSize: 3,
      pollInterval: runtime.config.pollMs,
      crontabFile: path.join(import.meta.dirname, "..", "crontab"),
      // Later than our own cut-off, which the tasks obey.
      gracefulShutdownAbortTimeout: runtime.config.drainMs + 1_000,
      events,
      logger: graphileLogger(runtime.log),
    },
  };
}

/** graphile-worker writes an info line for each task; our own lines say more. */
const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/**
 * graphile-worker warns at each start that its pool has fewer connections than concurrent tasks. Our tasks use none of that pool: it
 * serves graphile-worker's own statements, one after the other (queue-pool.ts).
 */
const isAboutPoolSize = (meta: object = {}): boolean => "max" in meta && "concurrency" in meta;

/** graphile-worker's messages in our log. */
const graphileLogger = (log: Log): GraphileLogger =>
  new GraphileLogger(({ label }) => (level, message, meta) => {
    const ours = isAboutPoolSize(meta) ? "debug" : LEVELS[level];
    log[ours]({ scope: label }, message);
  });

/** Joins our orderly stop to graphile-worker's own, for its command line, where our code handles no signals. */
export function stopWithPool(runtime: Runtime): GraphileConfig.Plugin {
  const leaveAfter = async <T>(next: () => T): Promise<Awaited<T>> => {
    runtime.requestStop();
    try {
      return await next();
    } finally {
      await runtime.leave();
    }
  };
  return {
    name: "leadgen-stop-with-pool",
    version: "0.1.0",
    worker: {
      middleware: {
        poolGracefulShutdown: (next) => leaveAfter(next),
        poolForcefulShutdown: (next) => leaveAfter(next),
      },
    },
  };
}
