import type { Simulator } from "@leadgen/simulator";
import {
  type Env,
  type ProviderSettings,
  providerEnv,
  QUICK_WORKERS,
  systemEnv,
} from "@leadgen/testkit/environment";

/** Separate keys for workers and operators, so that the providers' log tells their requests apart. */
export const WORKER_KEY = "key-of-the-workers";
const OPERATOR_KEY = "key-of-the-operators";
/** The key for an experiment's preparations at a provider: not a request of the system. */
export const LAB_KEY = "key-of-the-lab";

/**
 * The workers' time limits.
 * - quick: faults are noticed within a second or two, so that many fit into a minute.
 * - product: the defaults.
 */
export const WORKER_SETTINGS: Readonly<Record<"quick" | "product", Env>> = {
  quick: { ...QUICK_WORKERS, WORKER_SILENT_MS: "1500", WORKER_DRAIN_MS: "2000" },
  product: {},
};

/**
 * For experiments in which no worker dies: a busy machine can delay a worker for longer than the quick silence, and it would be declared
 * dead and its calls UNKNOWN (7 after a switchover, at load 20).
 */
export const NOBODY_DIES: Env = { WORKER_SILENT_MS: "15000" };

/** The five providers as workers reach them at `url`. The rate limits are high, since they are not under test here. */
export const workersProviders = (url: string, settings: ProviderSettings = {}): Env =>
  providerEnv(url, { key: WORKER_KEY, rateLimit: "10000/1", ...settings });

export const apiEnv = (databaseUrl: string, url: string): Env => ({
  ...systemEnv(databaseUrl, {}),
  NODE_ENV: "production",
  PORT: "0",
  ...providerEnv(url, { key: OPERATOR_KEY }),
});

/** The simulator's address, or that of a proxy in front of it. */
export const providersUrl = (simulator: Simulator, port = simulator.port): string =>
  `http://127.0.0.1:${port}`;

/** The same database through a proxy on this machine. */
export function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return url.href;
}
