import type { Operation, Provider, RateLimit } from "@leadgen/core";
import type { Connection } from "./connection.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** What a provider counts together, and how much of it it allows. */
export interface PublishedLimit<P extends Provider = Provider> {
  /** Part of the bucket's name, and of the variable that sets it; "" is the provider as a whole. */
  readonly counted: string;
  /** Absent: all that no other row names. */
  readonly operations?: readonly Operation<P>[];
  readonly published: RateLimit;
  /** Where it was read, and on which day. */
  readonly source: string;
}

/** All that is known of a provider's client before it is made; what holds unless configuration says otherwise. */
export interface ProviderRow<P extends Provider, S extends ProviderSettings, Client> {
  /** Root of the real service. */
  readonly baseUrl: string;
  /** Bound on one whole call, in milliseconds. */
  readonly deadlineMs: number;
  readonly limits: readonly PublishedLimit<P>[];
  /** It counts tokens too, whether or not it publishes how many: the environment may set a limit. */
  readonly countsTokens?: true;
  /** Why a key that is not empty must not be used in production; begins where the variable's name ends. */
  readonly keyProblem?: (apiKey: string) => string | undefined;
  readonly client: (connection: Connection<P, S>) => Client;
}
