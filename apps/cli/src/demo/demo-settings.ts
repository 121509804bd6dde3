import { PROVIDERS, type Provider } from "@leadgen/core";

export const SEED = "leadgen-demo";
export const WORKERS = 2;
export const LEADS_PER_CAMPAIGN = 30;

/** Sending settings of the campaigns, with accounts of the simulator's workspace. */
export const SENDING = {
  senders: ["ada@ourdomain.example", "bo@ourdomain.example"],
  addressLine: "Demo agency, Havnegade 1, 8000 Aarhus, Denmark",
};

/** Share of the leads that are finished when the outage begins. */
export const OUTAGE_AT = 0.4;

/** Different keys for workers and operator, so that the simulator's log distinguishes their requests. */
export const WORKER_KEY = "demo-key-of-the-workers";
export const OPERATOR_KEY = "demo-key-of-the-operator";

interface Latency {
  readonly ms: number;
  readonly jitterMs: number;
}

/** Models take longer than look-ups. */
const SLOWER: { readonly [P in Provider]?: Latency } = {
  PERPLEXITY: { ms: 350, jitterMs: 150 },
  OPENAI: { ms: 450, jitterMs: 200 },
};

/** Milliseconds per answer: short enough to watch, long enough to see. */
export const latencyOf = (provider: Provider): Latency => SLOWER[provider] ?? { ms: 130, jitterMs: 60 };

/** Lower than the others' limit. Perplexity is the bottleneck, as in reality; Apollo keeps leads coming. */
const LOWER_RATE_LIMITS: { readonly [P in Provider]?: string } = {
  APOLLO: "1/1",
  PERPLEXITY: "4/1",
  OPENAI: "10/1",
};

/** Shared by both workers. */
const rateLimitOf = (provider: Provider): string => LOWER_RATE_LIMITS[provider] ?? "20/1";

/** A demo worker's settings besides its database and name. */
export const WORKER_SETTINGS: Readonly<Record<string, string>> = {
  NODE_ENV: "development",
  LOG_LEVEL: "info",
  WORKER_CONCURRENCY: "8",
  WORKER_POLL_MS: "500",
  WORKER_HEARTBEAT_MS: "1000",
  WORKER_SILENT_MS: "8000",
  WORKER_DRAIN_MS: "1500",
  ...perProvider((provider) => [`${provider}_RATE_LIMIT`, rateLimitOf(provider)]),
  // Short, so that a hanging provider soon counts as a failure: nobody wants to watch a minute of it.
  ...perProvider((provider) => [`${provider}_DEADLINE_MS`, "4000"]),
};

/** Settings that replace each provider by the simulator. */
export function providerSettings(simulatorUrl: string, key: string): Record<string, string> {
  return {
    ...perProvider((provider) => [`${provider}_API_KEY`, key]),
    ...perProvider((provider) => [`${provider}_BASE_URL`, `${simulatorUrl}/${provider.toLowerCase()}`]),
  };
}

function perProvider(entry: (provider: Provider) => readonly [string, string]): Record<string, string> {
  return Object.fromEntries(PROVIDERS.map(entry));
}
