import type { RuleId } from "@leadgen/core";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

type Rule = RuleId<"OPENAI">;

const QUOTA_CODES: readonly string[] = [
  "insufficient_quota",
  "credit_balance_exhausted",
  "organization_spend_limit_exceeded",
  "project_spend_limit_exceeded",
  "organization_usage_limit_exceeded",
  "billing_hard_limit_reached",
];
const INPUT_CODES: readonly string[] = [
  "context_length_exceeded",
  "string_above_max_length",
  "invalid_prompt",
];
const POLICY = /policy|content_filter/;
const SCOPES = /missing scopes|insufficient permissions/i;
const LIST_SCOPE = /api\.model\.read/;

function badRequestRule(code: string, param: string): Rule | undefined {
  if (POLICY.test(code)) return "openai.policy";
  return INPUT_CODES.includes(code) || /^input\b/.test(param) ? "openai.input-rejected" : undefined;
}

function permissionRule(code: string, message: string, generating: boolean): Rule | undefined {
  if (code === "unsupported_country_region_territory") return "openai.region-blocked";
  if (!SCOPES.test(message)) return undefined;
  if (generating) return "openai.key-scope-missing";
  return LIST_SCOPE.test(message) ? "openai.probe-scope-missing" : undefined;
}

/** OpenAI's reading of a status outside 2xx. `generating`: the call carries a lead's text. */
export function openAiStatusRule({ status, text }: HttpAnswer, generating: boolean): Rule | undefined {
  const { message = "", type = "", code = "", param = "" } = errorBodyOf(text);
  if (status === 401 || status === 403) return permissionRule(code, message, generating);
  if (status === 404) {
    const aboutModel = code === "model_not_found" || /\bmodel\b/i.test(message);
    return aboutModel ? "openai.model-not-found" : undefined;
  }
  if (status === 429) {
    const quota = type === "insufficient_quota" || QUOTA_CODES.includes(code);
    return quota ? "openai.quota-exhausted" : undefined;
  }
  if (!generating) return undefined;
  if (status === 413) return "openai.input-too-large";
  return status === 400 ? badRequestRule(code, param) : undefined;
}

/** The row of a run that did not complete; undefined for one that did. */
export function openAiRunRule(run: { status: string; code?: string; reason?: string }): Rule | undefined {
  const { status, code = "", reason = "" } = run;
  if (code === "" && status === "completed") return undefined;
  if (code === "" && status === "incomplete") {
    return reason === "content_filter" ? "openai.content-filter" : "openai.incomplete";
  }
  if (POLICY.test(code)) return "openai.policy";
  if (code === "rate_limit_exceeded") return "openai.run-rate-limited";
  return code === "invalid_prompt" ? "openai.run-input-rejected" : "openai.run-failed";
}
