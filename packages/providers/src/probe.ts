import { PROVIDER_NAMES, PROVIDERS, type Provider, ProviderError, type ProviderFailure } from "@leadgen/core";
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

/** How a probe went, for the API to record. */
export interface ProbeEnd {
  readonly meta: Partial<CallMeta>;
  /** Absent: the provider works. */
  readonly failure?: ProviderFailure;
  /** A line for the operator. */
  readonly summary: string;
}

/** The operator's own calls to see whether a provider works: they cost nothing and change nothing. */
export interface Prober {
  readonly configured: readonly Provider[];
  probe(provider: Provider, signal: AbortSignal): Promise<ProbeEnd>;
  close(): Promise<void>;
}

/** Clients for all five; whoever uses it refuses to probe those that are not `configured`. */
export function createProber(settings: Readonly<Record<Provider, ProbeSettings>>): Prober {
  const config = PROVIDERS.map((provider) => {
    const { apiKey = "", baseUrl } = settings[provider];
    return [CLIENTS[provider], { apiKey, ...(baseUrl !== undefined && { baseUrl }) }];
  });
  const clients = createProviders(Object.fromEntries(config) as ProvidersConfig);
  return {
    configured: PROVIDERS.filter((provider) => settings[provider].apiKey !== undefined),
    close: () => clients.close(),
    async probe(provider, signal) {
      try {
        const result = await clients[CLIENTS[provider]].probe({ signal });
        const summary = result.outcome === "SUCCEEDED" ? result.data.detail : result.message;
        return { meta: result.meta, summary };
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const { failure } = error;
        const summary = `${PROVIDER_NAMES[provider]} ${failure.kind}: ${failure.message}`;
        return { meta: {}, failure, summary };
      }
    },
  };
}
