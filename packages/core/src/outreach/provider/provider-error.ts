import type { CallFailure } from "../../engine/call/call-failure.ts";
import type { FailureKind } from "./failure-kinds.ts";
import { PROVIDER_NAMES, type Provider } from "./providers.ts";

/** A failed call, with facts that only people and the provider's client need. */
export interface ProviderFailure extends CallFailure<Provider, FailureKind> {
  /** Seconds that the provider asked us to wait. Only shown: nothing waits because of it. */
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
