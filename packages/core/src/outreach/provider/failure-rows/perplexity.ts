import type { FailureRow } from "./failure-row.ts";

/** Perplexity's own signals (Agent API, `POST /v1/responses`). */
export const PERPLEXITY_ROWS = [
  {
    id: "perplexity.quota-exhausted",
    provider: "PERPLEXITY",
    signal:
      "HTTP 401, 403 or 429 with `type` `insufficient_quota`, or the words `exceeded your current quota`",
    verdict: { failure: "QUOTA_EXHAUSTED" },
    note: "A 401 is not always a bad key.",
  },
  {
    id: "perplexity.key-blocked",
    provider: "PERPLEXITY",
    signal: "HTTP 401 with `type` `forbidden`",
    verdict: { failure: "FORBIDDEN" },
  },
  {
    id: "perplexity.endpoint-retired",
    provider: "PERPLEXITY",
    signal: "HTTP 403 with `type` `chat_completions_not_available` or code `agent_api_migration_required`",
    verdict: { failure: "ENDPOINT_WITHDRAWN" },
    note: "The Sonar endpoint answers like this since September 2026.",
  },
  {
    id: "perplexity.input-rejected",
    provider: "PERPLEXITY",
    operation: "responses",
    signal: "HTTP 400 or 422 that names `input`, or says that the text is too long",
    verdict: { record: "REJECTED" },
    note: "`input` is the one part of our request that differs from lead to lead.",
  },
  {
    id: "perplexity.input-too-large",
    provider: "PERPLEXITY",
    operation: "responses",
    signal: "HTTP 413",
    verdict: { record: "REJECTED" },
    note: "The fixed part is small, so it is this lead's text.",
  },
  {
    id: "perplexity.connector-failed",
    provider: "PERPLEXITY",
    signal: "HTTP 424",
    verdict: { failure: "SERVER_ERROR" },
  },
  {
    id: "perplexity.run-failed",
    provider: "PERPLEXITY",
    operation: "responses",
    signal: "HTTP 200 with an `error`, or a `status` other than `completed` and `incomplete`",
    verdict: { failure: "RUN_FAILED" },
  },
  {
    id: "perplexity.incomplete",
    provider: "PERPLEXITY",
    operation: "responses",
    signal: "HTTP 200 with `status` `incomplete`",
    verdict: { record: "REJECTED" },
  },
  {
    id: "perplexity.refused",
    provider: "PERPLEXITY",
    operation: "responses",
    signal: "HTTP 200 whose message holds a refusal",
    verdict: { record: "REFUSED" },
  },
  {
    id: "perplexity.unusable-text",
    provider: "PERPLEXITY",
    operation: "responses",
    signal:
      "HTTP 200, completed, but the model's text is missing or not the list of facts that was asked for",
    verdict: { record: "REJECTED" },
  },
  {
    id: "perplexity.nothing-found",
    provider: "PERPLEXITY",
    operation: "responses",
    signal: "HTTP 200, completed, with no fact that a source supports",
    verdict: { success: true },
    note: "The e-mail is then written from the lead's own data.",
  },
] as const satisfies readonly FailureRow[];
