import type { FaultEntry } from "./catalogue-types.ts";

const MATCH = ["people/match", "people/bulk_match"] as const;
const VERIFY = ["verify"] as const;

const apollo = { providers: ["apollo"] } as const;
const REVEAL = ["people/bulk_match"] as const;
const millionverifier = { providers: ["millionverifier"], operations: VERIFY } as const;
const down = { stage: "instead", workDone: false, means: "provider-failure" } as const;
const harmless = { stage: "handler", workDone: true, means: "nothing" } as const;
const record = { stage: "handler", workDone: true, means: "bad-record" } as const;

/** Faults of finding and verifying people, and those that several providers share without being common. */
export const SOURCING_FAULTS = {
  "no-match": {
    ...apollo,
    ...record,
    operations: MATCH,
    does: "nobody is found (person null, matches null), no credit",
  },
  "placeholder-email": {
    ...apollo,
    ...record,
    operations: MATCH,
    does: "the address is email_not_unlocked@domain.com, no credit",
  },
  "no-email": {
    ...apollo,
    ...record,
    operations: MATCH,
    does: "people are found without an address, no credit",
  },
  "bulk-status-failed": {
    ...apollo,
    ...down,
    operations: ["people/bulk_match"],
    does: '200 with status "failed" and no matches',
  },
  "credits-exhausted-text": {
    ...apollo,
    ...down,
    operations: MATCH,
    does: "credits used up as 422 with bare text",
  },
  "unknown-error-422": {
    ...apollo,
    ...down,
    operations: REVEAL,
    does: "422 UNKNOWN_ERROR: Apollo's own crash, documented for bulk_match",
  },
  "invalid-request-400": {
    ...apollo,
    ...down,
    operations: REVEAL,
    does: "400 INVALID_REQUEST",
  },
  "record-limit-exceeded": {
    ...apollo,
    ...down,
    operations: REVEAL,
    does: "400 RECORD_LIMIT_EXCEEDED",
  },
  "credits-consumed-absent": {
    ...apollo,
    ...harmless,
    operations: REVEAL,
    does: "credits_consumed is left out, as documented for waterfalls",
  },
  "credits-consumed-fractional": {
    ...apollo,
    ...harmless,
    operations: REVEAL,
    does: "credits_consumed is half a credit more than a whole number",
  },
  "request-id-negative": {
    ...apollo,
    ...harmless,
    operations: MATCH,
    does: "request_id is negative (and beyond 2^53, as always)",
  },
  "unfiltered-search": {
    ...apollo,
    operations: ["mixed_people/api_search"],
    stage: "handler",
    workDone: true,
    means: "provider-failure",
    does: "ignores every filter and reports 232764882 entries",
  },
  "not-logged-in": {
    ...apollo,
    operations: ["auth/health"],
    stage: "handler",
    workDone: false,
    means: "provider-failure",
    does: "auth/health answers 200 with is_logged_in false",
  },
  "empty-search": {
    providers: ["apollo", "perplexity"],
    operations: ["mixed_people/api_search", "responses"],
    stage: "handler",
    workDone: true,
    means: "nothing",
    does: "the search finds nothing",
  },
  "bad-request-400": {
    providers: ["apollo", "perplexity", "openai", "instantly"],
    stage: "instead",
    workDone: false,
    means: "depends",
    does: "the request is rejected as invalid (Apollo: 422 Invalid parameters)",
  },
  "payment-required": {
    providers: ["apollo", "perplexity", "instantly"],
    operations: [
      "people/match",
      "people/bulk_match",
      "responses",
      "leads/add",
      "leads/create",
      "leads/delete",
      "campaigns/update",
      "campaigns/activate",
      "campaigns/pause",
    ],
    ...down,
    does: "402",
  },
  "error-internal": { ...millionverifier, ...down, does: '200 with error "Internal error"' },
  "error-unheard-of": {
    ...millionverifier,
    ...down,
    does: "200 with an undocumented error text",
  },
  "error-no-email": {
    ...millionverifier,
    ...down,
    means: "bad-record",
    does: '200 with error "No email specified"',
  },
  "error-text-200": {
    ...millionverifier,
    ...down,
    does: "200 text/html with only an error's text",
  },
  "credits-as-string": {
    ...millionverifier,
    ...harmless,
    does: "credits is a string of digits",
  },
  "error-null": { ...millionverifier, ...harmless, does: "error is null and not an empty string" },
  "new-result-word": {
    ...millionverifier,
    ...record,
    does: "an undocumented result and resultcode (risky, 9)",
  },
  "ip-blocked": { ...millionverifier, ...down, does: '200 with error "IP address blocked"' },
  unknown: { ...millionverifier, ...record, does: "result unknown (3)" },
  "catch-all": { ...millionverifier, ...record, does: "result catch_all (2)" },
  invalid: { ...millionverifier, ...record, does: "result invalid (6)" },
  disposable: { ...millionverifier, ...record, does: "result disposable (5)" },
  unverified: {
    ...millionverifier,
    ...record,
    does: "result unverified, the seventh code hinted at by a demo key",
  },
} as const satisfies Record<string, FaultEntry>;
