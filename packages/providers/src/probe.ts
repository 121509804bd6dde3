import { PROVIDERS, type Provider } from "@leadgen/core";
import type { CallMeta } from "./call/results.ts";
import type { ProvidersConfig } from "./config.ts";
import { createProviders } from "./create-providers.ts";

const CLIENTS = {
  APOLLO: "apollo",
  MILLIONVERIFIER: "millionverifier",
  PERPLEXITY: "perplexity",
  OPENAI: "openai",
  INSTANTLY: "instantly",
} as const satisfies Record<Provider, keyof ProvidersConfig>;

/** How to reach a provider; without `apiKey` it is not configured. */
export interface ProbeSettings {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** The operator's own calls to see whether a provider works: they cost nothing and change nothing. */
export interface Prober {
  readonly configured: readonly Provider[];
  /** @returns a line for the operator. @throws ProviderError if the provider fails. */
  probe(provider: Provider, signal: AbortSignal): Promise<{ meta: CallMeta; summary: string }>;
  close(): Promise<void>;
}

/** For providers without a key: nobody probes those, and the clients insist on some text. */
const NO_KEY = "not-configured";

/**
 * A probe is one small call: a provider that needs longer, in milliseconds, does not work. Shorter than the
 * operator's own request waits, or a provider that hangs would look like a fault of ours.
 */
const DEADLINE_MS = 8_000;

/** Whoever uses it refuses to probe providers that are not `configured`. */
export function createProber(
  settings: Readonly<Record<Provider, ProbeSettings>>,
  deadlineMs = DEADLINE_MS,
): Prober {
  const config = PROVIDERS.map((provider) => {
    const { apiKey = NO_KEY, baseUrl } = settings[provider];
    return [CLIENTS[provider], { apiKey, deadlineMs, ...(baseUrl !== undefined && { baseUrl }) }];
  });
  const clients = createProviders(Object.fromEntries(config) as ProvidersConfig);
  return {
    configured: PROVIDERS.filter((provider) => settings[provider].apiKey !== undefined),
    close: () => clients.close(),
    async probe(provider, signal) {
      const result = await clients[CLIENTS[provider]].probe({ signal });
      const summary = result.outcome === "SUCCEEDED" ? result.data.detail : result.message;
      return { meta: result.meta, summary };
    },
  };
}
