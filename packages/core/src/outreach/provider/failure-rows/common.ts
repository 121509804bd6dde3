import type { FailureKind } from "../failure-kinds.ts";
import type { Provider } from "../providers.ts";
import type { FailureRow } from "./failure-row.ts";

/**
 * Signals that mean the same at all five providers. A provider's own rows are matched before them.
 * All are failures, because an answer that is not understood must never count against one lead.
 */
export const COMMON_SIGNALS = {
  unsendable: {
    signal:
      "the request cannot be built: a key with characters that no header may hold, or a base URL that is none",
    failure: "MISCONFIGURED",
  },
  "name-not-resolved": { signal: "the host name does not resolve", failure: "NETWORK" },
  "connection-refused": {
    signal: "the connection is refused or the host cannot be reached",
    failure: "NETWORK",
  },
  "connection-reset": {
    signal: "the connection breaks before the answer is complete",
    failure: "NETWORK",
  },
  "tls-failed": { signal: "the TLS handshake fails or the certificate is not trusted", failure: "NETWORK" },
  "not-http": { signal: "what comes back is not HTTP", failure: "NETWORK" },
  timeout: {
    signal:
      "no complete answer before the deadline (before the headers, in mid-body, or dripping), or HTTP 408",
    failure: "TIMEOUT",
  },
  "server-error": { signal: "HTTP 5xx, whatever the body", failure: "SERVER_ERROR" },
  "rate-limited": { signal: "HTTP 429", failure: "RATE_LIMITED" },
  unauthorized: { signal: "HTTP 401", failure: "UNAUTHORIZED" },
  "payment-required": { signal: "HTTP 402", failure: "QUOTA_EXHAUSTED" },
  forbidden: { signal: "HTTP 403", failure: "FORBIDDEN" },
  "endpoint-gone": { signal: "HTTP 404, 405 or 410", failure: "ENDPOINT_WITHDRAWN" },
  redirected: {
    signal: "HTTP 3xx; redirects are never followed, since they would carry the key elsewhere",
    failure: "ENDPOINT_WITHDRAWN",
  },
  "request-rejected": {
    signal: "any other 4xx that is not tied to one record",
    failure: "MISCONFIGURED",
  },
  "empty-body": { signal: "HTTP 2xx without a body", failure: "INVALID_RESPONSE" },
  "not-json": { signal: "HTTP 2xx whose body is not JSON", failure: "INVALID_RESPONSE" },
  "wrong-shape": {
    signal: "HTTP 2xx whose JSON lacks or mistypes a field that is needed",
    failure: "INVALID_RESPONSE",
  },
  "too-large": {
    signal: "HTTP 2xx with a body over the size bound, before or after decoding",
    failure: "INVALID_RESPONSE",
  },
  undecodable: {
    signal:
      "HTTP 2xx whose content coding is cut off, broken or none of gzip, deflate, br, zstd and identity",
    failure: "INVALID_RESPONSE",
  },
} as const satisfies Record<string, { signal: string; failure: FailureKind }>;

export type CommonSignal = keyof typeof COMMON_SIGNALS;

export type CommonRuleId<P extends Provider = Provider> = `${Lowercase<P>}.${CommonSignal}`;

export function commonRuleId<P extends Provider>(provider: P, signal: CommonSignal): CommonRuleId<P> {
  return `${provider.toLowerCase() as Lowercase<P>}.${signal}`;
}

export function commonRows(provider: Provider): readonly FailureRow[] {
  return (Object.keys(COMMON_SIGNALS) as CommonSignal[]).map((name) => ({
    id: commonRuleId(provider, name),
    provider,
    signal: COMMON_SIGNALS[name].signal,
    verdict: { failure: COMMON_SIGNALS[name].failure },
  }));
}
