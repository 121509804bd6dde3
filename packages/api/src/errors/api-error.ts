import type { ErrorCode } from "@leadgen/core";

/** The domain's codes and those that only a transport can need. */
export type ApiErrorCode =
  | ErrorCode
  | "IDEMPOTENCY_KEY_REUSED"
  | "METHOD_NOT_ALLOWED"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_ERROR";

/** An error as it leaves the API: nothing in it is secret, and its message says what to do. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  /** Facts for programs, JSON-safe. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ApiErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
