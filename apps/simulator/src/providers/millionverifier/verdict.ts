import { hashInt, hashUnit } from "../../data/hash.ts";

/**
 * The documented codes. Only a demo key hints at `unverified`, and its number is the simulator's guess; `risky`
 * stands for a word that the provider may add later.
 */
export const RESULT_CODES = {
  ok: 1,
  catch_all: 2,
  unknown: 3,
  error: 4,
  disposable: 5,
  invalid: 6,
  unverified: 7,
  risky: 9,
} as const;

export type VerifierResult = keyof typeof RESULT_CODES;

const QUALITY: Readonly<Record<VerifierResult, string>> = {
  ok: "good",
  catch_all: "risky",
  unknown: "unknown",
  error: "",
  disposable: "bad",
  invalid: "bad",
  unverified: "",
  risky: "risky",
};

const SUBRESULT: Readonly<Record<VerifierResult, string>> = {
  ok: "ok",
  catch_all: "catch_all",
  unknown: "unknown",
  error: "",
  disposable: "disposable",
  invalid: "mailbox_not_found",
  unverified: "unverified",
  risky: "risky",
};

const FREE_DOMAINS = new Set(["gmail.com", "outlook.com", "yahoo.com", "hotmail.com"]);
const ROLES = new Set(["info", "sales", "contact", "office", "support", "admin", "hello"]);
const TYPOS: Readonly<Record<string, string>> = { "gmial.com": "gmail.com", "outlok.com": "outlook.com" };

/** The verifier's result for an address: about 80 of 100 are ok. Decided by the address and the seed. */
export function judgeAddress(seed: string, email: string): VerifierResult {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return "invalid";
  const throwOfDice = hashUnit(seed, "verify", email.toLowerCase());
  if (throwOfDice < 0.8) return "ok";
  if (throwOfDice < 0.87) return "catch_all";
  if (throwOfDice < 0.9) return "unknown";
  return throwOfDice < 0.97 ? "invalid" : "disposable";
}

export interface VerdictInput {
  readonly seed: string;
  readonly email: string;
  readonly result: VerifierResult;
  /** Credits left after this call. */
  readonly credits: number;
  readonly error: string;
  readonly livemode: boolean;
}

/** The answer's fields, in the provider's order. */
export function verdictJson({ seed, email, result, credits, error, livemode }: VerdictInput) {
  const [mailbox = "", domain = ""] = email.toLowerCase().split("@");
  const failed = result === "error";
  return {
    email,
    quality: QUALITY[result],
    result,
    resultcode: RESULT_CODES[result],
    subresult: SUBRESULT[result],
    free: !failed && FREE_DOMAINS.has(domain),
    role: !failed && ROLES.has(mailbox),
    didyoumean: TYPOS[domain] ? `${mailbox}@${TYPOS[domain]}` : "",
    credits,
    executiontime: failed ? 0 : 1 + hashInt(3, seed, "execution", email),
    error,
    livemode,
  };
}
