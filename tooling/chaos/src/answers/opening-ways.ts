import {
  COMMON_SIGNALS,
  type CommonSignal,
  commonRuleId,
  PROVIDERS,
  type Provider,
  type RuleId,
} from "@leadgen/core";
import type { Act } from "../misbehaviour/act.ts";
import { headOf } from "../misbehaviour/malformed.ts";
import { KNOWN_PROVIDERS } from "../providers/all.ts";
import { answer, saysAct, type Way, type WayOrReason } from "./way.ts";

const FIFTY_MB = 50 * 1024 * 1024;
const JSON_HEAD = headOf(200, { "content-type": "application/json" });

function common(provider: Provider): Record<CommonSignal, WayOrReason> {
  const says = (act: Act): Way => saysAct(provider, act);
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

/** For each row of the failure table that opens the breaker: an answer that matches it, or the reason why none can. */
export const OPENING_WAYS: ReadonlyMap<RuleId, WayOrReason> = new Map(
  PROVIDERS.flatMap((provider) => {
    const ownWays: { readonly [R in RuleId]?: WayOrReason } = KNOWN_PROVIDERS[provider].ways;
    const shared = common(provider);
    const signals = Object.keys(COMMON_SIGNALS) as CommonSignal[];
    const own = Object.entries(ownWays) as [RuleId, WayOrReason][];
    const rest = signals
      .map((signal) => [commonRuleId(provider, signal) as RuleId, shared[signal]] as const)
      .filter(([rule]) => ownWays[rule] === undefined);
    return [...own, ...rest];
  }),
);
