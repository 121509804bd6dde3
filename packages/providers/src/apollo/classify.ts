import type { RuleId } from "@leadgen/core";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

export const APOLLO_OPERATIONS = {
  search: "mixed_people/api_search",
  reveal: "people/bulk_match",
  health: "auth/health",
  credits: "usage_stats/credit_usage_stats",
} as const;

type Rule = RuleId<"APOLLO">;

const CREDITS = /insufficient credits|CREDITS_EXHAUSTED|out of credits|credit limit/i;
const WITHDRAWN = /deprecat|no longer (?:available|supported)|withdrawn|retired|use .{0,80}api_search/i;

/** True if Apollo's words say that the credits are used up. */
export function saysCreditsExhausted(words: string): boolean {
  return CREDITS.test(words);
}

/**
 * Apollo's reading of a status outside 2xx. One status, 422, means "no credits", "endpoint withdrawn" or
 * "bad parameters"; only the body tells.
 */
export function apolloStatusRule(operation: string, answer: HttpAnswer): Rule | undefined {
  const { status, text } = answer;
  if (status === 422 && saysCreditsExhausted(text)) return "apollo.credits-exhausted";
  if ((status === 422 || status === 403) && WITHDRAWN.test(text)) return "apollo.endpoint-withdrawn";
  if (status === 403 && errorBodyOf(text).code === "API_INACCESSIBLE") return "apollo.plan-or-key-scope";
  if (status !== 400 && status !== 422) return undefined;
  if (operation === APOLLO_OPERATIONS.search) return "apollo.search-rejected";
  return operation === APOLLO_OPERATIONS.reveal ? "apollo.reveal-rejected" : undefined;
}
