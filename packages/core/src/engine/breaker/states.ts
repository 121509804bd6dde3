/** The two states of the one breaker. There is no third, and no timer between them. */
export const BREAKER_TABLE = {
  CLOSED: {
    meaning: "Work may run.",
    entered: "By an operator, through the API, with a reason, naming the epoch seen.",
  },
  OPEN: {
    meaning: "No provider call begins, anywhere. Every live job is PAUSED.",
    entered: "By the first failure of any provider, or by an operator. The epoch grows by one.",
  },
} as const;

export type BreakerState = keyof typeof BREAKER_TABLE;

export const BREAKER_STATES = Object.keys(BREAKER_TABLE) as readonly BreakerState[];

/** Every move of the breaker. */
export const BREAKER_MOVES = {
  FAILURE: { from: "CLOSED", to: "OPEN", by: "a provider failure reported by a call of this epoch" },
  OPEN_BY_HAND: { from: "CLOSED", to: "OPEN", by: "an operator's emergency stop, with a reason" },
  CLOSE: { from: "OPEN", to: "CLOSED", by: "an operator, with a reason and the epoch seen" },
} as const satisfies Record<string, { from: BreakerState; to: BreakerState; by: string }>;
