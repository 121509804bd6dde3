import { EventEmitter } from "node:events";
import path from "node:path";
import type { Log } from "@leadgen/log";
import { Logger as GraphileLogger, WorkerPreset } from "graphile-worker";
import type { Runtime } from "./runtime.ts";

const DOORBELLS_AT_ONCE = 10;

/** Fetched doorbells wait so long at most for this process to have a place, in milliseconds: another one may have some. */
const KEPT_MS = 5_000;

/** graphile-worker's settings for our worker, the same for our `main` and for graphile-worker's own command line. */
export function leadgenPreset(runtime: Runtime): GraphileConfig.Preset {
  const events = new EventEmitter();
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) =>
    runtime.poolCreated(workerPool.id),
  );
  return {
    extends: [WorkerPreset],
    worker: {
      connectionString: runtime.config.databaseUrl,
      // A doorbell is answered when its job is claimed, so these are no bound on the jobs in hand.
      concurrentJobs: DOORBELLS_AT_ONCE,
      // Fetched together; one that no task asks for in time goes back.
      localQueue: { size: DOORBELLS_AT_ONCE, ttl: KEPT_MS },
      // Ended together: those whose jobs were claimed together end in the same tick.
      completeJobBatchDelay: 0,
      // Of graphile-worker's own command line only: otherwise it is given a pool.
      maxPoolSize: 3,
      pollInterval: runtime.config.pollMs,
      crontabFile: path.join(import.meta.dirname, "..", "crontab"),
      // Later than our own cut-off, which is the one that the tasks obey.
      gracefulShutdownAbortTimeout: runtime.config.drainMs + 1_000,
      events,
      logger: graphileLogger(runtime.log),
    },
  };
}

/** What graphile-worker calls information is a line per task; our own lines say more. */
const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/**
 * It warns at each start that its pool has fewer connections than it runs tasks at once. Ours hold none of that pool's: it serves
 * graphile-worker's own statements, one after the other (queue-pool.ts).
 */
const isAboutPoolSize = (meta: object = {}): boolean => "max" in meta && "concurrency" in meta;

/** graphile-worker's messages in our log. */
const graphileLogger = (log: Log): GraphileLogger =>
  new GraphileLogger(({ label }) => (level, message, meta) => {
    const ours = isAboutPoolSize(meta) ? "debug" : LEVELS[level];
    log[ours]({ scope: label }, message);
  });

/** Ties our orderly stop to graphile-worker's own, for its command line, where nothing of ours waits for signals. */
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
