import type { LabDatabase } from "@leadgen/testkit/lab";

/** One fault, applied to the real system often enough for meaningful figures: a row of docs/reliability.md. */
export interface Experiment {
  /** For `--only`; kebab-case. */
  readonly name: string;
  /** What is done to the system. */
  readonly fault: string;
  readonly mustHold: string;
  readonly rounds: Rounds;
  run(order: Order): Promise<Finding>;
}

/** How often the fault is applied: by `make chaos`, and by the short version among the tests. */
export type Rounds =
  | { readonly full: number; readonly short: number }
  /** Why it is too long, or too hard on the machine, for every run of the tests. */
  | { readonly full: number; readonly notShort: string };

export interface Order {
  readonly rounds: number;
  /** Source of all randomness. */
  readonly seed: number;
  /** A new database with the product's schema, on the run's PostgreSQL (fsync on). No experiment may stop or fill that server. */
  database(): Promise<LabDatabase>;
  /** The experiment's own folder, for a PostgreSQL that is stopped, logs and the like. The run removes it. */
  folder(): Promise<string>;
  /** Prints one line to the terminal. */
  progress(line: string): void;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What an experiment saw. `planned` against `done` shows that the run was not empty. */
export interface Finding {
  readonly faults: Tally;
  readonly jobs: Tally;
  /** For the table: `{"back at work, p99": "12.4 s"}`. */
  readonly figures: Readonly<Record<string, string>>;
  /** Everything that did not hold, in words with ids; invariants included. */
  readonly violations: readonly string[];
  /** What held, but later than promised; this depends on the machine's other load. */
  readonly late?: readonly string[];
}

export interface Tally {
  readonly planned: number;
  /** Faults that fired; jobs that ended. */
  readonly done: number;
}
