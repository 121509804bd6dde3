import type { Answer } from "../../http/answer.ts";
import { retryAfterHeaders } from "../../http/retry-after.ts";
import type { Exceeded } from "../../http/token-buckets.ts";
import type { ProviderRequest } from "../provider.ts";
import { duration } from "./duration.ts";
import { openaiError } from "./openai-error.ts";

/** What the faults report instead of a limit that was really hit. */
const FAULTY_REQUESTS: Exceeded = {
  unit: "requests",
  window: "minute",
  limit: 500,
  used: 500,
  requested: 1,
  waitMs: 41_700,
};
const FAULTY_TOKENS: Exceeded = {
  unit: "tokens",
  window: "minute",
  limit: 500_000,
  used: 498_112,
  requested: 4_212,
  waitMs: 12_000,
};

const SHORT = { requests: "RPM", tokens: "TPM" } as const;

/** The minute's requests or tokens are used up, or the request is larger than the limit. */
export function rateLimited(request: ProviderRequest, exceeded: Exceeded | null): Answer {
  const told = request.faultSeconds === null ? null : request.faultSeconds * 1_000;
  const hit = exceeded ?? { ...FAULTY_REQUESTS, waitMs: told ?? FAULTY_REQUESTS.waitMs };
  return refused(request, hit, exceeded ? hit.waitMs : told);
}

export function tokensLimited(request: ProviderRequest): Answer {
  const waitMs = request.faultSeconds === null ? FAULTY_TOKENS.waitMs : request.faultSeconds * 1_000;
  return refused(request, { ...FAULTY_TOKENS, waitMs }, waitMs);
}

/** @param waitMs the wait reported in the headers; null for no Retry-After */
function refused(request: ProviderRequest, hit: Exceeded, waitMs: number | null): Answer {
  const { unit, limit, used, requested } = hit;
  const what = `${modelOf(request)} on ${unit} per min (${SHORT[unit]}): Limit ${limit}`;
  const message =
    hit.waitMs === null
      ? `Request too large for ${what}, Requested ${requested}. The input or output tokens must be reduced in order to run successfully.`
      : `Rate limit reached for ${what}, Used ${used}, Requested ${requested}. Please try again in ${duration(hit.waitMs)}.`;
  const fields = { message, type: unit, code: "rate_limit_exceeded" };
  return openaiError(429, fields, waitHeaders(request, waitMs));
}

/** The service sends both forms; a date has no milliseconds. */
function waitHeaders(request: ProviderRequest, waitMs: number | null): Record<string, string> {
  const headers = retryAfterHeaders(request);
  if (waitMs === null || headers.date !== undefined) return headers;
  return { ...headers, "retry-after-ms": String(waitMs) };
}

function modelOf({ body }: ProviderRequest): string {
  const model = typeof body === "object" && body !== null && "model" in body ? body.model : undefined;
  return typeof model === "string" ? model : "gpt-5.4-mini";
}
