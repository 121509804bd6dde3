import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { clientName, type ProvidersConfig, rowOf } from "./all.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** The settings of all providers, made by one function. */
export function providersConfig(settingsOf: (provider: Provider) => ProviderSettings): ProvidersConfig {
  const entries = PROVIDERS.map((provider) => [clientName(provider), settingsOf(provider)]);
  return Object.fromEntries(entries) as ProvidersConfig;
}

/** Why a key must not be used in production; undefined if it may be used. */
export function productionKeyProblem(provider: Provider, apiKey: string): string | undefined {
  const variable = `${provider}_API_KEY`;
  const key = apiKey.trim();
  if (key === "") return `${variable} is empty. Set it to your ${PROVIDER_NAMES[provider]} API key.`;
  const problem = rowOf(provider).keyProblem?.(key);
  return problem && `${variable} ${problem}`;
}
