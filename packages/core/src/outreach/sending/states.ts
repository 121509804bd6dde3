/** The states of a campaign's sending, as far as leadgen knows. Only persons move it (rule J15). */
export const SENDING_TABLE = {
  NOT_ACTIVATED: { meaning: "A draft at Instantly, or not there yet: it sends nothing." },
  ACTIVATING: { meaning: "A person is activating it at this moment." },
  ACTIVE: { meaning: "Instantly sends, within the hours and limits." },
  PAUSED: { meaning: "A person paused it: Instantly sends nothing more." },
  UNKNOWN: { meaning: "Instantly did not answer the activation: it may send. Activate or pause it again." },
} as const satisfies Record<string, { meaning: string }>;

export type SendingState = keyof typeof SENDING_TABLE;

export const SENDING_STATES = Object.keys(SENDING_TABLE) as readonly SendingState[];

/** Every move of a campaign's sending. */
export const SENDING_MOVES = {
  CLAIM: {
    from: ["NOT_ACTIVATED", "PAUSED", "UNKNOWN"],
    to: ["ACTIVATING"],
    by: "a person who activates it, when the campaign is over and the breaker CLOSED; an ACTIVATING one whose process is gone counts as UNKNOWN",
  },
  SUCCEED: { from: ["ACTIVATING"], to: ["ACTIVE"], by: "Instantly's answer to the activation" },
  DOUBT: { from: ["ACTIVATING"], to: ["UNKNOWN"], by: "an activation without an answer" },
  GIVE_BACK: {
    from: ["ACTIVATING"],
    to: ["NOT_ACTIVATED", "PAUSED", "UNKNOWN"],
    by: "an activation that certainly did not happen: the sending returns to its earlier state",
  },
  PAUSE: {
    from: ["NOT_ACTIVATED", "ACTIVATING", "ACTIVE", "PAUSED", "UNKNOWN"],
    to: ["PAUSED"],
    by: "a person, at any time",
  },
} as const satisfies Record<
  string,
  { from: readonly SendingState[]; to: readonly SendingState[]; by: string }
>;

/**
 * Whether Instantly may be sending. If so, the settings in our row are the ones that Instantly has: they can't be changed, and
 * the campaign can't be deleted.
 */
export const maySend = (state: SendingState): boolean => state !== "NOT_ACTIVATED" && state !== "PAUSED";
