import { PROBE } from "../support/calls.ts";
import { ECHO, type Provocations, provocationsOf } from "../support/provocation.ts";
import { commonProvocations } from "./common.ts";

const { sim, raw } = provocationsOf("MILLIONVERIFIER");

function errorAnswer(error: string) {
  return { result: "error", resultcode: 4, free: false, role: false, credits: 0, error };
}

function verdict(result: string) {
  return { result, resultcode: 3, free: false, role: false, credits: 9, error: "" };
}

export const MILLIONVERIFIER_PROVOCATIONS: Provocations<"MILLIONVERIFIER"> = {
  ...commonProvocations("MILLIONVERIFIER", {
    unauthorized: [raw(401, ECHO)],
    forbidden: [sim("forbidden"), raw(403, ECHO)],
    "endpoint-gone": [sim("endpoint-withdrawn"), raw(405, ECHO), raw(410, ECHO)],
  }),
  "millionverifier.bad-key": [
    sim("unauthorized"),
    sim("unauthorized", PROBE.MILLIONVERIFIER),
    raw(200, errorAnswer("apikey_not_found")),
    raw(200, errorAnswer(`No API key given ${ECHO}`)),
  ],
  "millionverifier.credits-exhausted": [
    sim("quota-exhausted"),
    raw(200, errorAnswer(`INSUFFICIENT_CREDITS ${ECHO}`)),
  ],
  "millionverifier.no-credits-left": [
    raw(200, { credits: 0, bulk_credits: 0, renewing_credits: 0, plan: 4 }, PROBE.MILLIONVERIFIER),
  ],
  "millionverifier.ip-blocked": [sim("ip-blocked")],
  "millionverifier.too-many-requests": [raw(200, errorAnswer(`Too many requests ${ECHO}`))],
  "millionverifier.internal-error": [sim("error-internal")],
  "millionverifier.unknown-error": [
    sim("error-unheard-of"),
    raw(200, errorAnswer("")),
    raw(200, errorAnswer("Please verify your account's e-mail first")),
    raw(200, { ...verdict("ok"), error: "maintenance" }),
    raw(200, { ...verdict("ok"), error: { text: "maintenance" } }),
    raw(200, { ...verdict("ok"), error: true }),
    raw(200, errorAnswer("Invalid email verification package")),
    raw(200, errorAnswer("No email service available in this region")),
  ],
  "millionverifier.address-not-accepted": [
    sim("error-no-email"),
    raw(200, errorAnswer(`Invalid email ${ECHO}`)),
  ],
  "millionverifier.invalid": [sim("invalid")],
  "millionverifier.disposable": [sim("disposable")],
  "millionverifier.unknown": [sim("unknown"), sim("unverified")],
  "millionverifier.new-word": [raw(200, verdict("brand_new_word")), raw(200, verdict("valid"))],
  "millionverifier.catch-all": [sim("catch-all")],
};
