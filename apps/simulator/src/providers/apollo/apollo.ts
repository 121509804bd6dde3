import { json, text } from "../../http/answer.ts";
import { free, keyIsAccepted, type Provider } from "../provider.ts";
import { apiProfile, apiUsage, authHealth, creditUsage, usageHeaders } from "./account.ts";
import { enrichOrganization, matchPeople, matchPerson } from "./enrich.ts";
import { apolloErrors } from "./errors.ts";
import { apolloRateLimits } from "./rate-limits.ts";
import { searchApollo } from "./search.ts";

/** Apollo.io, `https://api.apollo.io`. */
export const apollo: Provider = {
  name: "apollo",
  rateLimits: apolloRateLimits,
  readKey: ({ headers }) => headers["x-api-key"]?.trim() || null,
  guard: (request) => (keyIsAccepted(request.key) ? null : apolloErrors.unauthorized(request)),
  headers: (request, answer) => (answer.status === 401 ? {} : usageHeaders(request)),
  neededFields: {
    "mixed_people/api_search": ["total_entries", "people.*.id", "people.*.has_email"],
    "people/bulk_match": [
      "status",
      "matches.*.id",
      "matches.*.first_name",
      "matches.*.last_name",
      "matches.*.email",
    ],
    "auth/health": ["healthy", "is_logged_in"],
    "usage_stats/credit_usage_stats": ["credit_usage_stats.lead_credit"],
  },
  errors: apolloErrors,
  faultAnswers: {
    "bulk-status-failed": () =>
      json(200, {
        status: "failed",
        error_code: "INTERNAL_ERROR",
        error_message: "Enrichment could not be completed",
        total_requested_enrichments: 0,
        unique_enriched_records: 0,
        missing_records: 0,
        credits_consumed: 0,
        matches: [],
      }),
    "unknown-error-422": () =>
      json(422, { error_code: "UNKNOWN_ERROR", error: "no implicit conversion of Symbol into Integer" }),
    "invalid-request-400": () =>
      json(400, { error_code: "INVALID_REQUEST", error: "The request could not be processed" }),
    "record-limit-exceeded": () =>
      json(400, {
        error_code: "RECORD_LIMIT_EXCEEDED",
        error: "You can enrich at most 10 records per request",
      }),
    "credits-exhausted-text": () => text(422, "You have insufficient credits to perform this action."),
    "payment-required": () => json(402, { error: "Payment required" }),
  },
  routes: [
    {
      operation: "mixed_people/api_search",
      method: "POST",
      paths: ["/api/v1/mixed_people/api_search"],
      handle: searchApollo,
    },
    {
      operation: "people/bulk_match",
      method: "POST",
      paths: ["/api/v1/people/bulk_match"],
      handle: matchPeople,
    },
    { operation: "people/match", method: "POST", paths: ["/api/v1/people/match"], handle: matchPerson },
    {
      operation: "organizations/enrich",
      method: "GET",
      paths: ["/api/v1/organizations/enrich"],
      handle: enrichOrganization,
    },
    { operation: "auth/health", method: "GET", paths: ["/api/v1/auth/health"], handle: authHealth },
    {
      operation: "usage_stats/credit_usage_stats",
      method: "POST",
      paths: ["/api/v1/usage_stats/credit_usage_stats"],
      handle: creditUsage,
    },
    {
      operation: "usage_stats/api_usage_stats",
      method: "POST",
      paths: ["/api/v1/usage_stats/api_usage_stats"],
      handle: apiUsage,
    },
    {
      operation: "users/api_profile",
      method: "GET",
      paths: ["/api/v1/users/api_profile"],
      handle: apiProfile,
    },
    {
      operation: "mixed_people/search",
      method: "POST",
      paths: ["/api/v1/mixed_people/search", "/v1/mixed_people/search", "/api/v1/people/search"],
      handle: (request) => free(apolloErrors.withdrawn(request)),
    },
  ],
};
