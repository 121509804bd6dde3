import { fileURLToPath } from "node:url";
import type { Simulator } from "@leadgen/simulator";
import { system } from "@leadgen/testkit";
import { type Env, systemEnv } from "@leadgen/testkit/environment";
import { type NodeProcess, startNode, startWorkerProcess } from "@leadgen/testkit/process";
import type pg from "pg";
import type { Order } from "../experiment.ts";
import { type FaultProxy, startProxy } from "../proxy/fault-proxy.ts";
import { apiEnv, providersUrl, throughPort, WORKER_SETTINGS, workersProviders } from "./environment.ts";

export interface SiteOptions {
  /** Worker processes to start with (default 3). */
  readonly workers?: number;
  /** Whether an API process runs (default false). */
  readonly api?: boolean;
  /** Default: a new one on the run's PostgreSQL. One on another server must have the product's schema. */
  readonly database?: SiteDatabase;
  /** Default: quick. */
  readonly settings?: keyof typeof WORKER_SETTINGS;
  /** Variables for every worker; they override the settings. */
  readonly env?: Env;
  /** Variables for every API process. */
  readonly apiEnv?: Env;
  /** Where fault proxies stand; each process has its own. */
  readonly proxied?: readonly Proxied[];
}

export type Proxied = "worker-database" | "worker-providers" | "api-database";

/** Fits `LabDatabase`. */
export interface SiteDatabase {
  readonly url: string;
  pool(max: number): pg.Pool;
}

/** The real system: worker processes, an API process, the simulator of the providers (in this process), PostgreSQL. */
export interface Site extends AsyncDisposable {
  readonly order: Order;
  readonly database: SiteDatabase;
  /** A pool that bypasses every proxy, with which experiments read the rows. */
  readonly pool: pg.Pool;
  readonly simulator: Simulator;
  /** Every worker that was started, dead ones included, in that order. */
  readonly workers: readonly SiteWorker[];
  readonly api: SiteApi | undefined;
  /** Starts one more, with a new name. */
  startWorker(more?: WorkerOptions): Promise<SiteWorker>;
  /** Starts the first, or one that replaces another that was ended. */
  startApi(more?: ApiOptions): Promise<SiteApi>;
}

export interface WorkerOptions {
  /** Overrides the site's variables. */
  readonly env?: Env;
  /** Node's own arguments, for example `--import` of a module that changes the clock. */
  readonly nodeArgs?: readonly string[];
  /** Instead of the proxies that the site would make. */
  readonly database?: FaultProxy;
  readonly providers?: FaultProxy;
}

export interface ApiOptions {
  /** As for a worker. */
  readonly env?: Env;
  readonly nodeArgs?: readonly string[];
  /** Instead of the proxy that the site would make. */
  readonly database?: FaultProxy;
}

export interface SiteWorker {
  readonly name: string;
  readonly process: NodeProcess;
  /** Between the process and PostgreSQL, and between the process and the providers, if the site has proxies. */
  readonly database: FaultProxy | undefined;
  readonly providers: FaultProxy | undefined;
}

export interface SiteApi {
  readonly url: string;
  readonly process: NodeProcess;
  readonly database: FaultProxy | undefined;
}

/** The product's command line. */
export const CLI = fileURLToPath(new URL("../../../../apps/cli/src/main.ts", import.meta.url));

/** Starts the system. On disposal everything that runs is ended; the run removes the folders. */
export async function startSite(order: Order, options: SiteOptions = {}): Promise<Site> {
  const stack = new AsyncDisposableStack();
  try {
    return await startOn(stack, order, options);
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function startOn(stack: AsyncDisposableStack, order: Order, options: SiteOptions): Promise<Site> {
  const database = options.database ?? (await order.database());
  const { url } = database;
  const { pool, simulator } = stack.use(
    await system({
      // The run disposes of it, after the site.
      database: async () => ({ url, pool: database.pool(4), [Symbol.asyncDispose]: async () => {} }),
      simulator: { seed: `chaos-${order.seed}` },
    }),
  );
  const coming = new Set<Promise<unknown>>();
  const starting = <T>(start: Promise<T>): Promise<T> => {
    coming.add(start);
    return start.finally(() => coming.delete(start));
  };
  const ground: Ground = { options, database, simulator, stack, starting };
  const workers: SiteWorker[] = [];
  let api: SiteApi | undefined;
  let started = 0;
  const startWorker = async (more: WorkerOptions = {}) => {
    const worker = await ground.starting(startOne(ground, `worker-${++started}`, more));
    workers.push(worker);
    return worker;
  };
  const startApi = async (more: ApiOptions = {}) => {
    api = await ground.starting(startOneApi(ground, more));
    return api;
  };
  await Promise.all([
    ...Array.from({ length: options.workers ?? 3 }, () => startWorker()),
    options.api && startApi(),
  ]);
  return {
    order,
    database,
    pool,
    simulator,
    workers,
    get api() {
      return api;
    },
    startWorker,
    startApi,
    async [Symbol.asyncDispose]() {
      // A process that is just starting would outlive us, connected to a database about to be dropped.
      await Promise.allSettled(coming);
      await stack.disposeAsync();
    },
  };
}

interface Ground {
  readonly options: SiteOptions;
  readonly database: SiteDatabase;
  readonly simulator: Simulator;
  /** Disposes in reverse order: processes before the proxies that they use. */
  readonly stack: AsyncDisposableStack;
  /** Tracks a start until it is over. */
  readonly starting: <T>(start: Promise<T>) => Promise<T>;
}

async function startOne(ground: Ground, name: string, more: WorkerOptions): Promise<SiteWorker> {
  const { options, simulator } = ground;
  const database = more.database ?? (await databaseProxy(ground, "worker-database"));
  const providers =
    more.providers ??
    (options.proxied?.includes("worker-providers")
      ? ground.stack.use(await startProxy({ target: { port: simulator.port } }))
      : undefined);
  const env = {
    ...systemEnv(addressOf(ground, database), WORKER_SETTINGS[options.settings ?? "quick"]),
    ...workersProviders(providersUrl(simulator, providers?.port)),
    WORKER_NAME: name,
    ...options.env,
    ...more.env,
  };
  const { nodeArgs = [] } = more;
  const process = ground.stack.use(await startWorkerProcess(env, { name, nodeArgs }));
  return { name, process, database, providers };
}

async function startOneApi(ground: Ground, more: ApiOptions): Promise<SiteApi> {
  const database = more.database ?? (await databaseProxy(ground, "api-database"));
  const base = apiEnv(addressOf(ground, database), providersUrl(ground.simulator));
  const env = { ...base, ...ground.options.apiEnv, ...more.env };
  const args = [...(more.nodeArgs ?? []), CLI, "serve-api"];
  const process = ground.stack.use(
    await startNode({ name: "api", args, env, readyLine: /listening on http\S+/ }),
  );
  const [, url = ""] = await process.said(/listening on (http\S+)/);
  return { url, process, database };
}

async function databaseProxy(ground: Ground, proxied: Proxied): Promise<FaultProxy | undefined> {
  if (!ground.options.proxied?.includes(proxied)) return undefined;
  const { port } = new URL(ground.database.url);
  return ground.stack.use(await startProxy({ target: { port: Number(port) } }));
}

const addressOf = ({ database }: Ground, proxy: FaultProxy | undefined): string =>
  proxy === undefined ? database.url : throughPort(database.url, proxy.port);
