import type { LeadStatus } from "../lead/states.ts";

/**
 * The outcomes that a working provider can report about ONE record. The breaker stays as it is;
 * the lead gets the outcome as its status.
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
