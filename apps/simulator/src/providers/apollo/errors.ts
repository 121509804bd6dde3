import { json, text } from "../../http/answer.ts";
import { retryAfterHeaders } from "../../http/retry-after.ts";
import type { ErrorForms, ProviderRequest } from "../provider.ts";

/** Apollo names endpoints without the leading slash. */
function endpointName(request: Pick<ProviderRequest, "path">): string {
  return request.path.replace(/^\//, "");
}

export const apolloErrors: ErrorForms = {
  serverError: () => json(500, { error: "Internal server error" }),
  unavailable: () => json(503, { error: "Service temporarily unavailable" }),
  rateLimited: (request, exceeded) =>
    json(
      429,
      {
        message: `The maximum number of api calls allowed for ${endpointName(request)} is ${exceeded?.limit ?? 600} times per ${exceeded?.window ?? "hour"}. Please upgrade your plan from https://app.apollo.io/#/settings/plans/upgrade.`,
      },
      retryAfterHeaders(request),
    ),
  unauthorized: () => text(401, "Invalid access credentials."),
  forbidden: (request) =>
    json(403, {
      error: `${endpointName(request)} is not accessible with this api_key`,
      error_code: "API_INACCESSIBLE",
    }),
  quotaExhausted: () =>
    json(422, {
      error: "You have insufficient credits. Please upgrade your plan or purchase more credits.",
      error_details: { code: "BILLING.LIMIT.CREDITS_EXHAUSTED" },
    }),
  withdrawn: () =>
    json(422, {
      error:
        "This endpoint is deprecated for API callers. Please use the new mixed_people/api_search endpoint instead.",
    }),
  badRequest: () => json(422, { error: "Invalid parameters" }),
  notFound: (request) => json(404, { error: `No route matches [${request.method}] "${request.path}"` }),
  wrongShape: () => json(200, { data: { rows: [], next: null } }),
};
