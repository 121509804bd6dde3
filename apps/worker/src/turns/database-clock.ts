/** Converts times of the database's clock to this process's own clock. */
export interface DatabaseClock {
  /** Reads the database's clock until an answer is quick enough to be exact, unless one was lately. */
  settle(): Promise<void>;
  /**
   * @param now the database's time in an answer, in milliseconds
   * @param arrived when that answer arrived, by `performance.now()`
   * @returns `now` by `performance.now()`
   */
  localTime(now: number, arrived: number): number;
}

export interface DatabaseClockSettings {
  /** Reads the database's clock, in milliseconds. */
  readonly read: () => Promise<number>;
  /** This process's clock, in milliseconds (default `performance.now()`). */
  readonly local?: () => number;
}

/** How long an answer says how the clocks differ, in milliseconds: after that they may have drifted apart. */
const MEMORY_MS = 10_000;

/** No answer takes this long, in milliseconds. A larger difference means that one of the clocks was set. */
const STEP_MS = 1_000;

/** A reading that took no longer than this is exact enough, in milliseconds. */
const EXACT_MS = 5;

/** On a machine where no reading is that quick, the best of so many is used. */
const MOST_READINGS = 5;

/**
 * An answer arrives after it was made, never before: the answer that took the least time tells best how the clocks differ.
 * When each answer's own arrival was used, turns were up to 40 ms late on a busy machine; so were the first turns of a process,
 * whose first answers are slow, until it began to read the clock before them.
 */
export function databaseClock({
  read,
  local = () => performance.now(),
}: DatabaseClockSettings): DatabaseClock {
  let answers: { readonly ahead: number; readonly arrived: number }[] = [];
  let settledAt = Number.NEGATIVE_INFINITY;
  let settling: Promise<void> | undefined;

  const localTime = (now: number, arrived: number) => {
    const ahead = arrived - now;
    answers = answers.filter(
      (answer) => answer.arrived > arrived - MEMORY_MS && ahead - answer.ahead < STEP_MS,
    );
    answers.push({ ahead, arrived });
    return now + Math.min(...answers.map((answer) => answer.ahead));
  };

  const readUntilExact = async () => {
    for (let readings = 0; readings < MOST_READINGS; readings += 1) {
      const asked = local();
      const now = await read();
      settledAt = local();
      localTime(now, settledAt);
      if (settledAt - asked <= EXACT_MS) return;
    }
  };

  return {
    localTime,
    async settle() {
      // Twice as often as answers are forgotten, so that an exact one is always remembered.
      if (local() - settledAt < MEMORY_MS / 2) return;
      settling ??= readUntilExact().finally(() => {
        settling = undefined;
      });
      await settling;
    },
  };
}
