import type { RuleId } from "@leadgen/core";

type Rule = RuleId<"MILLIONVERIFIER">;

/** Characters of an error text that are read. Documented errors are ten times shorter, and the patterns below are slow on very long texts. */
const MAX_WORDS = 500;

/** First match wins: "No API key given for this email" is about the key. The literal texts are undocumented. */
const BY_KEYWORD: readonly (readonly [RegExp, Rule])[] = [
  [/api[ -]?key/, "millionverifier.bad-key"],
  [/credit/, "millionverifier.credits-exhausted"],
  [/\bip(?:address)?\b.*(?:block|not allowed|banned|denied)|block.*\bip\b/, "millionverifier.ip-blocked"],
  [/rate limit|too many requests/, "millionverifier.too-many-requests"],
  [/internal/, "millionverifier.internal-error"],
  // The e-mail itself must be missing or wrong; "e-mail" may also occur in errors about a password, a service or an account.
  [
    /^(?:error:? )?(?:no|missing|empty|invalid|malformed|wrong|bad|incorrect) e-?mail(?: (?:address|format|syntax|parameter|was|is|given|specified|provided|supplied|sent))*(?:[.,:;!]|$| (?:for )?\S+@)/,
    "millionverifier.address-not-accepted",
  ],
  [
    /^(?:the )?e-?mail(?: address| format| syntax)?:? (?:is |was |must be )?(?:not |a )?(?:missing|empty|invalid|malformed|wrong|incorrect|valid|specified|given|provided|recognized|required)\b/,
    "millionverifier.address-not-accepted",
  ],
  [
    /^(?:(?:please )?(?:specify|provide|enter) (?:an?|the) (?:valid )?|syntax error in (?:the )?)e-?mail(?: address)?(?:[.,:;!]|$)/,
    "millionverifier.address-not-accepted",
  ],
];

/**
 * The row of an error that came with HTTP 200; undefined if the answer reports no error.
 * @param error the `error` field as text; "" for no error
 * @param failed true if `result` or `resultcode` says error, regardless of the text
 */
export function millionVerifierErrorRule(error: string, failed: boolean): Rule | undefined {
  const words = error.trim().slice(0, MAX_WORDS).toLowerCase().replaceAll("_", " ");
  if (words === "" && !failed) return undefined;
  return BY_KEYWORD.find(([pattern]) => pattern.test(words))?.[1] ?? "millionverifier.unknown-error";
}

/** "unverified" is only known from the name of a demo key. */
const INCONCLUSIVE: readonly string[] = ["unknown", "unverified"];

/** The row of a `result`; undefined for ok. An unknown word never counts as ok. */
export function millionVerifierResultRule(result: string): Rule | undefined {
  if (result === "ok") return undefined;
  if (result === "catch_all") return "millionverifier.catch-all";
  if (result === "invalid") return "millionverifier.invalid";
  if (result === "disposable") return "millionverifier.disposable";
  return INCONCLUSIVE.includes(result) ? "millionverifier.unknown" : "millionverifier.new-word";
}
