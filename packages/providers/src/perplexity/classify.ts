import type { RuleId } from "@leadgen/core";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

type Rule = RuleId<"PERPLEXITY">;

const QUOTA = /exceeded your current quota/i;
const RETIRED = /^(?:chat_completions_not_available|agent_api_migration_required)$/;
const TOO_LONG = /too long|too large|context (?:length|window)|maximum (?:length|.*tokens)/i;

/** Perplexity's reading of a status outside 2xx. `generating`: the call carries a lead's text. */
export function perplexityStatusRule(answer: HttpAnswer, generating: boolean): Rule | undefined {
  const { message = "", type = "", code = "", param = "" } = errorBodyOf(answer.text);
  switch (answer.status) {
    case 401:
    case 403:
    case 429:
      if (type === "insufficient_quota" || code === "insufficient_quota" || QUOTA.test(message)) {
        return "perplexity.quota-exhausted";
      }
      if (answer.status === 401 && type === "forbidden") return "perplexity.key-blocked";
      return RETIRED.test(type) || RETIRED.test(code) ? "perplexity.endpoint-retired" : undefined;
    case 400:
    case 422: {
      const aboutInput = /^input\b/.test(param) || TOO_LONG.test(message);
      return generating && aboutInput ? "perplexity.input-rejected" : undefined;
    }
    case 413:
      return generating ? "perplexity.input-too-large" : undefined;
    case 424:
      return "perplexity.connector-failed";
    default:
      return undefined;
  }
}
