import type { Slots } from "./turns/slots.ts";

/** Most jobs of one process that wait for turns: about 3 kB each, and all of them are given back if it dies. */
const MOST_WAITING = 1_000;

/** The jobs that this process has claimed or is about to claim. Their doorbells are answered already, so nothing else counts them. */
export interface JobsInHand {
  /** Waits for a slot, and while too many jobs wait for turns. */
  admit(): Promise<void>;
  /** This process has finished with a job that was admitted. */
  dismiss(): void;
  count(): number;
  /** Resolves when no job is in hand. */
  none(): Promise<void>;
}

export function jobsInHand(slots: Slots, waiting: () => number): JobsInHand {
  let count = 0;
  const admitting: (() => void)[] = [];
  const ending: (() => void)[] = [];
  return {
    async admit() {
      while (waiting() >= MOST_WAITING) await new Promise<void>((resolve) => admitting.push(resolve));
      count += 1;
      await slots.takeForNew();
    },
    dismiss() {
      count -= 1;
      slots.release();
      admitting.shift()?.();
      if (count === 0) for (const resolve of ending.splice(0)) resolve();
    },
    count: () => count,
    async none() {
      if (count > 0) await new Promise<void>((resolve) => ending.push(resolve));
    },
  };
}
