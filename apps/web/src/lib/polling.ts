/** How often a visible page asks again, in milliseconds. Hidden pages do not ask. */
export const POLL_MS = 1_500;

/** For lists, which cost more and change less. With 3,000, fifty open pages of jobs took 7 % of a core of PostgreSQL at 100,000 leads. */
const SLOW_POLL_MS = 5_000;

/** For what tells of minutes, and costs more than it is worth every few seconds. */
const RARE_POLL_MS = 15_000;

/** Milliseconds that a browser's timer is early at most. */
const EARLY_MS = 5;

/**
 * Milliseconds to the next whole multiple since the page was opened, for `refetchInterval`: what a page asks so often is asked at the same
 * moment, and goes in one request.
 */
const together = (every: number) => (): number => {
  const left = every - (performance.now() % every);
  // A timer may come a little early, and asks once all the same.
  return left < EARLY_MS ? left + every : left;
};
export const slowly = together(SLOW_POLL_MS);
export const rarely = together(RARE_POLL_MS);

/** After the last key, after which what was typed is looked up, in milliseconds. */
export const PAUSE_IN_TYPING_MS = 300;
