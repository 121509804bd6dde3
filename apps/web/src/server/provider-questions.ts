import { PROVIDERS, type Provider } from "@leadgen/core";
import { type CampaignAnalytics, createProviders, type ProvidersConfig } from "@leadgen/providers";
import type { Env, ProviderEnv } from "../env.ts";

const CLIENTS = {
  APOLLO: "apollo",
  MILLIONVERIFIER: "millionverifier",
  PERPLEXITY: "perplexity",
  OPENAI: "openai",
  INSTANTLY: "instantly",
} as const satisfies Record<Provider, keyof ProvidersConfig>;

interface ProbeResult {
  readonly meta: { readonly httpStatus: number; readonly requestId?: string };
  readonly summary: string;
}

export const configuredProviders = (env: Env): Provider[] =>
  PROVIDERS.filter((provider) => env.providers[provider].apiKey !== undefined);

interface Analytics {
  readonly meta: { readonly httpStatus: number; readonly requestId?: string };
  readonly counts: CampaignAnalytics;
}

/** What the API itself asks of providers. A ProviderError goes to it as it is. */
export interface ProviderQuestions {
  /** The operator's probe: one call that costs nothing. */
  probe(provider: Provider, signal: AbortSignal): Promise<ProbeResult>;
  instantlyAnalytics(instantlyCampaignId: string, signal: AbortSignal): Promise<Analytics>;
}

/** Calls that are made by the web server, not by a worker. */
export function createProviderQuestions(env: Env): ProviderQuestions {
  const clients = createProviders(configOf(env));
  return {
    async probe(provider, signal) {
      const result = await clients[CLIENTS[provider]].probe({ signal });
      const summary = result.outcome === "SUCCEEDED" ? result.data.detail : result.message;
      return { meta: result.meta, summary };
    },
    async instantlyAnalytics(instantlyCampaignId, signal) {
      const result = await clients.instantly.analytics(instantlyCampaignId, { signal });
      if (result.outcome === "REJECTED") throw new Error(`Instantly refused to count: ${result.message}`);
      return { meta: result.meta, counts: result.data };
    },
  };
}

/** For providers without a key: the API refuses to probe those, and the clients insist on some text. */
const NO_KEY = "not-configured";

function configOf(env: Env): ProvidersConfig {
  const settings = ({ apiKey = NO_KEY, baseUrl }: ProviderEnv) => ({
    apiKey,
    ...(baseUrl !== undefined && { baseUrl }),
  });
  return {
    apollo: settings(env.providers.APOLLO),
    millionverifier: settings(env.providers.MILLIONVERIFIER),
    perplexity: settings(env.providers.PERPLEXITY),
    openai: settings(env.providers.OPENAI),
    instantly: settings(env.providers.INSTANTLY),
  };
}
