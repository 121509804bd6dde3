import type { Api, ApiDeps, Caller } from "@leadgen/api";
import { autocommit, type Tx, transaction } from "@leadgen/db";
import type { TestDatabase } from "@leadgen/db/testing";
import type { Simulator } from "@leadgen/simulator";
import type pg from "pg";
import { apiDeps } from "./api-deps.ts";
import { type Env, type ProviderSettings, providerEnv, systemEnv } from "./environment.ts";
import type { WebServer } from "./process/web-server.ts";
import type { SimulatorSettings } from "./simulator.ts";

export interface SystemOptions {
  /** Default: a new, empty database. It is disposed of with the system. */
  readonly database?: () => Promise<TestDatabase>;
  /** Most connections of `pool` (default 10). */
  readonly connections?: number;
  /** The API in this process, with these dependencies instead of the usual ones. */
  readonly api?: Partial<ApiDeps>;
  /** The providers in this process. */
  readonly simulator?: SimulatorSettings;
  /** The key, limit and deadline with which the simulator is called. */
  readonly providers?: ProviderSettings;
  /** Workers in this process, which need the simulator (default 0). */
  readonly workers?: number;
  /** The web app as a separate process; these variables override the system's. The test calls `buildWeb` before. */
  readonly web?: Env;
  /** Overrides the system's environment. */
  readonly env?: Env;
}

/** The requested parts of the system, over a database. */
export interface System extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  /** Each statement commits by itself. */
  readonly db: Tx;
  /** For the system's processes: its database, providers, secrets and short times. */
  readonly env: Env;
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** One transaction, committed. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface ApiPart {
  readonly api: Api;
  /** Calls the API as the operator. */
  readonly call: Caller;
  /** Everything that the API logged. */
  readonly logged: object[];
}

export interface SimulatorPart {
  readonly simulator: Simulator;
}

export interface WebPart {
  readonly web: WebServer;
}

export type SystemOf<Options extends SystemOptions> = System &
  (Options extends { readonly api: object } ? ApiPart : unknown) &
  (Options extends { readonly simulator: object } ? SimulatorPart : unknown) &
  (Options extends { readonly web: object } ? WebPart : unknown);

export type ApiSystem = System & ApiPart;
export type SimulatedSystem = System & SimulatorPart;

/** The installation's operator, for callers. */
export const OPERATOR = { kind: "installation", name: "operator" } as const;

/** Starts exactly what is asked for. All of it ends on disposal, in reverse order. */
export async function system<Options extends SystemOptions>(
  options: Options = {} as Options,
): Promise<SystemOf<Options>> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openDatabase(options));
  const { pool, url: databaseUrl } = database;
  const simulator = options.simulator && (await simulated(stack, options.simulator));
  const env = {
    ...systemEnv(databaseUrl),
    ...(simulator && providerEnv(simulator.url, options.providers)),
    ...options.env,
  };
  for (let place = 0; place < (options.workers ?? 0); place++) await worker(stack, env);
  const started = {
    databaseUrl,
    pool,
    db: autocommit(pool),
    env,
    rows: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await pool.query(sql, [...params])).rows as Row[],
    tx: <T>(work: (tx: Tx) => Promise<T>) => transaction(pool, work),
    ...(options.api && (await served(stack, pool, options.api))),
    ...(simulator && { simulator }),
    ...(options.web && { web: await webApp(stack, { ...env, ...options.web }) }),
  };
  const kept = stack.move();
  return { ...started, [Symbol.asyncDispose]: () => kept.disposeAsync() } as SystemOf<Options>;
}

// Parts are imported on demand: a test of a verb does not load better-auth, and chaos does not load vitest.

async function openDatabase({ database, connections }: SystemOptions): Promise<TestDatabase> {
  if (database !== undefined) return database();
  const { testDatabase } = await import("@leadgen/db/testing");
  return testDatabase(connections === undefined ? {} : { max: connections });
}

async function simulated(stack: AsyncDisposableStack, settings: SimulatorSettings): Promise<Simulator> {
  const { testSimulator } = await import("./simulator.ts");
  return stack.use(await testSimulator(settings));
}

async function worker(stack: AsyncDisposableStack, env: Env): Promise<void> {
  const { readEnv, startWorker } = await import("@leadgen/worker");
  await stack.use(startWorker(readEnv(env))).ready;
}

async function webApp(stack: AsyncDisposableStack, env: Env): Promise<WebServer> {
  const { startWeb } = await import("./process/web-server.ts");
  return stack.use(await startWeb(env));
}

async function served(
  stack: AsyncDisposableStack,
  pool: pg.Pool,
  overrides: Partial<ApiDeps>,
): Promise<ApiPart> {
  const { createApi } = await import("@leadgen/api");
  const logged: object[] = [];
  const api = createApi(apiDeps(pool, { log: (event) => logged.push(event), ...overrides }));
  stack.defer(() => api.close());
  return { api, call: api.caller(OPERATOR), logged };
}
