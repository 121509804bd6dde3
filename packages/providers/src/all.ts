import type { Provider } from "@leadgen/core";
import { APOLLO } from "./apollo/row.ts";
import type { Connection } from "./connection.ts";
import { INSTANTLY } from "./instantly/row.ts";
import { MILLIONVERIFIER } from "./millionverifier/row.ts";
import { OPENAI } from "./openai/row.ts";
import { PERPLEXITY } from "./perplexity/row.ts";
import type { ProviderRow } from "./provider-row.ts";

/** Every provider's client, with its defaults and published limits. */
export const CLIENTS = { APOLLO, MILLIONVERIFIER, PERPLEXITY, OPENAI, INSTANTLY } as const satisfies {
  readonly [P in Provider]: ProviderRow<P, never, unknown>;
};

export type ClientOf<P extends Provider> = ReturnType<(typeof CLIENTS)[P]["client"]>;

export type SettingsOf<P extends Provider> =
  Parameters<(typeof CLIENTS)[P]["client"]>[0] extends Connection<P, infer S> ? S : never;

/** How to reach each provider, by the name of its client: `config.apollo`. */
export type ProvidersConfig = { readonly [P in Provider as Lowercase<P>]: SettingsOf<P> };

/** The key of a provider's client and of its settings: `apollo`. */
export const clientName = <P extends Provider>(provider: P): Lowercase<P> =>
  provider.toLowerCase() as Lowercase<P>;

export const rowOf = <P extends Provider>(provider: P): ProviderRow<P, SettingsOf<P>, ClientOf<P>> =>
  (CLIENTS as { readonly [Each in Provider]: ProviderRow<Each, SettingsOf<Each>, ClientOf<Each>> })[provider];
