import type { Call } from "../support/calls.ts";
import { MAIN_CALL, PROBE, revealFirst, searchPeople } from "../support/calls.ts";
import { answersTo, type Exchange } from "./exchange.ts";
import { FOUND, MATCH, REVEAL, SEARCH } from "./good.ts";

const reveal = MAIN_CALL.APOLLO;
const credits: Call = ({ apollo }, _known, options) => apollo.credits(options);
const without = (name: keyof typeof REVEAL) => ({ ...REVEAL, [name]: undefined });
const matches = (list: unknown, more: object = {}) => ({ ...REVEAL, matches: list, ...more });
const second = { ...MATCH, id: "p2", email: "jens@nordkyst.example" };

const REFUSALS = answersTo(reveal, [
  [
    "FAILURE SERVER_ERROR",
    "Apollo's crash",
    422,
    { error_code: "UNKNOWN_ERROR", error: "no implicit conversion" },
  ],
  [
    "FAILURE MISCONFIGURED",
    "INVALID_REQUEST",
    400,
    { error_code: "INVALID_REQUEST", error: "Invalid request" },
  ],
  [
    "FAILURE MISCONFIGURED",
    "RECORD_LIMIT_EXCEEDED",
    400,
    { error_code: "RECORD_LIMIT_EXCEEDED", error: "max 10" },
  ],
  ["FAILURE MISCONFIGURED", "bad parameters", 422, { error: "Invalid parameters" }],
  ["FAILURE MISCONFIGURED", "a bad id", 422, { error: "Invalid id p1" }],
  ["FAILURE MISCONFIGURED", "an HTML page", 400, "<html><title>Bad Request</title></html>"],
  ["FAILURE MISCONFIGURED", "no body", 422, ""],
  ["FAILURE QUOTA_EXHAUSTED", "no credits", 422, { error: "You have insufficient credits" }],
  ["FAILURE QUOTA_EXHAUSTED", "no credits, bare text", 422, "insufficient credits"],
  [
    "FAILURE QUOTA_EXHAUSTED",
    "no credits by code",
    422,
    { error_details: { code: "BILLING.LIMIT.CREDITS_EXHAUSTED" } },
  ],
  ["FAILURE QUOTA_EXHAUSTED", "no credits", 400, { error: "insufficient credits" }],
  ["FAILURE QUOTA_EXHAUSTED", "not enough", 422, { error: "You do not have enough credits to do this" }],
  ["FAILURE QUOTA_EXHAUSTED", "no credits, in a list", 422, { errors: ["Not enough export credits"] }],
  ["FAILURE QUOTA_EXHAUSTED", "no credits, forbidden", 403, { error: "Your team has exhausted its credits" }],
  ["FAILURE QUOTA_EXHAUSTED", "none remaining", 422, { error: "You don't have any credits remaining" }],
  ["FAILURE QUOTA_EXHAUSTED", "used up", 422, { error: "Your email credits are used up" }],
  ["FAILURE QUOTA_EXHAUSTED", "0 left", 422, { error: "0 credits left" }],
  ["FAILURE QUOTA_EXHAUSTED", "exceeded", 422, { error: "Lead credits exceeded" }],
  ["FAILURE QUOTA_EXHAUSTED", "too low", 422, { error: "Credit balance is too low" }],
  [
    "FAILURE QUOTA_EXHAUSTED",
    "a code in other words",
    422,
    { error_code: "INSUFFICIENT_CREDITS", error: "Not now" },
  ],
  ["FAILURE QUOTA_EXHAUSTED", "402", 402, { error: "Payment required" }],
  ["FAILURE ENDPOINT_WITHDRAWN", "deprecated", 422, { error: "This endpoint is deprecated" }],
  ["FAILURE ENDPOINT_WITHDRAWN", "sunset", 400, { error: "This endpoint has been sunset." }],
  ["FAILURE ENDPOINT_WITHDRAWN", "wrong path", 404, "Not found"],
  ["FAILURE FORBIDDEN", "the plan", 403, { error: "not accessible", error_code: "API_INACCESSIBLE" }],
  ["FAILURE FORBIDDEN", "an edge", 403, "<html><title>Attention Required! | Cloudflare</title></html>"],
  ["FAILURE UNAUTHORIZED", "text/plain", 401, "Invalid access credentials."],
  [
    "FAILURE RATE_LIMITED",
    "per hour",
    429,
    { message: "The maximum number of api calls is 600 times per hour." },
  ],
  ["FAILURE RATE_LIMITED", "JSON in the message", 429, { message: '{"message":"per minute"}' }],
  ["FAILURE SERVER_ERROR", "500", 500, { error: "Internal" }],
  ["FAILURE SERVER_ERROR", "a gateway", 502, "<html>502</html>"],
  ["FAILURE SERVER_ERROR", "a status of the edge", 524, ""],
]);

