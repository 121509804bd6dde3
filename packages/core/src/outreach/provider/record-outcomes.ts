import type { LeadStatus } from "../lead/states.ts";

/**
 * What a provider can say about ONE record without being broken itself. The breaker stays as it is;
 * the lead gets this as its status.
 */
export const RECORD_OUTCOMES = [
  "NO_MATCH",
  "NO_EMAIL",
  "INVALID_ADDRESS",
  "DISPOSABLE_ADDRESS",
  "UNVERIFIABLE_ADDRESS",
  "BLOCKLISTED",
  "REFUSED",
  "REJECTED",
] as const satisfies readonly LeadStatus[];

export type RecordOutcome = (typeof RECORD_OUTCOMES)[number];
