import { type Answer, html, json } from "../../http/answer.ts";
import { retryAfterHeaders } from "../../http/retry-after.ts";
import type { ErrorForms } from "../provider.ts";

const NAMES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

export function instantlyError(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return json(status, { statusCode: status, error: NAMES[status] ?? "Error", message }, headers);
}

/** What the edge in front of the service answers to clients that it rejects. */
export function edgeBlock(): Answer {
  return html(
    403,
    "403 Forbidden",
    "Access denied: send a User-Agent header. Cloudflare Ray ID: 8f00d1ce5eed0001",
  );
}

export function campaignNotFound(): Answer {
  return instantlyError(404, "Campaign not found");
}

export const instantlyErrors: ErrorForms = {
  serverError: () => instantlyError(500, "Internal Server Error"),
  unavailable: () => instantlyError(503, "Service Unavailable"),
  // A Retry-After is documented for blocked addresses only; the real rate limit comes without.
  rateLimited: (request, exceeded) =>
    instantlyError(
      429,
      "Rate limit exceeded, please try again later",
      exceeded ? {} : retryAfterHeaders(request),
    ),
  unauthorized: () => instantlyError(401, "Invalid API key"),
  forbidden: () => instantlyError(403, "The API key does not have the required scope"),
  quotaExhausted: () => instantlyError(402, "Your workspace does not have an active paid plan"),
  withdrawn: (request) => instantlyError(404, `Route ${request.method}:${request.path} not found`),
  badRequest: () => instantlyError(400, 'body/leads/0/email must match format "email"'),
  notFound: (request) => instantlyError(404, `Route ${request.method}:${request.path} not found`),
  wrongShape: () => json(200, { ok: true, data: null }),
};