const REVEALS = answersTo(reveal, [
  ["SUCCESS", "as documented", 200, REVEAL],
  ["SUCCESS", "no credits_consumed", 200, without("credits_consumed")],
  ["SUCCESS", "credits_consumed null", 200, { ...REVEAL, credits_consumed: null }],
  ["SUCCESS", "credits_consumed a text", 200, { ...REVEAL, credits_consumed: "1" }],
  ["SUCCESS", "credits_consumed a fraction", 200, { ...REVEAL, credits_consumed: 1.5 }],
  ["SUCCESS", "credits_consumed negative", 200, { ...REVEAL, credits_consumed: -1 }],
  ["SUCCESS", "credits_consumed huge", 200, { ...REVEAL, credits_consumed: 1e300 }],
  ["SUCCESS", "no request_id", 200, without("request_id")],
  ["SUCCESS", "a text as request_id", 200, { ...REVEAL, request_id: "abc" }],
  ["SUCCESS", "status in capitals", 200, { ...REVEAL, status: "SUCCESS" }],
  ["SUCCESS", "no status, but people", 200, without("status")],
  ["SUCCESS", "nothing but matches", 200, { matches: [MATCH, null] }],
  [
    "SUCCESS",
    "waterfall and phones",
    200,
    { ...REVEAL, waterfall: { status: "accepted" }, phone_enrichment: null },
  ],
  ["SUCCESS", "an error_code beside success", 200, { ...REVEAL, error_code: "" }],
  ["SUCCESS", "another order", 200, matches([second, MATCH])],
  ["SUCCESS", "a person merged into another id", 200, matches([{ ...MATCH, id: "merged" }, second])],
  ["SUCCESS", "a person without an id, in place", 200, matches([{ ...MATCH, id: undefined }, null])],
  ["SUCCESS", "an id that is a number, in place", 200, matches([{ ...MATCH, id: 7 }, null])],
  ["SUCCESS", "one too many", 200, matches([MATCH, second, null])],
  ["SUCCESS", "the missing left out and counted", 200, matches([MATCH], { missing_records: 1 })],
  ["SUCCESS", "nobody found, counted", 200, matches([], { missing_records: 2 })],
  ["SUCCESS", "nobody found, a null each", 200, matches([null, null])],
  ["SUCCESS", "an address that is null", 200, matches([{ ...MATCH, email: null }, null])],
  [
    "SUCCESS",
    "no address field, unavailable",
    200,
    matches([{ id: "p1", email_status: "unavailable" }, null]),
  ],
  [
    "SUCCESS",
    "odd decoration",
    200,
    matches([{ ...MATCH, title: 7, organization: "x", first_name: [] }, null]),
  ],
  [
    "SUCCESS",
    "an odd organization",
    200,
    matches([{ ...MATCH, organization: { name: 7, keywords: "x" } }, null]),
  ],
  [
    "FAILURE INVALID_RESPONSE",
    "the missing left out, uncounted",
    200,
    matches([MATCH], { missing_records: undefined }),
  ],
  [
    "FAILURE INVALID_RESPONSE",
    "the missing left out, miscounted",
    200,
    matches([MATCH], { missing_records: 0 }),
  ],
  ["FAILURE INVALID_RESPONSE", "nobody and no word", 200, matches([], { missing_records: undefined })],
  [
    "FAILURE INVALID_RESPONSE",
    "one person twice",
    200,
    matches([second, second], { missing_records: undefined }),
  ],
  ["FAILURE INVALID_RESPONSE", "neither status nor person", 200, { matches: [null, null] }],
  ["FAILURE INVALID_RESPONSE", "no matches", 200, without("matches")],
  ["FAILURE INVALID_RESPONSE", "matches null", 200, matches(null)],
  ["FAILURE INVALID_RESPONSE", "matches an object", 200, matches({ 0: MATCH })],
  ["FAILURE INVALID_RESPONSE", "a match that is a text", 200, matches(["p1", null])],
  ["FAILURE INVALID_RESPONSE", "an empty match", 200, matches([{}, null])],
  ["FAILURE INVALID_RESPONSE", "no address field", 200, matches([{ ...MATCH, email: undefined }, null])],
  ["FAILURE INVALID_RESPONSE", "an address that is a number", 200, matches([{ ...MATCH, email: 7 }, null])],
  [
    "FAILURE RUN_FAILED",
    "success, nobody, and a word of trouble",
    200,
    matches([null, null], { error_code: "UPSTREAM_TIMEOUT" }),
  ],
  [
    "FAILURE QUOTA_EXHAUSTED",
    "success, nobody, and no credits",
    200,
    matches([null, null], { error_message: "insufficient credits" }),
  ],
  ["FAILURE RUN_FAILED", "an error in its place", 200, { error: "Something went wrong" }],
  ["FAILURE QUOTA_EXHAUSTED", "no credits in its place", 200, { error: "insufficient credits" }],
  ["SUCCESS", "a word of trouble beside somebody found", 200, { ...REVEAL, error_code: "PARTIAL" }],
  ["SUCCESS", "more people than were asked for", 200, matches([MATCH, second, { ...second, id: "p9" }])],
  ["FAILURE RUN_FAILED", "status failed", 200, { ...REVEAL, status: "failed" }],
  ["FAILURE RUN_FAILED", "a new status", 200, { ...REVEAL, status: "partial" }],
  [
    "FAILURE QUOTA_EXHAUSTED",
    "failed for credits",
    200,
    { status: "error", error_message: "insufficient credits" },
  ],
]);

