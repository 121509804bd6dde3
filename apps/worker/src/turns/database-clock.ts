/** The database's clock, by this process's own. */
export interface DatabaseClock {
  /**
   * @param now of the database, in milliseconds, from an answer
   * @param arrived when that answer came, by `performance.now()`
   * @returns the same moment by `performance.now()`
   */
  localTime(now: number, arrived: number): number;
}

/** So long an answer says how the clocks differ, in milliseconds: both run on, and not quite alike. */
const MEMORY_MS = 10_000;

/** An answer does not take so long: one of the clocks was set. */
const STEP_MS = 1_000;

/**
 * An answer comes later than it was made, never earlier: the one that took the least time says best how the clocks differ.
 * By each answer's own arrival, turns were up to 40 ms late on a busy machine.
 */
export function databaseClock(): DatabaseClock {
  let answers: { readonly ahead: number; readonly arrived: number }[] = [];
  return {
    localTime(now, arrived) {
      const ahead = arrived - now;
      answers = answers.filter(
        (answer) => answer.arrived > arrived - MEMORY_MS && ahead - answer.ahead < STEP_MS,
      );
      answers.push({ ahead, arrived });
      return now + Math.min(...answers.map((answer) => answer.ahead));
    },
  };
}
