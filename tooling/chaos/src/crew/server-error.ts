import type { ProviderFailure } from "@leadgen/core";

/** What a provider's 503 comes to. */
export const SERVER_ERROR: ProviderFailure = {
  provider: "OPENAI",
  kind: "SERVER_ERROR",
  operation: "v1/responses",
  rule: "openai.server-error",
  message: "Answered HTTP 503.",
  httpStatus: 503,
};
