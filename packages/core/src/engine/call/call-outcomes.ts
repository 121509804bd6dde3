/** How a provider call ended. A call without an outcome is under way. */
export const CALL_OUTCOME_TABLE = {
  SUCCEEDED: "A complete, well-formed answer.",
  REJECTED: "The provider works, but this one record was turned down.",
  FAILED: "A provider failure: it opened the breaker, or came too late for that.",
  UNKNOWN: "The worker died or lost the connection between sending and recording; it may have been paid for.",
} as const;

export type CallOutcome = keyof typeof CALL_OUTCOME_TABLE;

export const CALL_OUTCOMES = Object.keys(CALL_OUTCOME_TABLE) as readonly CallOutcome[];
