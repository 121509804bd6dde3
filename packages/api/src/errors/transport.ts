import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { ApiErrorCode } from "./api-error.ts";

interface Transport {
  readonly trpc: TRPC_ERROR_CODE_KEY;
  /** What tRPC answers for `trpc`, and REST too; a test compares. */
  readonly status: number;
}

/** Each code on the wire. A new code does not compile until it is here. */
export const TRANSPORT: Readonly<Record<ApiErrorCode, Transport>> = {
  INVALID_INPUT: { trpc: "BAD_REQUEST", status: 400 },
  UNAUTHENTICATED: { trpc: "UNAUTHORIZED", status: 401 },
  FORBIDDEN: { trpc: "FORBIDDEN", status: 403 },
  NOT_FOUND: { trpc: "NOT_FOUND", status: 404 },
  METHOD_NOT_ALLOWED: { trpc: "METHOD_NOT_SUPPORTED", status: 405 },
  BREAKER_OPEN: { trpc: "CONFLICT", status: 409 },
  BREAKER_CLOSED: { trpc: "CONFLICT", status: 409 },
  STALE_EPOCH: { trpc: "CONFLICT", status: 409 },
  WRONG_STATE: { trpc: "CONFLICT", status: 409 },
  // Not tRPC's own PRECONDITION_FAILED: that is HTTP 412, which speaks about the request's If-… headers.
  PRECONDITION_FAILED: { trpc: "CONFLICT", status: 409 },
  PAYLOAD_TOO_LARGE: { trpc: "PAYLOAD_TOO_LARGE", status: 413 },
  TOO_MANY_REQUESTS: { trpc: "TOO_MANY_REQUESTS", status: 429 },
  INTERNAL_ERROR: { trpc: "INTERNAL_SERVER_ERROR", status: 500 },
  UNAVAILABLE: { trpc: "SERVICE_UNAVAILABLE", status: 503 },
};
