import type { ApiError } from "./api-error.ts";

/** The header that says when to come back, if the error says so. */
export function setRetryAfter(headers: Headers, { details: { retryAfterSeconds } }: ApiError): void {
  if (typeof retryAfterSeconds === "number") headers.set("retry-after", String(retryAfterSeconds));
}
