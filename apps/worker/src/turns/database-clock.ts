/** Converts times of the database's clock to this process's own clock. */
export interface DatabaseClock {
  /**
   * @param now the database's time in an answer, in milliseconds
   * @param arrived when that answer arrived, by `performance.now()`
   * @returns `now` by `performance.now()`
   */
  localTime(now: number, arrived: number): number;
}

/** How long an answer says how the clocks differ, in milliseconds: after that they may have drifted apart. */
const MEMORY_MS = 10_000;

/** No answer takes this long, in milliseconds. A larger difference means that one of the clocks was set. */
const STEP_MS = 1_000;

/**
 * An answer arrives after it was made, never before: the answer that took the least time tells best how the clocks differ.
 * When each answer's own arrival was used, turns were up to 40 ms late on a busy machine.
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
