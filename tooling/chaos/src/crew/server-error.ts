import type { ProviderFailure } from "@leadgen/core";

/** How the clients report a provider's 503. */
export const SERVER_ERROR: ProviderFailure = {
  provider: "OPENAI",
  kind: "SERVER_ERROR",
  operation: "v1/responses",
  rule: "openai.server-error",
  message: "Answered HTTP 503.",
  httpStatus: 503,
};
