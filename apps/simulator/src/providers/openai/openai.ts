import { hashHex } from "../../data/hash.ts";
import type { Answer } from "../../http/answer.ts";
import { demandOf } from "../../http/rate-limits.ts";
import type { Limit } from "../../http/token-buckets.ts";
import { bearerKey, keyIsAccepted, type Provider, type ProviderRequest, type Route } from "../provider.ts";
import { completeChat } from "./chat.ts";
import { duration } from "./duration.ts";
import { billingError, invalidRequest, modelNotFound, openaiErrors } from "./errors.ts";
import { getModel, listModels } from "./models.ts";
import { openaiError } from "./openai-error.ts";
import { tokensLimited } from "./rate-limited.ts";
import { openaiRateLimits } from "./rate-limits.ts";
import { respond } from "./respond.ts";

/** `x-request-id` on everything, rate-limit figures (resets as durations) on generations. */
function headers(request: ProviderRequest, answer: Answer): Record<string, string> {
  const nth = request.state.repetitions.get(hashHex("openai", request.rawBody)) ?? 0;
  const id = hashHex(request.seed, "x-request-id", request.path, request.rawBody, nth).slice(0, 32);
  const common = {
    "x-request-id": `req_${id}`,
    "openai-version": "2020-10-01",
    "openai-processing-ms": "412",
  };
  if (answer.status === 401) return common;
  const demand = demandOf(openai, request);
  // A fault's 429 reports that nothing is left, whatever the buckets hold.
  const pretended = answer.status === 429 && request.fault !== null;
  const limits = demand.limits.map((limit) => {
    const left = pretended && limit.unit === "requests" ? 0 : request.buckets.left(demand, limit);
    return limitHeaders(limit, left, request.buckets.fullAfterMs(demand, limit));
  });
  return Object.assign(common, ...limits);
}

function limitHeaders({ unit, limit }: Limit, left: number, fullAfterMs: number): Record<string, string> {
  return {
    [`x-ratelimit-limit-${unit}`]: String(limit),
    [`x-ratelimit-remaining-${unit}`]: String(left),
    [`x-ratelimit-reset-${unit}`]: duration(fullAfterMs),
  };
}

const routes: readonly Route[] = [
  { operation: "responses", method: "POST", paths: ["/v1/responses"], handle: respond },
  { operation: "chat/completions", method: "POST", paths: ["/v1/chat/completions"], handle: completeChat },
  { operation: "models/list", method: "GET", paths: ["/v1/models"], handle: listModels },
  { operation: "models", method: "GET", paths: ["/v1/models/:model"], handle: getModel },
];

/** OpenAI, `https://api.openai.com`. */
export const openai: Provider = {
  name: "openai",
  rateLimits: openaiRateLimits,
  readKey: bearerKey,
  guard: (request) => (keyIsAccepted(request.key) ? null : openaiErrors.unauthorized(request)),
  headers,
  neededFields: {
    responses: [
      "status",
      "error",
      "incomplete_details",
      "output.*.type",
      "output.*.content.*.type",
      "output.*.content.*.text",
      "output.*.content.*.refusal",
    ],
    "models/list": ["data.*.id"],
    models: ["id"],
  },
  errors: openaiErrors,
  faultAnswers: {
    "slow-down": () =>
      openaiError(429, {
        message: "You are sending requests too quickly. Please slow down.",
        type: "rate_limit_error",
        code: "slow_down",
      }),
    "insufficient-quota": () => billingError("insufficient_quota"),
    "organization-spend-limit": () => billingError("organization_spend_limit_exceeded"),
    "project-spend-limit": () => billingError("project_spend_limit_exceeded"),
    "organization-usage-limit": () => billingError("organization_usage_limit_exceeded"),
    "model-not-found": () => modelNotFound("gpt-5.4-mini"),
    "missing-scopes": () =>
      openaiError(403, {
        message: "You have insufficient permissions for this operation. Missing scopes: api.model.read.",
        type: "invalid_request_error",
        code: null,
      }),
    "unknown-parameter": () =>
      invalidRequest("unknown_parameter", "Unknown parameter: 'text.verbosity'.", "text.verbosity"),
    "service-tier-refused": () =>
      invalidRequest(
        null,
        "Invalid service_tier argument: The requested service tier is not allowed for this project.",
        "service_tier",
      ),
    "model-refused": () =>
      invalidRequest("invalid_model", "The requested model cannot be used with the Responses API.", "model"),
    "tokens-limited": (request) => tokensLimited(request),
    "invalid-schema": () =>
      invalidRequest("invalid_json_schema", "Invalid schema for response_format.", "text.format.schema"),
    "context-length": () =>
      invalidRequest(
        "context_length_exceeded",
        "Your input exceeds the context window of this model.",
        "input",
      ),
    "invalid-prompt": () =>
      invalidRequest(
        "invalid_prompt",
        "Your prompt was flagged as potentially violating our usage policy.",
        "input",
      ),
  },
  routes,
};
