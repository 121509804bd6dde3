import type { FailureRow } from "./failure-row.ts";

/** Perplexity's own signals (Agent API, `POST /v1/responses`). */
export const PERPLEXITY_ROWS = [
  {
    id: "perplexity.quota-exhausted",
    provider: "PERPLEXITY",
    signal:
      "HTTP 400, 401, 403 or 429 with `type` `insufficient_quota`, or the words `exceeded your current quota`; or HTTP 200 with either in `error`, in a run or in place of one",
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
    operations: ["responses"],
    signal:
      "HTTP 400 or 422 with `type` or `code` `context_length_exceeded` or `invalid_prompt`, with `param` `input` and no word about its form, or whose message says that the input is too long, and not for the account",
    verdict: { record: "REJECTED" },
    why: "It names `input`, the one part of our request that differs from lead to lead.",
    maybeOurs: true,
  },
  {
    id: "perplexity.input-too-large",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal: "HTTP 413 in Perplexity's own error form",
    verdict: { record: "REJECTED" },
    why: "The fixed part is small, so the reason is this lead's text. A 413 from a proxy in between is a failure.",
    maybeOurs: true,
  },
  {
    id: "perplexity.policy",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal:
      "HTTP 400 or 422, or a failed run, whose `type` or `code` is a policy about contents or the content filter",
    verdict: { record: "REFUSED" },
    why: "The code is the judgement on the text that was sent.",
    maybeOurs: true,
  },
  {
    id: "perplexity.run-rate-limited",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal: "HTTP 200 with the code `request_rate_limit_exceeded` in `error`, in a run or in place of one",
    verdict: { failure: "RATE_LIMITED" },
  },
  {
    id: "perplexity.run-input-rejected",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal: "HTTP 200 with `status` `failed` and the code `invalid_prompt` or `context_length_exceeded`",
    verdict: { record: "REJECTED" },
    why: "The code is the judgement on the text that was sent.",
    maybeOurs: true,
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
    operations: ["responses"],
    signal: "HTTP 200 with any other `error`, or a `status` other than `completed` and `incomplete`",
    verdict: { failure: "RUN_FAILED" },
  },
  {
    id: "perplexity.incomplete",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal: "HTTP 200 with `status` `incomplete`",
    verdict: { record: "REJECTED" },
    why: "The documented answer for one run that ended before its text did.",
    maybeOurs: true,
  },
  {
    id: "perplexity.refused",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal: "HTTP 200 whose answering message (the last) holds a refusal",
    verdict: { record: "REFUSED" },
    why: "The documented answer of a model that declines this one text.",
    maybeOurs: true,
  },
  {
    id: "perplexity.unusable-text",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal:
      "HTTP 200, completed, but the answering message is missing, or its text, without code fences and `<think>` blocks, is not the list of facts that was asked for",
    verdict: { success: true },
    note: "No facts were found: the e-mail is then written from the lead's own data.",
  },
  {
    id: "perplexity.nothing-found",
    provider: "PERPLEXITY",
    operations: ["responses"],
    signal: "HTTP 200, completed, with no fact that a source supports",
    verdict: { success: true },
    note: "The e-mail is then written from the lead's own data.",
  },
] as const satisfies readonly FailureRow<"PERPLEXITY">[];
