import type { ApiError } from "./api-error.ts";

/** Sets `Retry-After` if the error says when to retry. */
export function setRetryAfter(headers: Headers, { details: { retryAfterSeconds } }: ApiError): void {
  if (typeof retryAfterSeconds === "number") headers.set("retry-after", String(retryAfterSeconds));
}
