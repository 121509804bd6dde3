import type { FaultEntry } from "./catalogue-types.ts";

const MATCH = ["people-match", "people-bulk-match"] as const;
const VERIFY = ["verify"] as const;
const GENERATE = ["responses"] as const;
const ADD = ["leads-add", "lead-create"] as const;

const apollo = { providers: ["apollo"] } as const;
const millionverifier = { providers: ["millionverifier"], operations: VERIFY } as const;
const instantly = { providers: ["instantly"] } as const;
const down = { stage: "instead", workDone: false, means: "provider-failure" } as const;
const record = { stage: "handler", workDone: true, means: "bad-record" } as const;

/** Faults of one or two providers, in the order of the pipeline. */
export const PROVIDER_FAULTS = {
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
    operations: ["people-bulk-match"],
    does: '200 with status "failed" and no matches',
  },
  "credits-exhausted-text": {
    ...apollo,
    ...down,
    operations: MATCH,
    does: "credits used up as 422 with bare text",
  },
  "unfiltered-search": {
    ...apollo,
    operations: ["people-search"],
    stage: "handler",
    workDone: true,
    means: "provider-failure",
    does: "ignores every filter and reports 232764882 entries",
  },
  "not-logged-in": {
    ...apollo,
    operations: ["auth-health"],
    stage: "handler",
    workDone: false,
    means: "provider-failure",
    does: "auth/health answers 200 with is_logged_in false",
  },
  "empty-search": {
    providers: ["apollo", "perplexity"],
    operations: ["people-search", "responses"],
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
    operations: ["people-match", "people-bulk-match", "responses", "leads-add", "lead-create"],
    ...down,
    does: "402",
  },
  "error-internal": { ...millionverifier, ...down, does: '200 with error "Internal error"' },
  "error-unheard-of": {
    ...millionverifier,
    ...down,
    does: "200 with an error text that nobody has documented",
  },
  "error-no-email": {
    ...millionverifier,
    ...down,
    means: "bad-record",
    does: '200 with error "No email specified"',
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
  "run-failed": {
    providers: ["perplexity", "openai"],
    operations: GENERATE,
    stage: "handler",
    workDone: true,
    means: "provider-failure",
    does: '200 with status "failed" and a server error',
  },
  "run-cancelled": {
    providers: ["perplexity", "openai"],
    operations: GENERATE,
    stage: "handler",
    workDone: true,
    means: "provider-failure",
    does: '200 with status "cancelled"',
  },
  "run-rate-limited": {
    providers: ["openai"],
    operations: GENERATE,
    stage: "handler",
    workDone: true,
    means: "provider-failure",
    does: '200 with status "failed" and code rate_limit_exceeded',
  },
  incomplete: {
    providers: ["perplexity", "openai"],
    operations: GENERATE,
    ...record,
    does: '200 with status "incomplete" (max_output_tokens) and half of the text',
  },
  "off-schema-text": {
    providers: ["perplexity", "openai"],
    operations: GENERATE,
    ...record,
    does: "a completed run whose text is not the JSON that was asked for",
  },
  "structured-output-failed": {
    providers: ["perplexity"],
    operations: GENERATE,
    ...down,
    does: "502 upstream_structured_output_failed",
  },
  "invalid-model": { providers: ["perplexity"], operations: GENERATE, ...down, does: "400 invalid_model" },
  "model-not-found": { providers: ["openai"], ...down, does: "404 model_not_found" },
  "slow-down": { providers: ["openai"], ...down, does: "429 rate_limit_error / slow_down" },
  "insufficient-quota": {
    providers: ["openai", "perplexity"],
    operations: GENERATE,
    ...down,
    does: "the older quota answer: OpenAI 429 with code insufficient_quota, Perplexity 401",
  },
  "organization-spend-limit": {
    providers: ["openai"],
    operations: GENERATE,
    ...down,
    does: "429 organization_spend_limit_exceeded",
  },
  "project-spend-limit": {
    providers: ["openai"],
    operations: GENERATE,
    ...down,
    does: "429 project_spend_limit_exceeded",
  },
  "organization-usage-limit": {
    providers: ["openai"],
    operations: GENERATE,
    ...down,
    does: "429 organization_usage_limit_exceeded",
  },
  "missing-scopes": {
    providers: ["openai"],
    operations: ["models-list", "model-get"],
    ...down,
    means: "nothing",
    does: "403 Missing scopes: api.model.read (a restricted key; generating still works)",
  },
  "invalid-schema": { providers: ["openai"], operations: GENERATE, ...down, does: "400 invalid_json_schema" },
  "context-length": {
    providers: ["openai"],
    operations: GENERATE,
    ...down,
    means: "bad-record",
    does: "400 context_length_exceeded",
  },
  "invalid-prompt": {
    providers: ["openai"],
    operations: GENERATE,
    ...down,
    means: "bad-record",
    does: "400 invalid_prompt",
  },
  refusal: {
    providers: ["openai"],
    operations: GENERATE,
    ...record,
    does: "a completed run whose only part is a refusal",
  },
  "content-filter": {
    providers: ["openai"],
    operations: GENERATE,
    ...record,
    does: '200 with status "incomplete" (content_filter)',
  },
  "plan-used-up": {
    ...instantly,
    operations: ["leads-add"],
    stage: "handler",
    workDone: false,
    means: "provider-failure",
    does: "200, nothing uploaded, remaining_in_plan 0",
  },
  "edge-403-html": { ...instantly, ...down, does: "403 with the edge's HTML page" },
  "campaign-404": {
    ...instantly,
    operations: [
      "leads-add",
      "lead-create",
      "campaign-get",
      "campaign-activate",
      "campaign-pause",
      "campaign-sending-status",
    ],
    ...down,
    does: "404: the campaign is gone",
  },
  blocklist: {
    ...instantly,
    operations: ["leads-add"],
    ...record,
    workDone: false,
    does: "every lead counts as in_blocklist",
  },
  "invalid-email": {
    ...instantly,
    operations: ADD,
    ...record,
    workDone: false,
    does: "leads-add counts every lead as invalid_email; lead-create answers 400",
  },
  "incomplete-lead": {
    ...instantly,
    operations: ["leads-add"],
    ...record,
    workDone: false,
    does: "every lead counts as incomplete",
  },
} as const satisfies Record<string, FaultEntry>;
