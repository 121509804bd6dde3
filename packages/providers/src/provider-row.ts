import type { Operation, Provider, RateLimit } from "@leadgen/core";
import type { Connection } from "./connection.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** A set of calls that a provider counts together, and the limit on them. */
export interface PublishedLimit<P extends Provider = Provider> {
  /** Part of the bucket's name and of the variable that sets it; "" for the provider as a whole. */
  readonly counted: string;
  /** Absent: all operations that no other row names. */
  readonly operations?: readonly Operation<P>[];
  readonly published: RateLimit;
  /** Where the limit is published, and the day it was read. */
  readonly source: string;
}

/** The defaults of a provider and the function that makes its client. */
export interface ProviderRow<P extends Provider, S extends ProviderSettings, Client> {
  /** Root of the real service. */
  readonly baseUrl: string;
  /** Bound on one whole call, in milliseconds. */
  readonly deadlineMs: number;
  readonly limits: readonly PublishedLimit<P>[];
  /** The provider counts tokens too, even if it publishes no limit: the environment may set one. */
  readonly countsTokens?: true;
  /** Why a key that is not empty must not be used in production; the variable's name precedes the text. */
  readonly keyProblem?: (apiKey: string) => string | undefined;
  readonly client: (connection: Connection<P, S>) => Client;
}
