import { type ApolloClient, createApolloClient } from "./apollo/client.ts";
import type { ProvidersConfig } from "./config.ts";
import { connect } from "./connection.ts";
import { createInstantlyClient, type InstantlyClient } from "./instantly/client.ts";
import { createMillionVerifierClient, type MillionVerifierClient } from "./millionverifier/client.ts";
import { createOpenAiClient, type OpenAiClient } from "./openai/client.ts";
import { createPerplexityClient, type PerplexityClient } from "./perplexity/client.ts";

/**
 * The five clients. Every call is one HTTP request, never retried, bounded by a deadline. It resolves to a
 * `CallResult`, or throws: a `ProviderError` if the provider failed, the signal's reason if the caller aborted,
 * a `NotSentError` if it was too late to send by the caller's `sendBy`.
 */
export interface Providers {
  readonly apollo: ApolloClient;
  readonly millionverifier: MillionVerifierClient;
  readonly perplexity: PerplexityClient;
  readonly openai: OpenAiClient;
  readonly instantly: InstantlyClient;
  /** Closes all sockets. Calls still under way end as a provider failure, so abort or await them first. */
  close(): Promise<void>;
}

export function createProviders(config: ProvidersConfig): Providers {
  const apollo = connect("APOLLO", config.apollo);
  const millionverifier = connect("MILLIONVERIFIER", config.millionverifier);
  const perplexity = connect("PERPLEXITY", config.perplexity);
  const openai = connect("OPENAI", config.openai);
  const instantly = connect("INSTANTLY", config.instantly);
  const all = [apollo, millionverifier, perplexity, openai, instantly];
  return {
    apollo: createApolloClient(apollo),
    millionverifier: createMillionVerifierClient(millionverifier),
    perplexity: createPerplexityClient(perplexity),
    openai: createOpenAiClient(openai),
    instantly: createInstantlyClient(instantly),
    close: async () => {
      await Promise.all(all.map(({ transport }) => transport.close()));
    },
  };
}
