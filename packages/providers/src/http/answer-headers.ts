import type { HttpAnswer } from "./transport.ts";

/** The request id in the body. Matched as text, since Apollo's is an integer beyond 2^53. */
const IN_BODY = /"request_id"\s*:\s*"?([\w-]{1,100})|"id"\s*:\s*"(resp_[\w-]{1,95})"/;

/** A header that was sent twice arrives as a list. */
const firstOf = (header: string | undefined): string | undefined => header?.split(",")[0]?.trim();

/** The provider's own id of the request, to quote to its support. */
export function requestIdOf(answer: HttpAnswer): string | undefined {
  const header = firstOf(answer.headers["x-request-id"]) ?? firstOf(answer.headers["cf-ray"]);
  if (header !== undefined && /^[\w.:-]{1,100}$/.test(header)) return header;
  const match = IN_BODY.exec(answer.text);
  return match?.[1] ?? match?.[2];
}

/** In seconds: some 30 years. A longer wait is taken for nonsense. */
const LONGEST_WAIT = 1_000_000_000;

function amountOf(header: string | undefined): number | undefined {
  const first = firstOf(header) ?? "";
  return /^\d{1,12}(\.\d{1,9})?$/.test(first) ? Number(first) : undefined;
}

/** Seconds from the answer's own `date` header until a date; undefined without that header. A date contains one comma. */
function untilDate(value: string | undefined, now: string | undefined): number | undefined {
  if (value === undefined || !/^[A-Za-z]/.test(value)) return undefined; // Date.parse reads "-5" as a year
  const first = value.split(",").slice(0, 2).join(",");
  const seconds = (Date.parse(first) - Date.parse(now ?? "")) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Whole seconds that the provider asks to wait; undefined if it does not say, or says nonsense. */
export function retryAfterSecondsOf({ headers }: HttpAnswer): number | undefined {
  const milliseconds = amountOf(headers["retry-after-ms"]);
  const seconds =
    milliseconds === undefined
      ? (amountOf(headers["retry-after"]) ?? untilDate(headers["retry-after"], headers.date))
      : milliseconds / 1000;
  return seconds === undefined || seconds > LONGEST_WAIT ? undefined : Math.ceil(seconds);
}
