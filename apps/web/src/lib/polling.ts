/** How often a visible page asks again, in milliseconds. Hidden pages do not ask. */
export const POLL_MS = 1_500;

/** For lists, which cost more and change less. */
export const SLOW_POLL_MS = 3_000;

/** After the last key, after which what was typed is looked up, in milliseconds. */
export const PAUSE_IN_TYPING_MS = 300;
