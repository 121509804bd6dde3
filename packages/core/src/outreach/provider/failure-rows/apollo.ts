import type { FailureRow } from "./failure-row.ts";

/** Apollo's own signals. Facts: Apollo's reference pages and live notes of 2026. */
export const APOLLO_ROWS = [
  {
    id: "apollo.credits-exhausted",
    provider: "APOLLO",
    signal:
      "HTTP 422 whose body says `insufficient credits` or `BILLING.LIMIT.CREDITS_EXHAUSTED`, as JSON or bare text",
    verdict: { failure: "QUOTA_EXHAUSTED" },
    note: "The same status as a bad parameter: only the body tells.",
  },
  {
    id: "apollo.endpoint-withdrawn",
    provider: "APOLLO",
    signal: "HTTP 403 or 422 whose body says that the endpoint is deprecated, or names its successor",
    verdict: { failure: "ENDPOINT_WITHDRAWN" },
    note: "Seen when `mixed_people/search` went.",
  },
  {
    id: "apollo.plan-or-key-scope",
    provider: "APOLLO",
    signal: "HTTP 403 with `error_code` `API_INACCESSIBLE`",
    verdict: { failure: "FORBIDDEN" },
    note: "The key is not a master key, or the plan lacks the endpoint.",
  },
  {
    id: "apollo.search-rejected",
    provider: "APOLLO",
    operation: "mixed_people/api_search",
    signal: "HTTP 400 or 422 about the parameters",
    verdict: { record: "REJECTED" },
    note: "The record is the campaign's own search: that campaign fails, others go on.",
  },
  {
    id: "apollo.search-unfiltered",
    provider: "APOLLO",
    operation: "mixed_people/api_search",
    signal: "HTTP 200 with `total_entries` above 100 million although filters were sent",
    verdict: { failure: "INVALID_RESPONSE" },
    note: "The filters were ignored; everybody found would be a stranger to the campaign.",
  },
  {
    id: "apollo.reveal-rejected",
    provider: "APOLLO",
    operation: "people/bulk_match",
    signal: "HTTP 400 or 422 about the parameters",
    verdict: { record: "REJECTED" },
    note: "About the persons of this batch.",
  },
  {
    id: "apollo.reveal-failed",
    provider: "APOLLO",
    operation: "people/bulk_match",
    signal: "HTTP 200 whose `status` is not `success`",
    verdict: { failure: "RUN_FAILED" },
  },
  {
    id: "apollo.no-match",
    provider: "APOLLO",
    operation: "people/bulk_match",
    signal: "HTTP 200 with null in `matches`",
    verdict: { record: "NO_MATCH" },
    note: "Costs no credit.",
  },
  {
    id: "apollo.no-email",
    provider: "APOLLO",
    operation: "people/bulk_match",
    signal: "a match whose `email` is null, empty or the placeholder `email_not_unlocked@domain.com`",
    verdict: { record: "NO_EMAIL" },
  },
  {
    id: "apollo.not-logged-in",
    provider: "APOLLO",
    operation: "auth/health",
    signal: "HTTP 200 without both `healthy` and `is_logged_in` true",
    verdict: { failure: "UNAUTHORIZED" },
    note: "Reports differ on a bad key: this, or 401.",
  },
] as const satisfies readonly FailureRow[];
