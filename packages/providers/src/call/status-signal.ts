import type { CommonSignal } from "@leadgen/core";

const BY_STATUS: Readonly<Record<number, CommonSignal>> = {
  401: "unauthorized",
  402: "payment-required",
  403: "forbidden",
  404: "endpoint-gone",
  405: "endpoint-gone",
  408: "timeout",
  410: "endpoint-gone",
  429: "rate-limited",
};

/** The signal of the common failure rows for a status outside 2xx. */
export function signalOfStatus(status: number): CommonSignal {
  if (status >= 500) return "server-error";
  if (status < 400) return "redirected";
  return BY_STATUS[status] ?? "request-rejected";
}
