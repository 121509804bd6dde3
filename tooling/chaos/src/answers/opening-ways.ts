import {
  COMMON_SIGNALS,
  type CommonSignal,
  commonRuleId,
  endpointOf,
  lookUpEndpointOf,
  PROVIDERS,
  type Provider,
  type RuleId,
} from "@leadgen/core";
import type { Act } from "../misbehaviour/act.ts";
import { headOf } from "../misbehaviour/malformed.ts";
import { answer, type Way } from "./way.ts";

/** The call of each provider where a failure costs most. */
const MAIN: Readonly<Record<Provider, string>> = {
  APOLLO: endpointOf("REVEAL"),
  MILLIONVERIFIER: endpointOf("VERIFY"),
  PERPLEXITY: endpointOf("RESEARCH"),
  OPENAI: endpointOf("WRITE"),
  INSTANTLY: endpointOf("HAND_OVER"),
};

const FIFTY_MB = 50 * 1024 * 1024;
const JSON_HEAD = headOf(200, { "content-type": "application/json" });

/** A text: why no answer makes the row true. */
type WayOrReason = Way | string;

function common(provider: Provider): Record<CommonSignal, WayOrReason> {
  const says = (act: Act): Way => ({ says: { [MAIN[provider]]: act } });
  return {
    unsendable: "our own settings, before anything is sent",
    "name-not-resolved": "there is no connection, so no answer",
    "connection-refused": "there is no connection, so no answer",
    "tls-failed": "there is no connection, so no answer",
    "connection-reset": { fault: "connection-reset" },
    "not-http": says({ kind: "say", bytes: Buffer.from("220 mail.example ESMTP\r\n") }),
    timeout: { fault: "hang-before-headers" },
    "server-error": { fault: "http-500" },
    "rate-limited": { fault: "rate-limited" },
    unauthorized: { fault: "unauthorized" },
    "payment-required": says(answer(402, {})),
    forbidden: says(answer(403, { message: "Forbidden" })),
    "endpoint-gone": says(answer(410, {})),
    redirected: { fault: "redirected-elsewhere" },
    "request-rejected": says(answer(418, {})),
    "empty-body": { fault: "empty-200" },
    "not-json": { fault: "html-200" },
    "wrong-shape": { fault: "wrong-shape-200" },
    "too-large": says({ kind: "flood", head: JSON_HEAD, bytes: FIFTY_MB }),
    undecodable: says(answer(200, {}, { "content-encoding": "compress" })),
  };
}

const says = (provider: Provider, status: number, body: unknown): Way => ({
  says: { [MAIN[provider]]: answer(status, body) },
});

const NOBODY_ADDED = { status: "success", leads_uploaded: 0, created_leads: [], remaining_in_plan: 9 };
const SCOPE = { message: "You have insufficient permissions. Missing scopes: api.responses.write" };

const ASKED_BY_A_PERSON = "only a person's own call asks this";

/** What each provider says in its own way, what has happened before first. */
const OWN: Readonly<Record<Provider, Partial<Record<RuleId, WayOrReason>>>> = {
  APOLLO: {
    "apollo.crashed": { fault: "unknown-error-422" },
    "apollo.request-rejected": { fault: "invalid-request-400" },
    "apollo.credits-exhausted": { fault: "quota-exhausted" },
    "apollo.endpoint-withdrawn": { fault: "endpoint-withdrawn" },
    "apollo.plan-or-key-scope": { fault: "forbidden" },
    "apollo.search-unfiltered": { fault: "unfiltered-search" },
    "apollo.reveal-failed": { fault: "bulk-status-failed" },
    "apollo.not-logged-in": ASKED_BY_A_PERSON,
  },
  MILLIONVERIFIER: {
    "millionverifier.unknown-error": { fault: "error-unheard-of" },
    "millionverifier.bad-key": { fault: "unauthorized" },
    "millionverifier.unauthorized": says("MILLIONVERIFIER", 401, {}),
    "millionverifier.credits-exhausted": { fault: "quota-exhausted" },
    "millionverifier.ip-blocked": { fault: "ip-blocked" },
    "millionverifier.internal-error": { fault: "error-internal" },
    "millionverifier.no-credits-left": ASKED_BY_A_PERSON,
  },
  PERPLEXITY: {
    "perplexity.request-rejected": { fault: "unknown-parameter" },
    "perplexity.quota-exhausted": { fault: "quota-exhausted" },
    "perplexity.key-blocked": says("PERPLEXITY", 401, { error: { message: "No.", type: "forbidden" } }),
    "perplexity.endpoint-retired": { fault: "endpoint-withdrawn" },
    "perplexity.connector-failed": says("PERPLEXITY", 424, {}),
    "perplexity.run-failed": { fault: "run-failed" },
  },
  OPENAI: {
    "openai.request-rejected": { fault: "unknown-parameter" },
    "openai.quota-exhausted": { fault: "quota-exhausted" },
    "openai.key-scope-missing": says("OPENAI", 403, { error: SCOPE }),
    "openai.region-blocked": { fault: "forbidden" },
    "openai.model-not-found": { fault: "model-not-found" },
    "openai.run-rate-limited": { fault: "run-rate-limited" },
    "openai.run-failed": { fault: "run-failed" },
  },
  INSTANTLY: {
    "instantly.request-rejected": { fault: "request-refused-400" },
    "instantly.edge-block": { fault: "edge-403-html" },
    "instantly.campaign-gone": { fault: "campaign-404" },
    "instantly.plan-used-up": { fault: "plan-used-up" },
    "instantly.lead-unaccounted": says("INSTANTLY", 200, NOBODY_ADDED),
    "instantly.add-failed": says("INSTANTLY", 200, { status: "error", message: "Not added" }),
    "instantly.still-there": "nobody is taken out in these campaigns",
    "instantly.added-missing": {
      says: {
        [endpointOf("HAND_OVER")]: answer(200, { status: "success", leads_uploaded: 1 }),
        [lookUpEndpointOf("HAND_OVER")]: answer(200, { items: [] }),
      },
    },
  },
};

/** An answer for each row of the failure table that opens the breaker, or why no answer makes the row true. */
export const OPENING_WAYS: ReadonlyMap<RuleId, WayOrReason> = new Map(
  PROVIDERS.flatMap((provider) => {
    const shared = common(provider);
    const signals = Object.keys(COMMON_SIGNALS) as CommonSignal[];
    const own = Object.entries(OWN[provider]) as [RuleId, WayOrReason][];
    const rest = signals
      .map((signal) => [commonRuleId(provider, signal) as RuleId, shared[signal]] as const)
      .filter(([rule]) => OWN[provider][rule] === undefined);
    return [...own, ...rest];
  }),
);
