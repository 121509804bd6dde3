import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { ApiErrorCode } from "./api-error.ts";

interface Transport {
  readonly trpc: TRPC_ERROR_CODE_KEY;
  /** The status that tRPC answers for `trpc`; REST answers the same. A test compares them. */
  readonly status: number;
  /** An example message, for the documentation. */
  readonly example: string;
}

/** Refusals of input that is not yet a request; no procedure sees it. */
export const AT_THE_DOOR = {
  REQUEST_TIMEOUT: { status: 408, example: "The request did not arrive in time." },
  HEADERS_TOO_LARGE: { status: 431, example: "The request's address and headers are larger than 16 kB." },
} as const;

/** The transport codes of each error code. A new error code does not compile until it is here. */
export const TRANSPORT: Readonly<Record<ApiErrorCode, Transport>> = {
  INVALID_INPUT: {
    trpc: "BAD_REQUEST",
    status: 400,
    example: "limit: Too big: expected number to be <=200",
  },
  UNAUTHENTICATED: {
    trpc: "UNAUTHORIZED",
    status: 401,
    example: "No valid credentials. Log in, or send `Authorization: Bearer <token>`.",
  },
  FORBIDDEN: {
    trpc: "FORBIDDEN",
    status: 403,
    example: "This needs the role admin in the organization; yours is member.",
  },
  NOT_FOUND: {
    trpc: "NOT_FOUND",
    status: 404,
    example: "There is no campaign 0198c0de-0000-7000-8000-0000000000ff.",
  },
  METHOD_NOT_ALLOWED: {
    trpc: "METHOD_NOT_SUPPORTED",
    status: 405,
    example: "This address takes GET, HEAD.",
  },
  BREAKER_OPEN: {
    trpc: "CONFLICT",
    status: 409,
    example: "The breaker is OPEN (OpenAI QUOTA_EXHAUSTED): nothing starts until an operator has closed it.",
  },
  BREAKER_CLOSED: { trpc: "CONFLICT", status: 409, example: "The breaker is closed already." },
  STALE_EPOCH: {
    trpc: "CONFLICT",
    status: 409,
    example: "The breaker was opened again since: look at the cause, then close epoch 2.",
  },
  WRONG_STATE: {
    trpc: "CONFLICT",
    status: 409,
    example: "The campaign is running: only a draft can be started.",
  },
  IDEMPOTENCY_KEY_REUSED: {
    trpc: "CONFLICT",
    status: 409,
    example: "This Idempotency-Key came with another call before. Use a new key for each thing to be made.",
  },
  // Not tRPC's own PRECONDITION_FAILED: that is HTTP 412, which is about the request's If-… headers.
  PRECONDITION_FAILED: {
    trpc: "CONFLICT",
    status: 409,
    example: "OpenAI has no API key: set OPENAI_API_KEY and restart.",
  },
  PAYLOAD_TOO_LARGE: {
    trpc: "PAYLOAD_TOO_LARGE",
    status: 413,
    example: "The request's body is larger than 1048576 bytes.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    trpc: "UNSUPPORTED_MEDIA_TYPE",
    status: 415,
    example: "Content-Type: bodies must be in UTF-8.",
  },
  TOO_MANY_REQUESTS: {
    trpc: "TOO_MANY_REQUESTS",
    status: 429,
    example: "Too many requests. Try again in 20 seconds.",
  },
  INTERNAL_ERROR: {
    trpc: "INTERNAL_SERVER_ERROR",
    status: 500,
    example: "Something went wrong on our side. Search the log for req_5f0c; it holds the details.",
  },
  UNAVAILABLE: {
    trpc: "SERVICE_UNAVAILABLE",
    status: 503,
    example: "The database cannot be reached, so no work runs.",
  },
};
