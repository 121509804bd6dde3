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

/** The codes and words of an `error`; without codes there is none. */
export interface RunError {
  readonly codes: readonly string[];
  readonly words: string;
}

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

/** What an `error` under HTTP 200 says about the account, whether it stands in a run or in place of one. */
export function perplexityAccountRule({ codes, words }: RunError): Rule | undefined {
  if (saysQuota(codes, words)) return "perplexity.quota-exhausted";
  return codes.includes(RATE) ? "perplexity.run-rate-limited" : undefined;
}

/** The row of a run that did not complete, by the codes in its `error`. */
export function perplexityRunRule(status: string, { codes }: RunError): Rule | undefined {
  if (codes.length === 0 && status === "completed") return undefined;
  if (codes.length === 0 && status === "incomplete") return "perplexity.incomplete";
  const verdict = status === "failed" ? contentVerdictOfCode(...codes) : undefined;
  return verdict === undefined ? "perplexity.run-failed" : OF_RUN[verdict];
}
