import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import type { TokenPrice } from "./model/price.ts";

export interface ProviderSettings {
  readonly apiKey: string;
  /** Root of the service without its version path; default: the real service. */
  readonly baseUrl?: string;
  /** Bound on one whole call (connect, headers and body), in milliseconds. */
  readonly deadlineMs?: number;
}

export interface PerplexitySettings extends ProviderSettings {
  /** Provider-prefixed slug. */
  readonly model?: string;
}

export interface OpenAiSettings extends ProviderSettings {
  readonly model?: string;
  /** The model's price; default: the published one, and a model without one has calls without a cost. */
  readonly price?: TokenPrice;
}

/** Providers with settings of their own; the others have those of all. */
interface OwnSettings {
  readonly PERPLEXITY: PerplexitySettings;
  readonly OPENAI: OpenAiSettings;
}

export type SettingsOf<P extends Provider> = P extends keyof OwnSettings ? OwnSettings[P] : ProviderSettings;

/** How to reach each provider, by the name of its client: `config.apollo`. */
export type ProvidersConfig = { readonly [P in Provider as Lowercase<P>]: SettingsOf<P> };

/** A client's name among the clients and their settings. */
export const clientName = <P extends Provider>(provider: P): Lowercase<P> =>
  provider.toLowerCase() as Lowercase<P>;

/** Settings of all, made by one rule. */
export function providersConfig(settingsOf: (provider: Provider) => ProviderSettings): ProvidersConfig {
  const entries = PROVIDERS.map((provider) => [clientName(provider), settingsOf(provider)]);
  return Object.fromEntries(entries) as ProvidersConfig;
}

export interface ProviderDefaults {
  readonly baseUrl: string;
  readonly deadlineMs: number;
}

/** What holds for a provider unless configuration says otherwise. */
export const PROVIDER_DEFAULTS = {
  // No timeout is documented.
  APOLLO: { baseUrl: "https://api.apollo.io", deadlineMs: 30_000 },
  // The service itself waits up to 20 s for the recipient's mail server.
  MILLIONVERIFIER: { baseUrl: "https://api.millionverifier.com", deadlineMs: 30_000 },
  PERPLEXITY: { baseUrl: "https://api.perplexity.ai", deadlineMs: 60_000 },
  OPENAI: { baseUrl: "https://api.openai.com", deadlineMs: 60_000 },
  INSTANTLY: { baseUrl: "https://api.instantly.ai", deadlineMs: 30_000 },
} as const satisfies Record<Provider, ProviderDefaults>;

export const DEFAULT_PERPLEXITY_MODEL = "perplexity/sonar";
export const DEFAULT_OPENAI_MODEL = "gpt-5.4-mini";

/**
 * Why a key must not be used in production; undefined if nothing speaks against it. MillionVerifier's demo
 * keys answer invented results: a random "ok" would mail addresses that were never verified.
 */
export function productionKeyProblem(provider: Provider, apiKey: string): string | undefined {
  const name = PROVIDER_NAMES[provider];
  const variable = `${provider}_API_KEY`;
  if (apiKey.trim() === "") return `${variable} is empty. Set it to your ${name} API key.`;
  if (provider === "MILLIONVERIFIER" && /^API_KEY_FOR_/i.test(apiKey.trim())) {
    return `${variable} is one of MillionVerifier's demo keys, which invent results. Set it to your own key.`;
  }
  return undefined;
}

/**
 * A base URL without trailing slashes and without the version path that many write with it, so that both
 * `https://api.openai.com` and `https://api.openai.com/v1` mean the same.
 */
export function serviceRoot(baseUrl: string, versionPath: string): string {
  const root = baseUrl.replace(/\/+$/, "");
  return root.endsWith(versionPath) ? root.slice(0, -versionPath.length) : root;
}