const OF_ONE = answersTo(revealFirst, [
  ["RECORD NO_MATCH", "null in the person's place", 200, matches([null, second])],
  ["RECORD NO_EMAIL", "email null", 200, matches([{ ...MATCH, email: null }, second])],
  ["RECORD NO_EMAIL", "email empty", 200, matches([{ ...MATCH, email: " " }, second])],
  [
    "RECORD NO_EMAIL",
    "the placeholder",
    200,
    matches([{ ...MATCH, email: "email_not_unlocked@domain.com" }, second]),
  ],
  ["RECORD NO_EMAIL", "unavailable", 200, matches([{ id: "p1", email_status: "unavailable" }, second])],
]);

const SEARCHES = answersTo(searchPeople, [
  ["SUCCESS", "as documented", 200, SEARCH],
  ["SUCCESS", "nobody", 200, { total_entries: 0, people: [] }],
  ["SUCCESS", "the total as text", 200, { ...SEARCH, total_entries: "1843" }],
  ["SUCCESS", "odd decoration", 200, { ...SEARCH, people: [{ id: "p1", first_name: 7, organization: [] }] }],
  ["SUCCESS", "more fields", 200, { ...SEARCH, pagination: { page: 1 }, breadcrumbs: [] }],
  ["FAILURE INVALID_RESPONSE", "no total", 200, { people: [FOUND] }],
  ["FAILURE INVALID_RESPONSE", "no people", 200, { total_entries: 9 }],
  [
    "FAILURE INVALID_RESPONSE",
    "a person without an id",
    200,
    { ...SEARCH, people: [{ ...FOUND, id: null }] },
  ],
  ["FAILURE INVALID_RESPONSE", "everybody on earth", 200, { ...SEARCH, total_entries: 232764882 }],
  ["RECORD REJECTED", "the criteria", 422, { error: "Invalid parameters" }],
  ["RECORD REJECTED", "a named filter", 400, { error: "person_seniorities must be one of owner, founder" }],
  [
    "FAILURE SERVER_ERROR",
    "Apollo's crash",
    422,
    { error_code: "UNKNOWN_ERROR", error: "undefined method for nil" },
  ],
  ["FAILURE MISCONFIGURED", "nothing of the criteria", 400, { error: "Bad request" }],
  [
    "FAILURE MISCONFIGURED",
    "INVALID_REQUEST",
    400,
    { error_code: "INVALID_REQUEST", error: "Invalid request" },
  ],
  ["RECORD REJECTED", "a range", 422, { error: "Too many values for q_organization_domains_list" }],
  ["RECORD REJECTED", "a value", 422, { error: "Value too long" }],
  ["RECORD REJECTED", "a value of one kind", 422, { error: "Invalid domain" }],
  ["FAILURE MISCONFIGURED", "a domain that is no value", 422, { error: "Verify the domain of your company" }],
  ["FAILURE MISCONFIGURED", "filters of a plan", 422, { error: "Your plan does not include these filters" }],
  [
    "FAILURE MISCONFIGURED",
    "a parameter that is unknown",
    422,
    { error: "Unknown parameter: person_titles" },
  ],
  ["FAILURE MISCONFIGURED", "a plan", 422, { error: "You must be on a paid plan to use this endpoint" }],
  ["FAILURE MISCONFIGURED", "the key's parameter", 422, { error: "Missing required parameter: api_key" }],
  ["FAILURE MISCONFIGURED", "the page, which is ours", 422, { error: "per_page must be at most 50" }],
  ["FAILURE MISCONFIGURED", "no body", 422, ""],
  ["FAILURE ENDPOINT_WITHDRAWN", "moved", 422, { error: "Use mixed_people/api_search instead" }],
  ["FAILURE QUOTA_EXHAUSTED", "no credits", 422, { error: "insufficient credits" }],
]);

const FREE = [
  ...answersTo(credits, [
    ["SUCCESS", "numbers", 200, { credit_usage_stats: { lead_credit: { limit: 100, consumed: 2.5 } } }],
    [
      "SUCCESS",
      "only what is left",
      200,
      { credit_usage_stats: { lead_credit: { limit: null, left_over: 7 } } },
    ],
    ["SUCCESS", "texts", 200, { credit_usage_stats: { lead_credit: { limit: "100", consumed: "2" } } }],
    ["FAILURE INVALID_RESPONSE", "no limit", 200, { credit_usage_stats: { lead_credit: { consumed: 2 } } }],
  ]),
  ...answersTo(PROBE.APOLLO, [
    ["SUCCESS", "both flags", 200, { healthy: true, is_logged_in: true }],
    ["FAILURE UNAUTHORIZED", "not logged in", 200, { healthy: true, is_logged_in: false }],
    ["FAILURE INVALID_RESPONSE", "flags as text", 200, { healthy: "true", is_logged_in: "true" }],
  ]),
];

export const APOLLO_EXCHANGES: readonly Exchange[] = [
  ...REFUSALS,
  ...REVEALS,
  ...OF_ONE,
  ...SEARCHES,
  ...FREE,
];
