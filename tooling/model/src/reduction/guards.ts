import type { Model } from "../bounds.ts";
import type { BugName } from "../bugs.ts";

/** Properties of the engine that the reduction relies on, with the bugs that break them. */
const GUARDS = {
  /** A verb that derives a job's state from the breaker holds the breaker's lock. */
  births: ["enqueue-without-lock", "enqueue-reads-before-lock"],
  /** A beginCall that waited checks the row again. */
  begins: ["begin-without-recheck"],
  /** A job that keeps its campaign going stays live until the COMMIT; live jobs are counted by the holder of the campaign's row, and after the job's. */
  counts: [
    "keep-live-without-lock",
    "count-before-wait",
    "count-without-campaign-lock",
    "campaign-before-job",
  ],
  /** A lost claim stays lost. */
  claims: ["complete-without-worker"],
} as const satisfies Record<string, readonly BugName[]>;

/** Whether the model has these guards: moves that rely on them are not eager where a seeded bug drops one. */
export const keeps = (model: Model, ...guards: readonly (keyof typeof GUARDS)[]): boolean =>
  !guards.some((guard) => GUARDS[guard].some((bug) => bug === model.bug));
