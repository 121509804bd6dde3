import { PROVIDER_NAMES, type ProviderFailure, type RuleId } from "@leadgen/core";
import { ApiError } from "../errors/api-error.ts";

/** The error for a provider's failure in a person's own call; `what` says what did not happen. A deleted campaign is no failure. */
export function failed({ provider, kind, message, rule }: ProviderFailure, what: string): ApiError {
  const details = { provider, failureKind: kind };
  if (rule === ("instantly.campaign-gone" satisfies RuleId))
    return new ApiError("PRECONDITION_FAILED", GONE, details);
  const words = `${PROVIDER_NAMES[provider]} ${what}: ${message} An operator can probe it.`;
  return new ApiError("UNAVAILABLE", words, details);
}

const GONE =
  "Instantly has no such campaign (HTTP 404): somebody deleted it there, and a deleted campaign sends nothing. Look in Instantly.";
