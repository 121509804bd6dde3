import { PROVIDER_NAMES, type ProviderFailure } from "@leadgen/core";
import { ApiError } from "../errors/api-error.ts";

/** The provider failed in a person's own call; `what` says what did not happen. */
export const failed = ({ provider, kind, message }: ProviderFailure, what: string): ApiError =>
  new ApiError(
    "UNAVAILABLE",
    `${PROVIDER_NAMES[provider]} ${what} (${kind}): ${message} An operator can probe it.`,
    { provider, failureKind: kind },
  );
