import { ASKED_BY_A_PERSON, byAddress, type KnownProvider } from "./known-provider.ts";

export const apollo: KnownProvider<"APOLLO"> = {
  mainCall: (providers, { personIds }) => providers.apollo.revealPeople(personIds),
  subjectOfRequest: () => undefined,
  subjectOfCall: byAddress,
  worksOf: (effect) =>
    effect.kind === "apollo.enriched" ? effect.personIds.map((id) => `REVEAL ${id}`) : [],
  ways: {
    "apollo.crashed": { fault: "unknown-error-422" },
    "apollo.request-rejected": { fault: "invalid-request-400" },
    "apollo.credits-exhausted": { fault: "quota-exhausted" },
    "apollo.endpoint-withdrawn": { fault: "endpoint-withdrawn" },
    "apollo.plan-or-key-scope": { fault: "forbidden" },
    "apollo.search-unfiltered": { fault: "unfiltered-search" },
    "apollo.reveal-failed": { fault: "bulk-status-failed" },
    "apollo.not-logged-in": ASKED_BY_A_PERSON,
  },
};
