import { setTimeout as sleep } from "node:timers/promises";
import { mayPass } from "./trouble.ts";

/** Pauses between two tries at a database that is away: the first one and the longest, in milliseconds. */
const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;

export interface Patience {
  readonly until: AbortSignal;
  /** Told before each pause. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Does `work` again while the database is in trouble, and after a statement that took too long: what is recorded here would be lost
 * otherwise. All that has to wait for the database waits here.
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
