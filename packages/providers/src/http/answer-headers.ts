import type { HttpAnswer } from "./transport.ts";

/** Bodies name it too; taken as text, since Apollo's is an integer beyond 2^53. */
const IN_BODY = /"request_id"\s*:\s*"?([\w-]{1,100})|"id"\s*:\s*"(resp_[\w-]{1,95})"/;

/** The provider's own id of the request, for its support. */
export function requestIdOf(answer: HttpAnswer): string | undefined {
  const header = answer.headers["x-request-id"] ?? answer.headers["cf-ray"];
  if (header !== undefined && /^[\w.:-]{1,100}$/.test(header)) return header;
  const match = IN_BODY.exec(answer.text);
  return match?.[1] ?? match?.[2];
}

/** Seconds that the provider asks to wait. A date is read against the answer's own `date`. */
export function retryAfterSecondsOf(answer: HttpAnswer): number | undefined {
  const milliseconds = Number(answer.headers["retry-after-ms"] ?? Number.NaN);
  if (milliseconds >= 0) return Math.ceil(milliseconds / 1000);
  const value = answer.headers["retry-after"];
  if (value === undefined) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  if (!/^[A-Za-z]/.test(value)) return undefined; // Date.parse reads "-5" as a year
  const seconds = (Date.parse(value) - Date.parse(answer.headers.date ?? "")) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
