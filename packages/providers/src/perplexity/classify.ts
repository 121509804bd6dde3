import type { RuleId } from "@leadgen/core";
import { errorBodyOf, isEnvelope } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";
import { contentVerdict, contentVerdictOfCode } from "../model/content-verdict.ts";

type Rule = RuleId<"PERPLEXITY">;

const QUOTA = /exceeded your current quota/i;
const RATE = "request_rate_limit_exceeded";
/** "No credits left" was seen under 401. */
const REFUSING: readonly number[] = [400, 401, 403, 429];
const RETIRED = /^(?:chat_completions_not_available|agent_api_migration_required)$/;

const OF_REQUEST = { input: "perplexity.input-rejected", policy: "perplexity.policy" } as const;
const OF_RUN = { input: "perplexity.run-input-rejected", policy: "perplexity.policy" } as const;

const saysQuota = (codes: readonly string[], message: string): boolean =>
  codes.includes("insufficient_quota") || QUOTA.test(message);

/** The rule for a status outside 2xx. `generating`: the call carries a lead's text. */
export function perplexityStatusRule(answer: HttpAnswer, generating: boolean): Rule | undefined {
  const body = errorBodyOf(answer.text);
  const { message = "", type = "", code = "" } = body;
  if (REFUSING.includes(answer.status) && saysQuota([type, code], message))
    return "perplexity.quota-exhausted";
  switch (answer.status) {
    case 401:
    case 403:
    case 429:
      if (answer.status === 401 && type === "forbidden") return "perplexity.key-blocked";
      return RETIRED.test(type) || RETIRED.test(code) ? "perplexity.endpoint-retired" : undefined;
    case 400:
    case 422: {
      const verdict = generating ? contentVerdict(body) : undefined;
      return verdict && OF_REQUEST[verdict];
    }
    case 413:
      return generating && isEnvelope(answer.text) ? "perplexity.input-too-large" : undefined;
    case 424:
      return "perplexity.connector-failed";
    default:
      return undefined;
  }
}

/** The row of a run that did not complete, by the codes and words in its `error`. */
export function perplexityRunRule(
  status: string,
  { codes, words }: { readonly codes: readonly string[]; readonly words: string },
): Rule | undefined {
  if (codes.length === 0 && status === "completed") return undefined;
  if (codes.length === 0 && status === "incomplete") return "perplexity.incomplete";
  if (saysQuota(codes, words)) return "perplexity.quota-exhausted";
  if (codes.includes(RATE)) return "perplexity.run-rate-limited";
  const verdict = status === "failed" ? contentVerdictOfCode(...codes) : undefined;
  return verdict === undefined ? "perplexity.run-failed" : OF_RUN[verdict];
}
