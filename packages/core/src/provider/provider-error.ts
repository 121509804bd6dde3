import type { FailureKind } from "./failure-kinds.ts";
import { PROVIDER_NAMES, type Provider } from "./providers.ts";

/** What is known about a provider's failure. Holds no key, no request body and no URL. */
export interface ProviderFailure {
  readonly provider: Provider;
  /** The endpoint in our words, for example `people/bulk_match`. */
  readonly operation: string;
  readonly kind: FailureKind;
  /** One or two sentences for the operator; secrets and addresses removed, at most 500 characters. */
  readonly message: string;
  readonly httpStatus?: number | undefined;
  /** The provider's own id of the request, for its support. */
  readonly requestId?: string | undefined;
  /** Seconds that the provider asked us to wait; shown, never obeyed by itself. */
  readonly retryAfterSeconds?: number | undefined;
  /** Id of the row of the failure table that matched. */
  readonly rule: string;
}

/** A provider failed: opens the breaker. Thrown by the clients in `@leadgen/providers`. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly failure: ProviderFailure;

  constructor(failure: ProviderFailure, options?: { cause?: unknown }) {
    super(`${PROVIDER_NAMES[failure.provider]} ${failure.operation}: ${failure.message}`, options);
    this.failure = failure;
  }
}
