import type { FaultName } from "../../faults/catalogue.ts";
import { type Answer, html, json, text } from "../../http/answer.ts";
import { requests } from "../../http/rate-limits.ts";
import { retryAfterHeaders } from "../../http/retry-after.ts";
import {
  type ErrorForms,
  free,
  keyIsAccepted,
  type Outcome,
  type Provider,
  type ProviderRequest,
} from "../provider.ts";
import { demoOutcome, ERROR_TEXTS, isDemoKey } from "./demo-keys.ts";
import { judgeAddress, type VerifierResult, verdictJson } from "./verdict.ts";

const FORCED: Partial<Record<FaultName, VerifierResult>> = {
  unknown: "unknown",
  "catch-all": "catch_all",
  invalid: "invalid",
  disposable: "disposable",
  unverified: "unverified",
  "new-result-word": "risky",
};

/** Failures come with HTTP 200; the text is in `error`. */
function failure(request: ProviderRequest, error: string): Answer {
  const input = { seed: request.seed, email: request.query.get("email") ?? "", credits: 0, error };
  return json(200, verdictJson({ ...input, result: "error", livemode: !isDemoKey(request.key) }));
}

const errors: ErrorForms = {
  serverError: (request) =>
    json(500, { result: "error", error: ERROR_TEXTS.internal, email: request.query.get("email") }),
  unavailable: () => html(503, "503 Service Temporarily Unavailable", "nginx"),
  // It is not known whether a Retry-After comes; the real rate limit comes without.
  rateLimited: (request, exceeded) =>
    json(429, { error: "Too many requests" }, exceeded ? {} : retryAfterHeaders(request)),
  unauthorized: (request) => failure(request, ERROR_TEXTS.invalidApiKey),
  forbidden: () => html(403, "403 Forbidden", "nginx"),
  quotaExhausted: (request) => failure(request, ERROR_TEXTS.insufficientCredits),
  withdrawn: () => html(404, "404 Not Found", "nginx"),
  badRequest: (request) => failure(request, ERROR_TEXTS.noEmail),
  notFound: () => html(404, "404 Not Found", "nginx"),
  wrongShape: () => json(200, { success: true, data: [] }),
};

/** `GET /api/v3/?api=KEY&email=ADDRESS&timeout=20`: 1 credit a call. */
function verify(request: ProviderRequest): Outcome {
  const email = (request.query.get("email") ?? "").trim();
  if (request.key === null) return free(failure(request, ERROR_TEXTS.noApiKey));
  const demo = demoOutcome(request.key, request.seed, email);
  if (demo && "error" in demo) return free(failure(request, demo.error));
  if (!demo && !keyIsAccepted(request.key)) return free(errors.unauthorized(request));
  if (email === "") return free(failure(request, ERROR_TEXTS.noEmail));
  const before = creditsLeft(request);
  if (demo) return free(verdict(request, email, { result: demo.result, credits: before }));
  if (before < 1) return free(errors.quotaExhausted(request));
  const forced = request.fault ? FORCED[request.fault] : undefined;
  const result = forced ?? judgeAddress(request.seed, email);
  const answer = verdict(request, email, { result, credits: before - 1 });
  return { answer, effect: { kind: "millionverifier.verified", credits: 1, email, result } };
}

function verdict(
  { seed, key, fault }: ProviderRequest,
  email: string,
  { result, credits }: { result: VerifierResult; credits: number },
): Answer {
  const body = verdictJson({ seed, email, result, credits, error: "", livemode: !isDemoKey(key) });
  if (fault === "credits-as-string") return json(200, { ...body, credits: String(credits) });
  return json(200, fault === "error-null" ? { ...body, error: null } : body);
}

/** `GET /api/v3/credits?api=KEY`: free. */
function credits(request: ProviderRequest): Outcome {
  if (request.key === null) return free(failure(request, ERROR_TEXTS.noApiKey));
  if (!isDemoKey(request.key) && !keyIsAccepted(request.key)) return free(errors.unauthorized(request));
  const left = request.faultIsSet("quota-exhausted") ? 0 : creditsLeft(request);
  return free(json(200, { credits: left, bulk_credits: left, renewing_credits: 0, plan: 4 }));
}

function creditsLeft({ accounts, state }: ProviderRequest): number {
  return Math.max(0, accounts.millionverifierCredits - state.millionverifierCreditsUsed);
}

const LIMITS = [requests("second", 160)];

/** MillionVerifier's single API, `https://api.millionverifier.com`. */
export const millionverifier: Provider = {
  name: "millionverifier",
  rateLimits: { countedBy: "endpoint", of: () => LIMITS },
  readKey: ({ query }) => query.get("api")?.trim() || null,
  // A bad key is answered by the handlers, with HTTP 200.
  guard: () => null,
  headers: () => ({}),
  neededFields: { verify: ["result", "error"], credits: ["credits"] },
  errors,
  faultAnswers: {
    "error-internal": (request) => failure(request, ERROR_TEXTS.internal),
    "error-unheard-of": (request) => failure(request, "Verification backend out of range"),
    "error-no-email": (request) => failure(request, ERROR_TEXTS.noEmail),
    "error-text-200": () =>
      text(200, `Error: ${ERROR_TEXTS.insufficientCredits}`, { "content-type": "text/html; charset=utf-8" }),
    "ip-blocked": (request) => failure(request, ERROR_TEXTS.ipBlocked),
  },
  routes: [
    { operation: "verify", method: "GET", paths: ["/api/v3/", "/api/v3"], handle: verify },
    { operation: "credits", method: "GET", paths: ["/api/v3/credits", "/api/v3/credits/"], handle: credits },
  ],
};
