import { PROVIDERS, type Provider } from "@leadgen/core";
import { type ClientOf, clientName, type ProvidersConfig, rowOf, type SettingsOf } from "./all.ts";
import { connect } from "./connection.ts";

type Clients = { readonly [P in Provider as Lowercase<P>]: ClientOf<P> };

/**
 * A client for each provider, such as `providers.apollo`. Every call is one HTTP request with a deadline, never retried. It
 * resolves to a `CallResult`. It throws a `ProviderError` if the provider failed, the signal's reason if the caller aborted,
 * and a `NotSentError` if the caller's `sendBy` had passed before the request was sent.
 */
export interface Providers extends Clients {
  /** Opens a connection unless one is idle, so that the next call need not wait for it. Never throws. */
  connect(provider: Provider, signal?: AbortSignal): Promise<void>;
  /** Closes all sockets. Calls still under way end as a provider failure, so abort or await them first. */
  close(): Promise<void>;
}

export function createProviders(config: ProvidersConfig): Providers {
  const all = PROVIDERS.map((provider) => openClient(provider, config));
  return {
    ...(Object.fromEntries(all.map(({ name, client }) => [name, client])) as Clients),
    connect: async (provider, signal) => {
      const { transport, baseUrl } = all[PROVIDERS.indexOf(provider)] as (typeof all)[number];
      await transport.connect(baseUrl, signal);
    },
    close: async () => {
      await Promise.all(all.map(({ transport }) => transport.close()));
    },
  };
}

/** The client of one provider and its connection pool. */
export function openClient<P extends Provider>(provider: P, config: ProvidersConfig) {
  const name = clientName(provider);
  const row = rowOf(provider);
  const connection = connect<P, SettingsOf<P>>(provider, config[name] as SettingsOf<P>, row);
  const { transport, settings } = connection;
  return { name, transport, baseUrl: settings.baseUrl, client: row.client(connection) };
}
