import { type Env, OPERATOR_TOKEN, type SimulatedSystem, type SystemOptions, system } from "@leadgen/testkit";
import { readEnv } from "../../src/env.ts";
import { serveApi } from "../../src/services/serve-api.ts";

/** A running system: database, simulator, one worker, the API over HTTP. */
export interface ServedSystem extends SimulatedSystem {
  readonly url: string;
  /** The environment with which a command is its operator. */
  readonly operatorEnv: { readonly LEADGEN_URL: string; readonly OPERATOR_TOKEN: string };
  /** Ends only the API. */
  stopApi(): Promise<void>;
}

export interface ServedOptions {
  readonly simulator?: NonNullable<SystemOptions["simulator"]>;
  /** Default: an empty database of its own. */
  readonly database?: NonNullable<SystemOptions["database"]>;
  /** Overrides of the system's environment. */
  readonly env?: Env;
  /** Number of workers in this process (default 1). */
  readonly workers?: number;
  /** Environment of the API, made from the system's. */
  readonly apiEnv?: (env: Env) => Env | Promise<Env>;
}

export async function servedSystem({
  simulator = { seed: "cli" },
  workers = 1,
  database,
  env: changed = {},
  apiEnv = (env) => env,
}: ServedOptions = {}): Promise<ServedSystem> {
  await using stack = new AsyncDisposableStack();
  const env = { PORT: "0", WORKER_DRAIN_MS: "500", ...changed };
  const running = stack.use(await system({ simulator, workers, env, ...(database && { database }) }));
  const { url, stop } = await serveApi(readEnv(await apiEnv(running.env)));
  let stopping: Promise<void> | undefined;
  const stopApi = () => (stopping ??= stop());
  stack.defer(stopApi);
  const kept = stack.move();
  return {
    ...running,
    url,
    stopApi,
    operatorEnv: { LEADGEN_URL: url, OPERATOR_TOKEN },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
