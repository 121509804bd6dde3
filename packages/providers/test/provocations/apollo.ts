import { PROBE, revealFirst, searchPeople } from "../support/calls.ts";
import { ECHO, type Provocations, provocationsOf } from "../support/provocation.ts";
import { commonProvocations } from "./common.ts";

const { sim, raw } = provocationsOf("APOLLO");

const failedRun = { status: "error", error_code: "X", error_message: ECHO, matches: [], credits_consumed: 0 };

function oneMatch(email: string | null) {
  const match = { id: "p1", first_name: "Maren", email, email_status: "verified" };
  return { status: "success", matches: [match], credits_consumed: 1 };
}

export const APOLLO_PROVOCATIONS: Provocations<"APOLLO"> = {
  ...commonProvocations("APOLLO", {
    "payment-required": [sim("payment-required"), raw(402, { error: ECHO })],
    // A reveal holds only ids, so no 400 or 422 is about a person.
    "request-rejected": [
      sim("bad-request-400"),
      raw(400, { error_message: ECHO }),
      raw(400, { error_code: "INVALID_REQUEST", error: ECHO }),
      raw(400, { error_code: "RECORD_LIMIT_EXCEEDED", error: ECHO }),
      raw(422, { error: "Invalid parameters" }),
      raw(422, ""),
      raw(400, { error: ECHO }, searchPeople),
      raw(409, { error: ECHO }),
      raw(418, ECHO),
    ],
  }),
  "apollo.credits-exhausted": [
    sim("quota-exhausted"),
    sim("credits-exhausted-text"),
    raw(422, { error: ECHO, error_details: { code: "BILLING.LIMIT.CREDITS_EXHAUSTED" } }),
    raw(200, { ...failedRun, error_message: `You have insufficient credits ${ECHO}` }),
  ],
  "apollo.endpoint-withdrawn": [
    sim("endpoint-withdrawn"),
    raw(403, { error: `Endpoint deprecated ${ECHO}` }),
  ],
  "apollo.plan-or-key-scope": [sim("forbidden"), sim("forbidden", searchPeople)],
  "apollo.crashed": [
    raw(422, { error_code: "UNKNOWN_ERROR", error: `no implicit conversion of Symbol into Integer ${ECHO}` }),
    raw(422, { error_code: "UNKNOWN_ERROR", error: "invalid parameters" }, searchPeople),
  ],
  "apollo.search-rejected": [
    sim("bad-request-400", searchPeople),
    raw(400, { error: `Invalid value for person_seniorities ${ECHO}` }, searchPeople),
  ],
  "apollo.search-unfiltered": [sim("unfiltered-search", searchPeople)],
  "apollo.reveal-failed": [sim("bulk-status-failed"), raw(200, failedRun)],
  "apollo.no-match": [sim("no-match", revealFirst)],
  "apollo.no-email": [
    sim("no-email", revealFirst),
    sim("placeholder-email", revealFirst),
    raw(200, oneMatch(""), (providers) => revealFirst(providers, { personIds: ["p1"], campaignId: "" })),
  ],
  "apollo.not-logged-in": [sim("not-logged-in", PROBE.APOLLO)],
};
