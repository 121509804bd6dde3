import { PROVIDERS } from "@leadgen/core";
import { PROVIDER_NAMES, type Simulator } from "@leadgen/simulator";

/** Keys of their own for workers and operators, so that the providers' log tells their requests apart. */
export const WORKER_KEY = "key-of-the-workers";
const OPERATOR_KEY = "key-of-the-operators";
/** For what an experiment prepares at a provider: no request of the system's. */
export const LAB_KEY = "key-of-the-lab";

export const OPERATOR_TOKEN = "token-of-the-operator-on-call";

export type Env = Readonly<Record<string, string>>;

/**
 * The workers' time limits.
 * - quick: faults are noticed within a second or two, so that many fit into a minute.
 * - product: what a worker does with no configuration.
 */
export const WORKER_SETTINGS: Readonly<Record<"quick" | "product", Env>> = {
  quick: {
    WORKER_POLL_MS: "200",
    WORKER_HEARTBEAT_MS: "200",
    WORKER_SILENT_MS: "1500",
    WORKER_DRAIN_MS: "2000",
  },
  product: {},
};

export interface Place {
  readonly databaseUrl: string;
  /** Where the providers are: the simulator, or a proxy in front of it. */
  readonly providersUrl: string;
}

export function workerEnv(name: string, place: Place): Env {
  return {
    DATABASE_URL: place.databaseUrl,
    NODE_ENV: "test",
    LOG_LEVEL: "info",
    WORKER_NAME: name,
    ...providerEnv(place.providersUrl, WORKER_KEY),
    // What a provider lets us do in a second is not what is tried out here.
    ...Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_RATE_LIMIT`, "10000/1"])),
    OPENAI_TOKEN_LIMIT: "9000000/1",
  };
}

export function apiEnv(place: Place): Env {
  return {
    DATABASE_URL: place.databaseUrl,
    NODE_ENV: "production",
    PORT: "0",
    OPERATOR_TOKEN,
    AUTH_SECRET: "signs-the-sessions-of-the-chaos-run-only",
    ...providerEnv(place.providersUrl, OPERATOR_KEY),
  };
}

function providerEnv(url: string, key: string): Env {
  return Object.fromEntries(
    PROVIDER_NAMES.flatMap((name) => [
      [`${name.toUpperCase()}_API_KEY`, key],
      [`${name.toUpperCase()}_BASE_URL`, `${url}/${name}`],
    ]),
  );
}

/** The simulator's address, or a proxy's in front of it. */
export const providersUrl = (simulator: Simulator, port = simulator.port): string =>
  `http://127.0.0.1:${port}`;

/** The same database through a proxy on this machine. */
export function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return url.href;
}
