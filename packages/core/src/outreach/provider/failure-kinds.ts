/**
 * The kinds of provider failure. Every kind opens the breaker; the kind only tells the operator what helps.
 * `advice` is shown on the cause card.
 */
export const FAILURE_KIND_TABLE = {
  NETWORK: {
    meaning: "The connection could not be made or broke before a complete answer arrived.",
    advice: "Check this installation's network and the provider's status page, then probe.",
  },
  TIMEOUT: {
    meaning: "No complete answer (headers and body) arrived before the call's deadline.",
    advice: "Check the provider's status page; probe until it answers quickly again.",
  },
  SERVER_ERROR: {
    meaning: "The provider answered with a 5xx status or said that the fault is its own.",
    advice: "Wait until the provider's status page is green; probe, then close.",
  },
  RATE_LIMITED: {
    meaning: "The provider refused the call because too many were made.",
    advice: "Lower the provider's configured rate limit to what the plan allows, wait, then close.",
  },
  UNAUTHORIZED: {
    meaning: "The provider does not accept the API key.",
    advice: "Replace the API key, restart the workers, probe, then close.",
  },
  FORBIDDEN: {
    meaning: "The key is known but may not do this (scope, plan, region, or an edge block).",
    advice: "Give the key the missing scope or upgrade the plan, probe, then close.",
  },
  QUOTA_EXHAUSTED: {
    meaning: "Credits, quota or the spending limit are used up.",
    advice: "Top up or raise the limit at the provider, then close. A probe may not see the balance.",
  },
  ENDPOINT_WITHDRAWN: {
    meaning: "The endpoint no longer exists for this account.",
    advice: "Update leadgen: the provider moved or retired this endpoint.",
  },
  NOT_FOUND: {
    meaning: "Something that every call needs (a model, the sending campaign) is gone.",
    advice: "Restore it at the provider or change the configuration that names it, then close.",
  },
  MISCONFIGURED: {
    meaning: "The provider rejects the fixed part of our request, so every lead would be rejected.",
    advice: "Correct the setting that the message names (model, filters, schema), then close.",
  },
  INVALID_RESPONSE: {
    meaning: "A success status whose body is empty, not JSON, too large or of another shape than documented.",
    advice:
      "Usually an outage in disguise or an unannounced API change; probe, and update leadgen if it stays.",
  },
  RUN_FAILED: {
    meaning: "A success status that carries a failed run.",
    advice: "The provider failed inside; check its status page, then close.",
  },
} as const;

export type FailureKind = keyof typeof FAILURE_KIND_TABLE;

export const FAILURE_KINDS = Object.keys(FAILURE_KIND_TABLE) as readonly FailureKind[];
