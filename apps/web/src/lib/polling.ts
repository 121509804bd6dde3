/** How often a visible page asks again, in milliseconds. Hidden pages do not ask. */
export const POLL_MS = 1_500;

/** For lists, which cost more and change less. With 3,000, fifty open pages of jobs took 7 % of a core of PostgreSQL at 100,000 leads. */
export const SLOW_POLL_MS = 5_000;

/** For what tells of minutes, and costs more than it is worth every few seconds. */
export const RARE_POLL_MS = 15_000;

/** After the last key, after which what was typed is looked up, in milliseconds. */
export const PAUSE_IN_TYPING_MS = 300;
