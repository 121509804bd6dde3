import { JOB_TYPES, type JobType, REVEAL_BATCH, TASK_TABLE } from "@leadgen/core";
import type { Slots } from "./turns/slots.ts";

/** A process whose slots are all taken and in which this many more people wait for turns takes on no others: about 3 kB each. */
const MOST_WAITING = 100;

/** How many people a job is about, for the jobs of which a campaign has one for each person, or for each few. */
const PEOPLE: Partial<Record<JobType, number>> = { REVEAL_LEADS: REVEAL_BATCH, ENRICH_LEAD: 1 };

/** The worker tasks of those jobs. */
export const TASKS_ABOUT_PEOPLE: ReadonlySet<string> = new Set(
  JOB_TYPES.filter((type) => type in PEOPLE).map((type) => TASK_TABLE[type].identifier),
);

/** The jobs that this process has claimed or is about to claim. Their doorbells are answered already, so nothing else counts them. */
export interface JobsInHand {
  /** Waits for a slot. */
  admit(type: JobType): Promise<void>;
  /** This process has finished with a job that was admitted. */
  dismiss(type: JobType): void;
  /**
   * Enough people are in hand. Jobs about others stay in the queue, where they keep their order among the campaigns: nobody's address is paid
   * for long before it is used, and what waits here is given back if the process dies. Jobs of other types are taken all the same.
   */
  enough(): boolean;
  count(): number;
  /** Resolves when no job is in hand. */
  none(): Promise<void>;
}

export function jobsInHand(slots: Slots, concurrency: number): JobsInHand {
  let count = 0;
  let people = 0;
  const ending: (() => void)[] = [];
  return {
    async admit(type) {
      count += 1;
      people += PEOPLE[type] ?? 0;
      await slots.takeForNew();
    },
    dismiss(type) {
      count -= 1;
      people -= PEOPLE[type] ?? 0;
      slots.release();
      if (count === 0) for (const resolve of ending.splice(0)) resolve();
    },
    enough: () => people >= concurrency + MOST_WAITING,
    count: () => count,
    async none() {
      if (count > 0) await new Promise<void>((resolve) => ending.push(resolve));
    },
  };
}
