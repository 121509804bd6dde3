import type { BugName } from "./bugs.ts";

/** How much of the infinite space is looked at. */
export interface Bounds {
  readonly workers: number;
  readonly jobs: number;
  /** Epochs 0 to n - 1: the breaker opens n - 1 times. */
  readonly epochs: number;
  /** Steps of a job, one paid call each. */
  readonly steps: number;
  /** Crashes, missed heartbeats and orderly stops together. */
  readonly faults: number;
  /** Jobs that a person cancels. */
  readonly cancels: number;
}

/** What is explored. */
export interface Model extends Bounds {
  readonly bug: BugName | null;
}
