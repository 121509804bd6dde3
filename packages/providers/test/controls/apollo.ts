import { MATCH, REVEAL, SEARCH } from "../exchanges/good.ts";
import { PROBE, revealFirst, searchPeople } from "../support/calls.ts";
import { type Controls, nearestOf } from "./control.ts";

const near = nearestOf("APOLLO");

export const APOLLO_CONTROLS: Controls<"APOLLO"> = {
  "apollo.credits-exhausted": near(200, { ...REVEAL, error_message: "insufficient credits" }),
  "apollo.endpoint-withdrawn": near(422, { error: "Invalid parameters" }, searchPeople),
  "apollo.plan-or-key-scope": near(200, { ...REVEAL, error_code: "API_INACCESSIBLE" }),
  "apollo.crashed": near(422, { error_code: "INVALID_PARAMETERS", error: "unknown error" }, searchPeople),
  "apollo.search-rejected": near(422, { error: "Something went wrong" }, searchPeople),
  "apollo.search-unfiltered": near(200, { ...SEARCH, total_entries: 100_000_000 }, searchPeople),
  "apollo.reveal-failed": near(200, { ...REVEAL, status: "Success" }),
  "apollo.no-match": near(200, { ...REVEAL, matches: [], missing_records: 1 }, revealFirst),
  "apollo.no-email": near(200, { ...REVEAL, matches: [{ ...MATCH, email: undefined }, null] }, revealFirst),
  "apollo.not-logged-in": near(200, { healthy: true, is_logged_in: true, plan: null }, PROBE.APOLLO),
};
