/** Polling interval of a visible page, in milliseconds. Hidden pages do not poll. */
export const POLL_MS = 1_500;

/** For lists, which cost more and change less. At 3,000, fifty open jobs pages took 7 % of a core of PostgreSQL with 100,000 leads. */
const SLOW_POLL_MS = 5_000;

/** For figures over minutes, which cost too much to be read every few seconds. */
const RARE_POLL_MS = 15_000;

/** Milliseconds. A browser's timer fires at most this early. */
const EARLY_MS = 5;

/**
 * Milliseconds to the next multiple of the interval since the page was opened, for `refetchInterval`: all queries with this interval
 * are sent at the same moment, in one request.
 */
const together = (every: number) => (): number => {
  const left = every - (performance.now() % every);
  // A timer may fire a little early; the query must still be sent only once.
  return left < EARLY_MS ? left + every : left;
};
export const slowly = together(SLOW_POLL_MS);
export const rarely = together(RARE_POLL_MS);

/** A list asked for ahead is this young when its tab shows it, and is not asked for again then, in milliseconds. */
export const ASKED_AHEAD_MS = 1_000;

/** Milliseconds after the last key until the typed text is looked up. */
export const PAUSE_IN_TYPING_MS = 300;
