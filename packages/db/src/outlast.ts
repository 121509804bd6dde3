import { setTimeout as sleep } from "node:timers/promises";
import { mayPass } from "./trouble.ts";

/** The first and the longest pause between two tries while the database is away, in milliseconds. */
const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;

export interface Patience {
  readonly until: AbortSignal;
  /** Called before each pause. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Repeats `work` while the database is in trouble, and after a statement that took too long, because the work's record would
 * otherwise be lost. Every wait for the database goes through this function.
 *
 * @throws what `work` throws for another reason, or after the signal.
 */
export async function outlast<T>(work: () => Promise<T>, { until, onTrouble }: Patience): Promise<T> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(MAX_PAUSE, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || until.aborted) throw error;
      onTrouble(error);
      await sleep(pause, undefined, { signal: until }).catch(() => {});
    }
  }
}
