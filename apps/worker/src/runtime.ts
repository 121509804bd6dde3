import { setTimeout as sleep } from "node:timers/promises";
import { startSender } from "@leadgen/alerts";
import { stopIfRestored, stopWorker, type Tx } from "@leadgen/core/outreach";
import {
  autocommit,
  createPool,
  createReserve,
  endPool,
  outlast,
  type Repeated,
  transaction,
  watchForLoss,
} from "@leadgen/db";
import type { Log } from "@leadgen/log";
import { watchPools } from "@leadgen/metrics";
import { createProviders, type Providers } from "@leadgen/providers";
import type pg from "pg";
import { type Claimed, gatherClaims } from "./claims.ts";
import type { WorkerConfig } from "./env.ts";
import { type Heartbeat, startHeartbeat } from "./heartbeat.ts";
import { type HeldClaims, heldClaims } from "./held-claims.ts";
import { type Hold, holdOne } from "./hold-one.ts";
import { type JobsInHand, jobsInHand } from "./jobs-in-hand.ts";
import { createLog } from "./log.ts";
import { serveMetrics } from "./metrics/serve-metrics.ts";
import { createWorkerMetrics, watchWorker } from "./metrics/worker-metrics.ts";
import { createObserver, type Observer } from "./observe/observer.ts";
import { type BegunCall, gatherIntents } from "./pipeline/intents.ts";
import { createQueuePool, QUEUE_CONNECTIONS } from "./queue/queue-pool.ts";
import { type StrayDoorbells, strayDoorbells } from "./queue/stray-doorbells.ts";
import { createSlots } from "./turns/slots.ts";
import { createTurns, type Turns } from "./turns/turns.ts";
import { withReserve } from "./with-reserve.ts";

/** What all tasks of one worker process share. */
export interface Runtime {
  readonly config: WorkerConfig;
  readonly log: Log;
  readonly observer: Observer;
  readonly pool: pg.Pool;
  /** graphile-worker's connections. We make them ourselves, so that a connection that will never answer is noticed. */
  readonly queuePool: pg.Pool;
  readonly strays: StrayDoorbells;
  readonly providers: Providers;
  /** Aborted by SIGTERM: no further step is taken. */
  readonly stopping: AbortSignal;
  /** Aborted when `drainMs` is over: calls under way are cut off. */
  readonly cutOff: AbortSignal;
  workerId(): Promise<string>;
  /** Waits until no other task of this process runs the job. */
  hold(jobId: string): Promise<Hold>;
  readonly turns: Turns;
  readonly inHand: JobsInHand;
  readonly held: HeldClaims;
  /** Claims a job; concurrent calls share one statement. Retries during database trouble until the stop. */
  claim(jobId: string): Promise<Claimed>;
  /** Records the intent to call; concurrent calls share one statement. False: do not call. */
  begin(intent: BegunCall): Promise<boolean>;
  /**
   * Runs a transaction and retries it during database trouble, until the cut-off: for recording paid answers. Where the pool
   * cannot reach the database it uses the reserve.
   */
  patiently<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for opening the breaker: it uses the reserve at once unless the pool has an idle connection. */
  urgently<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** From now on graphile-worker locks rows under this id. */
  poolCreated(poolId: string): void;
  requestStop(): void;
  /** Hands back the remaining jobs and closes everything. */
  leave(): Promise<void>;
}

/** How long graphile-worker may take to write how its last tasks ended, and how often that is checked, in milliseconds. */
const WRITTEN_MS = 2_000;
const LOOK_MS = 20;

/** Connections of the tasks. Far more calls run at once, but a call holds no connection. */
const MOST_CONNECTIONS = 5;
const ofTasks = (config: WorkerConfig): number => Math.min(MOST_CONNECTIONS, config.concurrency + 2);

/** Most connections of a worker process: the tasks', graphile-worker's, the reserve, and one that checks whether the server is there. */
export const connectionsOf = (config: WorkerConfig): number => ofTasks(config) + QUEUE_CONNECTIONS + 2;

