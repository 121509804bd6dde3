import { hashPick } from "../../data/hash.ts";
import type { VerifierResult } from "./verdict.ts";

type DemoOutcome = { readonly result: VerifierResult } | { readonly error: string };

/** Texts of the error kinds; only "Apikey not found" is known to be literal. */
export const ERROR_TEXTS = {
  noEmail: "No email specified",
  noApiKey: "No apikey specified",
  invalidApiKey: "Apikey not found",
  insufficientCredits: "Insufficient credits",
  ipBlocked: "IP address blocked",
  internal: "Internal error",
} as const;

const FIXED: Readonly<Record<string, DemoOutcome>> = {
  API_KEY_FOR_UNVERIFIED: { result: "unverified" },
  API_KEY_FOR_OK: { result: "ok" },
  API_KEY_FOR_CATCH_ALL: { result: "catch_all" },
  API_KEY_FOR_INVALID: { result: "invalid" },
  // The provider's spelling.
  API_KEY_FOR_UNKOWN: { result: "unknown" },
  API_KEY_FOR_DISPOSABLE: { result: "disposable" },
  API_KEY_FOR_ERROR_NO_EMAIL: { error: ERROR_TEXTS.noEmail },
  API_KEY_FOR_ERROR_NO_APIKEY: { error: ERROR_TEXTS.noApiKey },
  API_KEY_FOR_ERROR_INVALID_APIKEY: { error: ERROR_TEXTS.invalidApiKey },
  API_KEY_FOR_ERROR_INSUFFICIENT_CREDITS: { error: ERROR_TEXTS.insufficientCredits },
  API_KEY_FOR_ERROR_IP_ADDRESS_BLOCKED: { error: ERROR_TEXTS.ipBlocked },
  API_KEY_FOR_ERROR_INTERNAL_ERROR: { error: ERROR_TEXTS.internal },
};

const RANDOM_RESULTS = ["ok", "catch_all", "unknown", "disposable", "invalid"] as const;

export function isDemoKey(key: string | null): boolean {
  return key !== null && (key in FIXED || key === "API_KEY_FOR_TEST");
}

/** What a demo key answers; they cost no credits. Null for any other key. */
export function demoOutcome(key: string | null, seed: string, email: string): DemoOutcome | null {
  if (key === null) return null;
  if (key === "API_KEY_FOR_TEST") return { result: hashPick(RANDOM_RESULTS, seed, "demo", email) };
  return FIXED[key] ?? null;
}
