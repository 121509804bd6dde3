import type { FaultEntry } from "./catalogue-types.ts";

const GENERATE = ["responses"] as const;

const down = { stage: "instead", workDone: false, means: "provider-failure" } as const;
const record = { stage: "handler", workDone: true, means: "bad-record" } as const;

/** Faults of researching and writing. */
export const WRITING_FAULTS = {
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
    operations: ["models/list", "models"],
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
} as const satisfies Record<string, FaultEntry>;