/** Starts what a worker process needs besides graphile-worker: pool, providers, heartbeat, sweep. */
export function createRuntime(config: WorkerConfig): Runtime {
  const log = createLog(config);
  const metrics = createWorkerMetrics();
  const observer = createObserver(log, metrics);
  const applicationName = "leadgen-worker";
  const actor = `worker:${config.name}`;
  const onRestored = (what: Awaited<ReturnType<typeof stopIfRestored>>) =>
    log.error(
      { ...what },
      "The database was restored, copied or turned back; the breaker is OPEN until a person closes it.",
    );
  const strays = strayDoorbells();
  const held = heldClaims();
  let heartbeat: Heartbeat | undefined;
  const inHandNow = () => ({ workerId: heartbeat?.current(), claims: held.list() });
  const witness = watchForLoss(config.databaseUrl, {
    applicationName,
    // graphile-worker's own commits are not watched: a failover may lose what it wrote about a doorbell, and nothing else.
    lacks: (tx) => {
      strays.suspect();
      return held.lackedBy(tx);
    },
    told: held.forgetLost,
    onLoss: async (tx) => onRestored(await stopIfRestored(tx, { actor, lost: true, inHand: inHandNow })),
  });
  const pool = createPool(config.databaseUrl, { max: ofTasks(config), applicationName, witness });
  const reserve = createReserve(config.databaseUrl, { applicationName, witness });
  const providers = createProviders(config.providers);
  const stopping = new AbortController();
  const cutOff = new AbortController();
  const poolIds = new Set<string>();
  const queuePool = createQueuePool({
    url: config.databaseUrl,
    directUrl: config.directUrl,
    cutOff: cutOff.signal,
    onAnswerLost: strays.suspect,
    onTrouble: (error) =>
      log.warn({ err: error }, "The end of a task could not be written to the queue; trying again."),
  });
  let alerts: Repeated | undefined;
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
      claims: held.list,
      onRescue: (rescue) => {
        observer.rescued(rescue);
        log.warn({ ...rescue }, "Workers fell silent; their jobs were given back.");
      },
      onSweptUp: (swept) => log.warn({ ...swept }, "Freed what dead processes had left."),
      onRestored,
      onTrouble: (error) => log.error({ err: error }, "The heartbeat could not be written; trying again."),
      onNewIdentity: (workerId) => log.info({ workerId }, "Registered."),
    });
    return heartbeat;
  };
  const alerting = () => {
    alerts ??= startSender({
      pool,
      role: "WORKER",
      config: config.alerts,
      name: `worker:${config.name}`,
      cutOff: cutOff.signal,
      onDelivered: (delivery) => {
        observer.alertSent(delivery.channel, "DELIVERED");
        log.info(delivery, "An alert was delivered.");
      },
      onFailed: ({ error, ...delivery }) => {
        observer.alertSent(delivery.channel, "FAILED");
        log.warn({ ...delivery, err: new Error(error) }, "An alert was not delivered; trying again.");
      },
      onTrouble: (error) => log.warn({ err: error }, "Alerts have to wait for the database."),
    });
  };
  const workerId = () => beating().workerId();

  const onTrouble = (error: unknown) => log.warn({ err: error }, "The database is in trouble; trying again.");
  const either = withReserve(pool, reserve);
  const patience = { until: cutOff.signal, onTrouble };
  const patiently: Runtime["patiently"] = (work) => outlast(() => either.patiently(work), patience);
  const urgently: Runtime["urgently"] = (work) => outlast(() => either.urgently(work), patience);

  const slots = createSlots(config.concurrency);
  const turns = createTurns({
    pool,
    limits: config.rateLimits,
    providers,
    slots,
    stopping: stopping.signal,
    onTrouble,
  });
  const inHand = jobsInHand(slots, config.concurrency);

  watchPools(metrics.registry, { tasks: pool, queue: queuePool, reserve });
  watchWorker(metrics, {
    concurrency: config.concurrency,
    limits: config.rateLimits,
    jobsInHand: inHand.count,
    waiting: () => turns.waiting,
    heartbeatAge: () => heartbeat?.age() ?? Number.NaN,
  });
  const endMetrics =
    config.metricsPort === undefined
      ? () => {}
      : serveMetrics({
          registry: metrics.registry,
          port: config.metricsPort,
          token: config.metricsToken,
          onListening: (port) => log.info({ port }, "Metrics are served at /metrics."),
          onTrouble: (error) => log.error({ err: error }, "Metrics can't be served; work goes on without."),
          onUnreadable: (error) => log.warn({ err: error }, "Metrics could not be read this time."),
        });

  const claimTogether = gatherClaims(pool, workerId);
  // If a task fails, graphile-worker delays its doorbell, longer each time: after several outages the job would wait for hours.
  const claim = (jobId: string) => outlast(() => claimTogether(jobId), { until: stopping.signal, onTrouble });

  const ringElsewhere = async () => {
    const deadline = performance.now() + WRITTEN_MS;
    while (strays.waiting() && performance.now() < deadline) {
      await strays.release(autocommit(pool), [...poolIds]);
      if (strays.waiting()) await sleep(LOOK_MS);
    }
  };

  const leave = async () => {
    await inHand.none();
    await alerts?.stop();
    if (heartbeat !== undefined) {
      await heartbeat.stop();
      await ringElsewhere().catch((error: unknown) =>
        log.warn({ err: error }, "Some doorbells could not be passed on; they ring later."),
      );
      const id = heartbeat.current();
      if (id !== undefined) {
        const given = await transaction(pool, (tx) => stopWorker(tx, id)).catch((error: unknown) => {
          log.error({ err: error }, "Could not hand the jobs back; another worker's sweep gives them back.");
          return undefined;
        });
        log.info({ handedBack: given?.rescued.length, callsUnknown: given?.callsUnknown }, "Stopped.");
      }
    }
    await providers.close();
    endMetrics();
    await Promise.all([pool, queuePool, reserve].map(endPool));
    log.flush();
  };

  return {
    config,
    log,
    observer,
    pool,
    queuePool,
    strays,
    providers,
    stopping: stopping.signal,
    cutOff: cutOff.signal,
    workerId,
    hold: holdOne(),
    turns,
    inHand,
    held,
    claim,
    begin: gatherIntents(pool),
    patiently,
    urgently,
    poolCreated(poolId) {
      poolIds.add(poolId);
      beating();
      alerting();
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
