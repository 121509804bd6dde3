import type { Operation, RuleId } from "@leadgen/core";
import { isAboutAccount } from "../http/account-words.ts";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

export const APOLLO_OPERATIONS = {
  search: "mixed_people/api_search",
  reveal: "people/bulk_match",
  health: "auth/health",
  credits: "usage_stats/credit_usage_stats",
} as const satisfies Record<string, Operation<"APOLLO">>;

type Rule = RuleId<"APOLLO">;

const CREDITS =
  /\b(?:insufficient|enough|no|any|exhausted|out of) (?:\w+ ){0,3}credits?\b|\bcredits? (?:\w+ ){0,3}(?:limit|exhausted|exceeded|left|remaining|used up|too low)\b|\bexhausted .{0,20}\bcredits?\b/i;
const WITHDRAWN =
  /deprecat|\bsunset\b|no longer (?:available|supported)|withdrawn|retired|use .{0,80}api_search/i;

/** True if Apollo's words or codes say that the credits are used up. */
export function saysCreditsExhausted(words: string): boolean {
  return CREDITS.test(words.replaceAll("_", " "));
}

/**
 * A refused search is about this campaign's criteria only if it names one of them or a value that is too long, or speaks
 * of parameters. "Invalid request" or "must be on a paid plan" could come for every campaign.
 */
const CRITERIA =
  /\b(?:parameters?|params?|filters?|ranges?|(?:person|organization|contact|q)_\w+|include_similar_titles)|\bvalues? (?:is |are )?too (?:long|large|many)\b|\binvalid (?:\w+ )?(?:titles?|seniorit(?:y|ies)|locations?|domains?|keywords?)\b/i;
/** Names the key or a parameter that is equal for every campaign, or says that a parameter is unknown or missing. */
const NOT_CRITERIA =
  /\b(?:unknown|unpermitted|unrecognized|unsupported|missing|required) (?:required )?(?:param|filter)|\b(?:per_)?page\b|\b(?:api|access)[ _-]?(?:key|token)\b/i;

function isAboutCriteria(text: string): boolean {
  const { message = "", code = "" } = errorBodyOf(text);
  const ours = NOT_CRITERIA.test(message) || isAboutAccount(message);
  return CRITERIA.test(`${message} ${code.replaceAll("_", " ")}`) && !ours;
}

/**
 * The rule for a status outside 2xx. A 422 can mean "no credits", "endpoint withdrawn", a crash of Apollo's or "bad
 * parameters"; only the body tells which. A 400 or 422 of a reveal is never about a person: the request holds only ids.
 */
export function apolloStatusRule(
  operation: Operation<"APOLLO">,
  { status, text }: HttpAnswer,
): Rule | undefined {
  if (status !== 400 && status !== 403 && status !== 422) return undefined;
  if (saysCreditsExhausted(text)) return "apollo.credits-exhausted";
  if (WITHDRAWN.test(text)) return "apollo.endpoint-withdrawn";
  const { code } = errorBodyOf(text);
  if (status === 403) return code === "API_INACCESSIBLE" ? "apollo.plan-or-key-scope" : undefined;
  if (code === "UNKNOWN_ERROR") return "apollo.crashed";
  const searching = operation === APOLLO_OPERATIONS.search;
  return searching && isAboutCriteria(text) ? "apollo.search-rejected" : undefined;
}
