import type { FailureRow } from "./failure-row.ts";

/** Apollo's own signals. Facts: Apollo's OpenAPI and reference pages, and live notes of 2026. */
export const APOLLO_ROWS = [
  {
    id: "apollo.credits-exhausted",
    provider: "APOLLO",
    signal:
      "HTTP 400, 403 or 422, or HTTP 200 with a failed `status`, or with a word of trouble and nobody found, whose body says that there are not enough credits or `BILLING.LIMIT.CREDITS_EXHAUSTED`, as JSON or bare text",
    verdict: { failure: "QUOTA_EXHAUSTED" },
    note: "A bad parameter has the same status; only the body tells them apart.",
  },
  {
    id: "apollo.endpoint-withdrawn",
    provider: "APOLLO",
    signal:
      "HTTP 400, 403 or 422 whose body says that the endpoint is deprecated or sunset, or names its successor",
    verdict: { failure: "ENDPOINT_WITHDRAWN" },
    note: "Seen when `mixed_people/search` was withdrawn.",
  },
  {
    id: "apollo.plan-or-key-scope",
    provider: "APOLLO",
    signal: "HTTP 403 with `error_code` `API_INACCESSIBLE`",
    verdict: { failure: "FORBIDDEN" },
    note: "The key is not a master key, or the plan lacks the endpoint.",
  },
  {
    id: "apollo.crashed",
    provider: "APOLLO",
    signal: "HTTP 400 or 422 with `error_code` `UNKNOWN_ERROR`",
    verdict: { failure: "SERVER_ERROR" },
    note: "Apollo's own crash, documented as 422: `no implicit conversion of Symbol into Integer` and the like.",
  },
  {
    id: "apollo.search-rejected",
    provider: "APOLLO",
    operations: ["mixed_people/api_search"],
    signal:
      "HTTP 400 or 422 whose JSON names a criterion or a value that is too long, or speaks of parameters, and not of the page, the key, the plan, or parameters that are unknown or missing",
    verdict: { record: "REJECTED" },
    why: "The record is the campaign's own search: its criteria are the parameters that differ from campaign to campaign. That campaign fails, others go on.",
  },
  {
    id: "apollo.search-unfiltered",
    provider: "APOLLO",
    operations: ["mixed_people/api_search"],
    signal: "HTTP 200 with `total_entries` above 100 million although filters were sent",
    verdict: { failure: "INVALID_RESPONSE" },
    note: "The filters were ignored, so the people found have nothing to do with the campaign.",
  },
  {
    id: "apollo.reveal-failed",
    provider: "APOLLO",
    operations: ["people/bulk_match"],
    signal:
      "HTTP 200 whose `status` is not `success`, or with `error`, `error_code` or `error_message` and nobody found",
    verdict: { failure: "RUN_FAILED" },
    note: "A request that holds only ids can't be wrong about one person: 400 and 422 are failures too (request-rejected).",
  },
  {
    id: "apollo.no-match",
    provider: "APOLLO",
    operations: ["people/bulk_match"],
    signal:
      "HTTP 200 with null in this person's place of `matches`, or `missing_records` that counts everybody who is not in it",
    verdict: { record: "NO_MATCH" },
    why: "Documented: `matches` follows the order of the ids, null is the person who was not found. Costs no credit.",
  },
  {
    id: "apollo.no-email",
    provider: "APOLLO",
    operations: ["people/bulk_match"],
    signal:
      "a match whose `email` is null, empty or the placeholder `email_not_unlocked@domain.com`, or is absent with `email_status` `unavailable`",
    verdict: { record: "NO_EMAIL" },
    why: "The match carries this person's data, and says in the address field that there is none.",
  },
  {
    id: "apollo.not-logged-in",
    provider: "APOLLO",
    operations: ["auth/health"],
    signal: "HTTP 200 without both `healthy` and `is_logged_in` true",
    verdict: { failure: "UNAUTHORIZED" },
    note: "Reports about a bad key differ: this answer, or 401.",
  },
] as const satisfies readonly FailureRow<"APOLLO">[];
