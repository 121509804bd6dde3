import { PROVIDERS, type Provider } from "@leadgen/core";
import { createProviders, type ProvidersConfig } from "@leadgen/providers";
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

/** The operator's probe: one call that costs nothing, made by the web server. A ProviderError goes to the API as it is. */
export function createProbe(env: Env): (provider: Provider, signal: AbortSignal) => Promise<ProbeResult> {
  const clients = createProviders(configOf(env));
  return async (provider, signal) => {
    const result = await clients[CLIENTS[provider]].probe({ signal });
    const summary = result.outcome === "SUCCEEDED" ? result.data.detail : result.message;
    return { meta: result.meta, summary };
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
