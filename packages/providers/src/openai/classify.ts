import type { RuleId } from "@leadgen/core";
import { type ErrorBody, errorBodyOf, isEnvelope } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";
import { contentVerdict, contentVerdictOfCode } from "../model/content-verdict.ts";

type Rule = RuleId<"OPENAI">;

const QUOTA_CODES: readonly string[] = [
  "insufficient_quota",
  "credit_balance_exhausted",
  "organization_spend_limit_exceeded",
  "project_spend_limit_exceeded",
  "organization_usage_limit_exceeded",
  "billing_hard_limit_reached",
  "billing_not_active",
];
/** Under each of these, a quota code means that the quota is used up. */
const REFUSING: readonly number[] = [400, 401, 403, 429];
const QUOTA_WORDS = /exceeded your current quota/i;
const SCOPES = /missing scopes|insufficient permissions/i;
const LIST_SCOPE = /api\.model\.read/;

const OF_REQUEST = { input: "openai.input-rejected", policy: "openai.policy" } as const;
const OF_RUN = { input: "openai.run-input-rejected", policy: "openai.policy" } as const;

const saysQuota = ({ code = "", type, message = "" }: Partial<ErrorBody>): boolean =>
  QUOTA_CODES.includes(code) || type === "insufficient_quota" || QUOTA_WORDS.test(message);

function permissionRule(code: string, message: string, generating: boolean): Rule | undefined {
  if (code === "unsupported_country_region_territory") return "openai.region-blocked";
  if (!SCOPES.test(message)) return undefined;
  if (generating) return "openai.key-scope-missing";
  return LIST_SCOPE.test(message) ? "openai.probe-scope-missing" : undefined;
}

/** The rule for a status outside 2xx. `generating`: the call carries a lead's text. */
export function openAiStatusRule({ status, text }: HttpAnswer, generating: boolean): Rule | undefined {
  const body = errorBodyOf(text);
  const { message = "", code = "" } = body;
  if (REFUSING.includes(status) && QUOTA_CODES.includes(code)) return "openai.quota-exhausted";
  if (status === 401 || status === 403) return permissionRule(code, message, generating);
  if (status === 404) {
    const aboutModel = code === "model_not_found" || /\bmodel\b/i.test(message);
    return aboutModel ? "openai.model-not-found" : undefined;
  }
  if (status === 429) return saysQuota(body) ? "openai.quota-exhausted" : undefined;
  if (!generating) return undefined;
  if (status === 413) return isEnvelope(text) ? "openai.input-too-large" : undefined;
  if (status !== 400 && status !== 422) return undefined;
  // An error in another form comes from a proxy, which can't judge the text.
  const verdict = isEnvelope(text) ? contentVerdict(body) : undefined;
  return verdict && OF_REQUEST[verdict];
}

/** What an `error` under HTTP 200 says about the account, whether it stands in a run or in place of one. */
export function openAiAccountRule(error: Partial<ErrorBody>): Rule | undefined {
  if (error.code === "rate_limit_exceeded") return "openai.run-rate-limited";
  return saysQuota(error) ? "openai.quota-exhausted" : undefined;
}

/** The row of a run that did not complete; undefined for one that did. */
export function openAiRunRule(run: { status: string; code?: string; reason?: string }): Rule | undefined {
  const { status, code = "", reason = "" } = run;
  if (code === "" && status === "completed") return undefined;
  if (code === "" && status === "incomplete") {
    return reason === "content_filter" ? "openai.content-filter" : "openai.incomplete";
  }
  const verdict = status === "failed" ? contentVerdictOfCode(code) : undefined;
  return verdict === undefined ? "openai.run-failed" : OF_RUN[verdict];
}
