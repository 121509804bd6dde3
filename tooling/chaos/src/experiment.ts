import type { LabDatabase } from "@leadgen/testkit/lab";

/** One fault, done to the real system often enough for its figures to mean something: a row of docs/reliability.md. */
export interface Experiment {
  /** For `--only`; kebab-case. */
  readonly name: string;
  /** What is done to the system. */
  readonly fault: string;
  readonly mustHold: string;
  readonly rounds: Rounds;
  run(order: Order): Promise<Finding>;
}

/** How often the fault is done: by `make chaos`, and by the short version that is part of `make test`. */
export type Rounds =
  | { readonly full: number; readonly short: number }
  /** Too long, or too rough on the machine, for every run of the tests. */
  | { readonly full: number; readonly notShort: string };

export interface Order {
  readonly rounds: number;
  /** Whatever is left to chance is drawn from it. */
  readonly seed: number;
  /** A fresh database with the product's schema, on the run's PostgreSQL (fsync on), which no experiment may stop or fill. */
  database(): Promise<LabDatabase>;
  /** A folder of the experiment's own, for what needs one: a PostgreSQL to be stopped, logs. Removed by the run. */
  folder(): Promise<string>;
  /** One line for the terminal. */
  progress(line: string): void;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What an experiment saw. `planned` and `ended` against each other show that it was no empty run. */
export interface Finding {
  readonly faults: Tally;
  readonly jobs: Tally;
  /** For the table: `{"back at work, p99": "12.4 s"}`. */
  readonly figures: Readonly<Record<string, string>>;
  /** Whatever did not hold, in words with ids; invariants included. */
  readonly violations: readonly string[];
  /** What held, but later than promised, which depends on what else the machine does. */
  readonly late?: readonly string[];
}

export interface Tally {
  readonly planned: number;
  /** Faults that fired; jobs that ended. */
  readonly done: number;
}
