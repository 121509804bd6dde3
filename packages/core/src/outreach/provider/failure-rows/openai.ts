import type { FailureRow } from "./failure-row.ts";

/** OpenAI's own signals (Responses API). */
export const OPENAI_ROWS = [
  {
    id: "openai.quota-exhausted",
    provider: "OPENAI",
    signal:
      "HTTP 429 with `type` `insufficient_quota`, or `code` `credit_balance_exhausted`, `organization_spend_limit_exceeded`, `project_spend_limit_exceeded`, `organization_usage_limit_exceeded`, `insufficient_quota` or `billing_hard_limit_reached`",
    verdict: { failure: "QUOTA_EXHAUSTED" },
    note: "Every other 429 is a rate limit.",
  },
  {
    id: "openai.key-scope-missing",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 401 or 403 whose message says `insufficient permissions` or `Missing scopes`",
    verdict: { failure: "FORBIDDEN" },
  },
  {
    id: "openai.probe-scope-missing",
    provider: "OPENAI",
    operation: "models",
    signal: "HTTP 401 or 403 whose message misses the scope `api.model.read`",
    verdict: { success: true },
    note: "The key is valid; it may write, and may not list models.",
  },
  {
    id: "openai.region-blocked",
    provider: "OPENAI",
    signal: "HTTP 403 with `code` `unsupported_country_region_territory`",
    verdict: { failure: "FORBIDDEN" },
  },
  {
    id: "openai.model-not-found",
    provider: "OPENAI",
    signal: "HTTP 404 with `code` `model_not_found`, or whose message names the model",
    verdict: { failure: "NOT_FOUND" },
  },
  {
    id: "openai.input-rejected",
    provider: "OPENAI",
    operation: "responses",
    signal:
      "HTTP 400 with `code` `context_length_exceeded`, `string_above_max_length` or `invalid_prompt`, or `param` `input`",
    verdict: { record: "REJECTED" },
    note: "`input` is the one part of our request that differs from lead to lead.",
  },
  {
    id: "openai.input-too-large",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 413",
    verdict: { record: "REJECTED" },
    note: "The fixed part is small, so it is this lead's text.",
  },
  {
    id: "openai.policy",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 400, or a failed run, whose `code` names a policy or the content filter",
    verdict: { record: "REFUSED" },
  },
  {
    id: "openai.run-rate-limited",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200 with `status` `failed` and `error.code` `rate_limit_exceeded`",
    verdict: { failure: "RATE_LIMITED" },
  },
  {
    id: "openai.run-input-rejected",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200 with `status` `failed` and `error.code` `invalid_prompt`",
    verdict: { record: "REJECTED" },
  },
  {
    id: "openai.run-failed",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200 with any other `error`, or a `status` other than `completed` and `incomplete`",
    verdict: { failure: "RUN_FAILED" },
  },
  {
    id: "openai.incomplete",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200 with `status` `incomplete`",
    verdict: { record: "REJECTED" },
  },
  {
    id: "openai.content-filter",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200 with `status` `incomplete` because of `content_filter`",
    verdict: { record: "REFUSED" },
  },
  {
    id: "openai.refused",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200 whose message holds a refusal",
    verdict: { record: "REFUSED" },
  },
  {
    id: "openai.unusable-text",
    provider: "OPENAI",
    operation: "responses",
    signal: "HTTP 200, completed, but the text is missing or not the subject and body that were asked for",
    verdict: { record: "REJECTED" },
  },
  {
    id: "openai.unfit-email",
    provider: "OPENAI",
    operation: "responses",
    signal:
      "HTTP 200 with a subject or body that is empty, too long, too short or holds a leftover placeholder",
    verdict: { record: "REJECTED" },
    note: "Our own check: nobody should receive `Hi [Name]`.",
  },
] as const satisfies readonly FailureRow[];
